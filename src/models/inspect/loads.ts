import { matchAt } from './assignments';
import { maskPython } from './maskPython';
import { pythonImports } from './pythonImports';
import { WrittenPaths, type WrittenPath } from './writtenPaths';

/** A call in a Python text that loads a file whose path stands there. */
export interface LoadCall extends WrittenPath {
  /** `joblib.load`, as the library calls it. */
  readonly call: string;
  /** UTF-16 offsets of the argument that it loads from; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Functions that load a model from a file, by where they come from. */
const loaders: readonly RegExp[] = [
  /^(joblib|sklearn\.externals\.joblib)\.load$/,
  /^(pickle|cPickle|_pickle|dill|cloudpickle)\.(load|Unpickler)$/,
  /^torch\.(load|jit\.load)$/,
  /^(numpy)\.load$/,
  /^(pandas)\.(read_pickle)$/,
  /^(pandas)\.io\.pickle\.read_pickle$/,
  /^skops\.io\.load$/,
  /^mlflow\.(\w+\.)?load_model$/,
  /^keras\.models\.load_model$/,
  /^onnx\.load$/,
  /^onnxruntime\.InferenceSession$/,
  /^safetensors\.\w+\.load_file$/,
];

/** One of them is in every text that calls a loader, whatever that is called there. */
const loaderName = /\b(?:load(?:_model|_file)?|Unpickler|read_pickle|InferenceSession)\b/;

/** Names that are used without an import in sight: of notebooks, and of parts of a script. */
const usual: readonly (readonly [name: string, place: string])[] = [
  ['np', 'numpy'],
  ['pd', 'pandas'],
  ['sio', 'skops.io'],
];

const beforeArgument = /\s*(?:\w+\s*=(?!=)\s*)?/y;

/** Where the value of a call's first argument begins, which may have a name. */
function argumentAt(masked: string, from: number): number {
  return from + (matchAt(beforeArgument, masked, from)?.[0].length ?? 0);
}

/** Behind the last character of an argument, which a comma or a bracket ends. */
function argumentEnd(masked: string, start: number): number {
  let depth = 0;
  let end = start;
  for (; end < masked.length; end += 1) {
    const sign = masked.charAt(end);
    if (depth === 0 && ',)]}'.includes(sign)) break;
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
  }
  return start + masked.slice(start, end).trimEnd().length;
}

/** Finds the calls that load a file of which the path is spelt out, in order. Comments and strings are not taken for calls. */
export function findLoads(python: string): readonly LoadCall[] {
  if (!loaderName.test(python)) return [];
  const masked = maskPython(python);
  const names = importedNames(python);
  const paths = new WrittenPaths(python, masked);
  const found: LoadCall[] = [];
  for (const match of masked.matchAll(/(?<![\w.])([A-Za-z_][\w.]*)\s*\(/g)) {
    const call = fullName(match[1] ?? '', names);
    if (!loaders.some((loader) => loader.test(call))) continue;
    const start = argumentAt(masked, match.index + match[0].length);
    const written = paths.at(start);
    if (written !== null) found.push({ call, ...written, start, end: argumentEnd(masked, start) });
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
