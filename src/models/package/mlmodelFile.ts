import { parse, stringify } from 'yaml';
import type { ModelFormat } from '../inspect/modelFileReport';
import { loaderModule } from './modelLoader';

/** Inputs, outputs and parameters of a model as an `MLmodel` writes them. */
export type Signature = Readonly<Record<string, unknown>>;

interface GeneratedModel {
  /** Path of the model in the package. */
  readonly model: string;
  readonly format: ModelFormat;
  readonly python: string | null;
  readonly hasLoader: boolean;
  readonly hasRequirements: boolean;
  /** Null: nothing is known of what it takes. */
  readonly signature: Signature | null;
}

/** The `MLmodel` of a model that has none, without the time that MLflow itself would write. */
export function renderMlmodel(generated: GeneratedModel): string {
  const { model, format, python, signature } = generated;
  const pyfunc = {
    code: 'code',
    data: model,
    ...(generated.hasRequirements ? { env: { virtualenv: 'python_env.yaml' } } : {}),
    loader_module: loaderModule,
    ...(python === null ? {} : { python_version: python }),
  };
  return stringify(
    {
      flavors: { ...(generated.hasLoader ? { python_function: pyfunc } : {}), tend: { data: model, format } },
      ...(signature ? { signature } : {}),
    },
    { lineWidth: 0, sortMapEntries: true },
  );
}

/** `python_env.yaml` beside it. */
export function renderPythonEnvironment(python: string | null): string {
  return stringify({ ...(python === null ? {} : { python }), dependencies: ['-r requirements.txt'] });
}

/** A signature of what is known; null: nothing is. */
export function renderSignature(inputs: readonly object[] | null, outputs: readonly object[] | null): Signature | null {
  const json = (schema: readonly object[] | null) => schema && JSON.stringify(schema);
  return inputs || outputs ? { inputs: json(inputs), outputs: json(outputs), params: null } : null;
}

/** The signature of the `MLmodel` of somebody else; null: it has none, or none that says what goes in. */
export function mlmodelSignature(text: string): Signature | null {
  const signature = record(record(attempt(text)).signature);
  return textOf(signature.inputs) === null ? null : signature;
}

/** What a package needs to know of an `MLmodel`. */
export interface MlmodelFacts {
  /** What is loaded, below its folder. */
  readonly model: string;
  readonly python: string | null;
  readonly example: string | null;
}

/** Parses the `MLmodel` of somebody else; what cannot be read is left out. */
export function readMlmodel(text: string): MlmodelFacts {
  const document = record(attempt(text));
  const flavors = record(document.flavors);
  const pyfunc = record(flavors.python_function);
  const own = Object.entries(flavors).find(([name]) => name !== 'python_function' && name !== 'tend');
  const { pickled_model, data } = record(own?.[1]);
  const model = textOf(pyfunc.model_path) ?? textOf(pickled_model) ?? textOf(data) ?? textOf(pyfunc.data);
  return {
    model: model ?? 'MLmodel',
    python: textOf(pyfunc.python_version),
    example: textOf(record(document.saved_input_example_info).artifact_path),
  };
}

function attempt(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
