import { maskPython } from './maskPython';
import { pythonImports } from './pythonImports';

/** A call in a Python text that loads a file whose path stands there. */
export interface LoadCall {
  /** `joblib.load`, as the library calls it. */
  readonly call: string;
  /** As it is written: relative to wherever the script is run. */
  readonly path: string;
  /** UTF-16 offsets of the path's literal, quotes included; `end` is exclusive. */
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

/** Names that are used without an import in sight: of notebooks, and of parts of a script. */
const usual: readonly (readonly [name: string, place: string])[] = [
  ['np', 'numpy'],
  ['pd', 'pandas'],
  ['sio', 'skops.io'],
];

/** Finds the calls that load a file of which the path is a literal, in order. Comments and strings are not taken for calls. */
export function findLoads(python: string): readonly LoadCall[] {
  const masked = maskPython(python);
  const names = importedNames(python);
  const found: LoadCall[] = [];
  for (const match of masked.matchAll(/(?<![\w.])([A-Za-z_][\w.]*)\s*\(/g)) {
    const call = fullName(match[1] ?? '', names);
    if (!loaders.some((loader) => loader.test(call))) continue;
    const literal = pathOf(python, masked, match.index + match[0].length);
    if (literal !== null) found.push({ call, ...literal });
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

type Literal = Pick<LoadCall, 'path' | 'start' | 'end'>;

/** The path that a call is given: a literal, one within `open` or `Path`, or of a file that was opened under a name. */
function pathOf(python: string, masked: string, from: number): Literal | null {
  const inside = /^\s*(?:\w+\s*=\s*)?(?:(?:[\w.]+\.)?(?:open|Path|PurePath)\s*\(\s*)*/.exec(masked.slice(from));
  const at = from + (inside?.[0].length ?? 0);
  const literal = literalAt(python, masked, at);
  if (literal !== null) return literal;
  const [, name] = /^(\w+)\s*[,)]/.exec(masked.slice(at)) ?? [];
  return name === undefined ? null : openedAs(python, masked, name, from);
}

/** `open("…") as name` or `name = open("…")` or `name = "…"`, the last before a place. */
function openedAs(python: string, masked: string, name: string, before: number): Literal | null {
  const text = masked.slice(0, before);
  const assigned = new RegExp(`(?<![\\w.])${name}\\s*=\\s*(?:(?:[\\w.]+\\.)?(?:open|Path)\\s*\\(\\s*)?(?=["'])`, 'g');
  const opened = new RegExp(`(?:[\\w.]+\\.)?open\\s*\\(\\s*(?=["'])[^\\n]*?\\)\\s*as\\s+${name}\\b`, 'g');
  const places = [
    ...[...text.matchAll(assigned)].map((match) => match.index + match[0].length),
    ...[...text.matchAll(opened)].map((match) => match.index + match[0].search(/["']/)),
  ];
  const last = Math.max(-1, ...places);
  return last < 0 ? null : literalAt(python, masked, last);
}

/** A plain string at a place; one with values in it is no path that stands there. */
function literalAt(python: string, masked: string, at: number): Literal | null {
  const [all, prefix = '', quote = ''] = /^([rRuUbB]?)("|')\s*\2/.exec(masked.slice(at)) ?? [];
  if (all === undefined || /[bB]/.test(prefix)) return null;
  const inner = python.slice(at + prefix.length + quote.length, at + all.length - quote.length);
  if (inner === '' || /^\s*([+%]|\.format)/.test(masked.slice(at + all.length))) return null;
  const path = prefix === '' ? inner.replace(/\\(["'\\])/g, '$1') : inner;
  return { path, start: at, end: at + all.length };
}
