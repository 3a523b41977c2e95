import { parse } from 'yaml';
import * as z from 'zod/mini';
import { notRunnable } from '../package/modelLoader';
import { Refusal } from '../refusal';

/** How a restored model is loaded, without MLflow where that is possible. */
export type LoadingPlan =
  | { readonly kind: 'loader'; readonly module: string; readonly data: string; readonly code: string | null }
  | {
      readonly kind: 'sklearn';
      readonly file: string;
      readonly serialization: string;
      readonly method: string;
      readonly code: string | null;
    }
  | { readonly kind: 'onnx'; readonly file: string; readonly code: string | null }
  | { readonly kind: 'mlflow'; readonly code: string | null };

const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value ?? null),
);
const mlmodel = z.looseObject({
  flavors: z.looseObject({
    python_function: z.optional(
      z.looseObject({ loader_module: text, data: text, model_path: text, code: text, predict_fn: text }),
    ),
    sklearn: z.optional(z.looseObject({ pickled_model: text, serialization_format: text, code: text })),
    onnx: z.optional(z.looseObject({ data: text, code: text })),
    tend: z.catch(z.optional(z.looseObject({ data: z.string(), format: z.string() })), undefined),
  }),
  signature: z.nullish(z.looseObject({ inputs: text })),
});

/** What is read of the `MLmodel` of a restored folder. Throws a `Refusal` where nothing in it can be loaded. */
export function loadingPlan(mlmodelText: string): LoadingPlan {
  const parsed = mlmodel.safeParse(attempt(mlmodelText));
  if (!parsed.success) throw new Refusal('The MLmodel of the package cannot be read.');
  const { python_function: pyfunc, sklearn, onnx, tend } = parsed.data.flavors;
  const code = pyfunc?.code ?? null;
  if (pyfunc?.loader_module && !pyfunc.loader_module.startsWith('mlflow.'))
    return { kind: 'loader', module: pyfunc.loader_module, data: pyfunc.data ?? '', code };
  if (sklearn?.pickled_model) {
    const serialization = sklearn.serialization_format ?? 'pickle';
    const method = pyfunc?.predict_fn ?? 'predict';
    return { kind: 'sklearn', file: sklearn.pickled_model, serialization, method, code: code ?? sklearn.code ?? null };
  }
  if (onnx?.data) return { kind: 'onnx', file: onnx.data, code: code ?? onnx.code ?? null };
  if (pyfunc) return { kind: 'mlflow', code };
  if (tend) throw new Refusal(notRunnable(tend.format, tend.data));
  throw new Refusal(
    'The package does not say how it is loaded: it needs an MLmodel with the flavor python_function and its loader in code/.',
  );
}

/** Why what an `MLmodel` describes can be neither run nor drilled, as sentences; null: it can be tried. */
export function loadingProblem(mlmodelText: string): string | null {
  try {
    loadingPlan(mlmodelText);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Columns that are text by the schema of the inputs, so that `02210` stays `02210`. */
export function textColumns(mlmodelText: string): readonly string[] {
  return signedInputs(mlmodelText).flatMap((input) => (input?.type === 'string' ? [input.name] : []));
}

/**
 * Names of the columns of the table that a model takes, in its order: what is given by column or without names becomes that
 * table, as MLflow makes it. Empty: a table of which no names are known. Null: it takes no table, or does not say so.
 */
export function tableColumns(mlmodelText: string): readonly string[] | null {
  const inputs = signedInputs(mlmodelText);
  const names = inputs.flatMap((input) => (input && singleTypes.has(input.type) ? [input.name] : []));
  if (inputs.length > 0) return names.length === inputs.length ? names : null;
  return loadingPlan(mlmodelText).kind === 'sklearn' ? [] : null;
}

/** Columns that a model takes of a table, in their order: MLflow leaves out all others. Empty: it does not say so. */
export function takenColumns(mlmodelText: string): readonly string[] {
  const inputs = signedInputs(mlmodelText);
  const names = inputs.flatMap((input) => (input && input.type !== 'tensor' ? [input.name] : []));
  return names.length === inputs.length ? names : [];
}

/** Types of columns of which each cell is a single value. */
const singleTypes = new Set(['boolean', 'integer', 'long', 'float', 'double', 'string', 'datetime']);

/** Inputs of the signature; null: one without a name. */
function signedInputs(mlmodelText: string): readonly (z.output<typeof signedInput> | null)[] {
  const parsed = mlmodel.safeParse(attempt(mlmodelText));
  const inputs: unknown = parsed.success ? attempt(parsed.data.signature?.inputs ?? '') : null;
  return Array.isArray(inputs) ? inputs.map((it) => signedInput.safeParse(it).data ?? null) : [];
}

const signedInput = z.looseObject({ name: z.string(), type: z.string() });

/** JSON is YAML too. */
function attempt(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return null;
  }
}
