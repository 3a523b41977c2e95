import { isBuilt, itemsOf, makerOf, type Value } from './values';

export interface Dtype {
  /** As NumPy calls it: `float64`, `<U12`. */
  readonly name: string;
  readonly bytes: number;
  /** Whether its values are pickled. */
  readonly hasObjects: boolean;
}

const kinds: Readonly<Record<string, string>> = { f: 'float', i: 'int', u: 'uint', c: 'complex', b: 'bool' };

/** A dtype as NumPy writes it in short: `<f8`, `|b1`, `U12`, `O`; null where it is none. */
export function parseDtype(text: string): Dtype | null {
  const match = /^[<>|=]?([a-zA-Z?])(\d*)(?:\[[\w]+\])?$/.exec(text);
  const [, kind = '', digits = ''] = match ?? [];
  if (match === null) return named(text);
  if (kind === 'O') return { name: 'object', bytes: 8, hasObjects: true };
  if (kind === '?') return { name: 'bool', bytes: 1, hasObjects: false };
  if (kind === 'U') return { name: text, bytes: Number(digits) * 4, hasObjects: false };
  if ('SaV'.includes(kind)) return { name: text, bytes: Number(digits), hasObjects: false };
  if ('mM'.includes(kind)) return { name: kind === 'M' ? 'datetime64' : 'timedelta64', bytes: 8, hasObjects: false };
  const word = kinds[kind];
  if (word === undefined || digits === '') return named(text);
  const bytes = Number(digits);
  return { name: word === 'bool' ? 'bool' : `${word}${bytes * 8}`, bytes, hasObjects: false };
}

function named(text: string): Dtype | null {
  const match = /^(float|int|uint|complex)(8|16|32|64|128|256)$/.exec(text);
  if (match) return { name: text, bytes: Number(match[2]) / 8, hasObjects: false };
  return /^bool_?$/.test(text) ? { name: 'bool', bytes: 1, hasObjects: false } : null;
}

/**
 * A pickled dtype: `numpy.dtype('f8', …)` with a state whose fifth and sixth value are its fields and names; null where
 * it cannot be told.
 */
export function dtypeOf(value: Value): Dtype | null {
  if (!/^numpy\.(core\.\w+\.|_core\.\w+\.|dtypes\.)?\w*[dD]type$/.test(makerOf(value)) || !isBuilt(value)) return null;
  if (value.kind !== 'object') return null;
  const [code] = itemsOf(value.args);
  const state = itemsOf(value.state);
  const parsed = typeof code === 'string' ? parseDtype(code) : null;
  if (!parsed || typeof code !== 'string' || !/^[<>|=]?V/.test(code) || state[4] === null) return parsed;
  return { ...parsed, name: 'record', hasObjects: hasObjectField(state[4], 0) };
}

function hasObjectField(fields: Value, depth: number): boolean {
  if (!isBuilt(fields) || fields.kind !== 'dict' || depth > 8) return true;
  return fields.entries.some(([, field]) => dtypeOf(itemsOf(field)[0])?.hasObjects !== false);
}
