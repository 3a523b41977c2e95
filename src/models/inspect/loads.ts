import { argumentAt, argumentEnd, callArguments } from './callArguments';
import { maskPython } from './maskPython';
import { pythonImports } from './pythonImports';
import { WrittenPaths, type WrittenPath } from './writtenPaths';

/** A call in a Python text that loads a file whose path stands there. */
export interface LoadCall extends WrittenPath {
  /** `joblib.load`, as the library calls it. */
  readonly call: string;
  /** Behind the name in a sentence: when the call runs what the file says; empty where it does in any case. */
  readonly when: string;
  /** Whether the path is that of a model of MLflow, which is a folder. */
  readonly isFolder: boolean;
  /** UTF-16 offsets of the argument that it loads from; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Of MLflow itself and of each of its flavours. */
const mlflowLoader = /^mlflow\.(\w+\.)?load_model$/;

/** Functions that load a model from a file, by where they come from. */
const loaders: readonly RegExp[] = [
  /^(joblib|sklearn\.externals\.joblib)\.load$/,
  /^(pickle|cPickle|_pickle|dill|cloudpickle)\.(loads?|Unpickler)$/,
  /^torch\.(load|jit\.load)$/,
  /^(numpy)\.load$/,
  /^(pandas)\.(read_pickle)$/,
  /^(pandas)\.io\.pickle\.read_pickle$/,
  /^skops\.io\.load$/,
  mlflowLoader,
  /^keras\.models\.load_model$/,
  /^onnx\.load$/,
  /^onnxruntime\.InferenceSession$/,
  /^safetensors\.\w+\.load_file$/,
];

/** One of them is in every text that calls a loader, whatever that is called there. */
const loaderName = /\b(?:load(?:s|_model|_file)?|Unpickler|read_pickle|InferenceSession)\b/;

/** Names that are used without an import in sight: of notebooks, and of parts of a script. */
const usual: readonly (readonly [name: string, place: string])[] = [
  ['np', 'numpy'],
  ['pd', 'pandas'],
  ['sio', 'skops.io'],
];

/**
 * Under which condition a call runs what a pickle says, for those that refuse to by what they are given; `''`: in any case, null: it
 * never does. NumPy refuses unless it is told otherwise since 1.16.3, PyTorch since 2.6.
 */
function condition(call: string, masked: string, from: number): string | null {
  if (call !== 'numpy.load' && call !== 'torch.load') return '';
  const given = callArguments(masked, from);
  const named = (name: string) => given.find((it) => it.name === name)?.value;
  if (call === 'numpy.load') {
    const third = given[2]?.name === null ? given[2].value : undefined;
    return (named('allow_pickle') ?? third ?? 'False') === 'False' ? null : '';
  }
  const weightsOnly = named('weights_only') ?? 'None';
  if (weightsOnly === 'True') return null;
  return weightsOnly === 'None' ? ' of PyTorch before 2.6, or with weights_only=False,' : '';
}

/**
 * Finds the calls that load a file of which the path is spelt out, in order, but those that refuse what could run. Comments and
 * strings are not taken for calls.
 */
export function findLoads(python: string): readonly LoadCall[] {
  if (!loaderName.test(python)) return [];
  const masked = maskPython(python);
  const names = importedNames(python);
  const paths = new WrittenPaths(python, masked);
  const found: LoadCall[] = [];
  for (const match of masked.matchAll(/(?<![\w.])([A-Za-z_][\w.]*)\s*\(/g)) {
    const call = fullName(match[1] ?? '', names);
    if (!loaders.some((loader) => loader.test(call))) continue;
    const inside = match.index + match[0].length;
    const start = argumentAt(masked, inside);
    const written = paths.at(start);
    const when = written && condition(call, masked, inside);
    if (written !== null && when !== null)
      found.push({ call, when, isFolder: mlflowLoader.test(call), ...written, start, end: argumentEnd(masked, start) });
  }
  return found;
}

/** What a name stands for, by the imports of the text. */
function importedNames(python: string): ReadonlyMap<string, string> {
  const names = new Map(usual);
  for (const { module, what, name } of pythonImports(python)) {
    if (what !== null) names.set(name ?? what, `${module}.${what}`);
    else if (name !== null) names.set(name, module);
  }
  return names;
}

function fullName(name: string, names: ReadonlyMap<string, string>): string {
  const [first = '', ...rest] = name.split('.');
  return [names.get(first) ?? first, ...rest].join('.');
}
