import { parse } from 'yaml';
import * as z from 'zod/mini';
import { judgeCall, type TrustedImports } from './imports/judgeImport';
import type { ModelImport, ModelPort } from './modelFileReport';

/** What an `MLmodel` file says, as far as it can be read. */
export interface MlmodelFacts {
  readonly detail: string;
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  readonly metadata: Readonly<Record<string, string>>;
  /** The module that loads it. */
  readonly imports: readonly ModelImport[];
  /** Folders of Python files that are put on the path, and files that are run, below its own folder. */
  readonly code: readonly string[];
  /** What is loaded, below its folder; one that leads out of it is not what was packaged. */
  readonly loads: readonly string[];
  readonly problem: string | null;
}

const text = z.pipe(z.union([z.string(), z.number(), z.date()]), z.transform(String));
const record = z.record(z.string(), z.unknown());
const document = z.object({
  flavors: record,
  signature: z.catch(z.nullish(z.object({ inputs: z.nullish(z.string()), outputs: z.nullish(z.string()) })), null),
  mlflow_version: z.catch(z.optional(text), undefined),
  model_uuid: z.catch(z.optional(text), undefined),
  run_id: z.catch(z.optional(text), undefined),
  utc_time_created: z.catch(z.optional(text), undefined),
});

/** Keys of flavors that say which file or folder is loaded. */
const loadedBy = [
  'data',
  'model_path',
  'pickled_model',
  'model_data',
  'python_model',
  'keras_model',
  'saved_model_dir',
];

const nothing: MlmodelFacts = {
  detail: '',
  inputs: [],
  outputs: [],
  metadata: {},
  imports: [],
  code: [],
  loads: [],
  problem: 'Its MLmodel file is not one of MLflow.',
};

/** Reads the text of an `MLmodel` file (MLflow's model format). */
export function readMlmodel(yaml: string, trusted: TrustedImports): MlmodelFacts {
  const parsed = document.safeParse(parsedYaml(yaml));
  if (!parsed.success) return nothing;
  const { flavors, signature, ...rest } = parsed.data;
  const described = Object.values(flavors).map((flavor) => record.safeParse(flavor).data ?? {});
  const valuesOf = (...keys: readonly string[]) =>
    described.flatMap((flavor) => keys.map((key) => flavor[key])).filter((it) => typeof it === 'string');
  return {
    detail: Object.keys(flavors).join(', '),
    inputs: portsOf(signature?.inputs),
    outputs: portsOf(signature?.outputs),
    metadata: Object.fromEntries(
      Object.entries(rest).filter((it): it is [string, string] => typeof it[1] === 'string'),
    ),
    imports: valuesOf('loader_module').map((loader) => loaderImport(loader, trusted)),
    code: valuesOf('code', 'model_code_path'),
    loads: valuesOf(...loadedBy),
    problem: null,
  };
}

function parsedYaml(yaml: string): unknown {
  try {
    // PyYAML merges `<<`, and MLflow reads by it.
    return parse(yaml, { maxAliasCount: 50, logLevel: 'error', merge: true }) as unknown;
  } catch {
    return null;
  }
}

const ownLoaders =
  /^mlflow\.(sklearn|xgboost|lightgbm|catboost|pytorch|onnx|tensorflow|keras|statsmodels|prophet|spark|pyfunc\.model)$/;

/** MLflow imports the module and calls its loader. */
function loaderImport(module: string, trusted: TrustedImports): ModelImport {
  const name = '_load_pyfunc';
  if (ownLoaders.test(module)) return { module, name, verdict: 'safe', reason: '' };
  return judgeCall(module, name, trusted);
}

const column = z.object({
  type: z.catch(z.string(), 'unknown'),
  name: z.optional(z.string()),
  required: z.catch(z.boolean(), true),
  'tensor-spec': z.optional(z.object({ dtype: z.string(), shape: z.array(z.number()) })),
});

/** A schema is a JSON text within the YAML; −1 is an open dimension. */
function portsOf(json: string | null | undefined): readonly ModelPort[] {
  if (json === null || json === undefined) return [];
  const columns = z.array(column).safeParse(parsedYaml(json));
  if (!columns.success) return [];
  return columns.data.map(({ name = '', type, required, 'tensor-spec': tensor }) => ({
    name,
    type: tensor?.dtype ?? type,
    shape: tensor ? tensor.shape.map((size) => (size < 0 ? null : size)) : null,
    required,
  }));
}
