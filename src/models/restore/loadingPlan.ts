import { parse } from 'yaml';
import * as z from 'zod';
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

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const mlmodel = z.looseObject({
  flavors: z.looseObject({
    python_function: z
      .looseObject({ loader_module: text, data: text, model_path: text, code: text, predict_fn: text })
      .optional(),
    sklearn: z.looseObject({ pickled_model: text, serialization_format: text, code: text }).optional(),
    onnx: z.looseObject({ data: text, code: text }).optional(),
    tend: z.looseObject({ data: z.string(), format: z.string() }).optional().catch(undefined),
  }),
  signature: z.looseObject({ inputs: text }).nullish(),
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
  const parsed = mlmodel.safeParse(attempt(mlmodelText));
  const inputs: unknown = parsed.success ? attempt(parsed.data.signature?.inputs ?? '') : null;
  if (!Array.isArray(inputs)) return [];
  const columns = inputs.map((it) => z.looseObject({ name: z.string(), type: z.string() }).safeParse(it));
  return columns.flatMap(({ data }) => (data?.type === 'string' ? [data.name] : []));
}

/** JSON is YAML too. */
function attempt(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return null;
  }
}
