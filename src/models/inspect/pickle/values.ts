/**
 * What the symbolic machine knows of a value: plain ones as they are, `undefined` where nothing is known. Text that is long
 * and bytes are not kept.
 */
export type Value = undefined | null | boolean | number | bigint | string | Built;

export type Built =
  GlobalValue | TupleValue | ListValue | DictValue | ObjectValue | BytesValue | PersistentValue | ArrayValue;

/** A class or function by its place. */
export interface GlobalValue {
  readonly kind: 'global';
  readonly module: string;
  readonly name: string;
}

export interface TupleValue {
  readonly kind: 'tuple';
  readonly items: readonly Value[];
  /** Values in it with those of the tuples in it, counted as often as they stand there. */
  readonly weight: number;
}

interface ListValue {
  readonly kind: 'list';
  readonly items: Value[];
}

interface DictValue {
  readonly kind: 'dict';
  readonly entries: [Value, Value][];
}

/** What a call or a class made; `entries` and `items` were put into it afterwards. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly of: Value;
  readonly args: Value;
  state: Value;
  readonly entries: [Value, Value][];
  readonly items: Value[];
}

export interface BytesValue {
  readonly kind: 'bytes';
  readonly length: number;
}

/** Something that the loader looks up by itself, such as a storage of torch. */
interface PersistentValue {
  readonly kind: 'persistent';
  readonly id: Value;
}

/** Numbers that stand outside of the opcodes. */
export interface ArrayValue {
  readonly kind: 'array';
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: number;
  /** What an array of objects was read from; undefined: it holds numbers. */
  readonly content: Value;
}

export function isBuilt(value: Value): value is Built {
  return typeof value === 'object' && value !== null;
}

export function isGlobal(value: Value): value is GlobalValue {
  return isBuilt(value) && value.kind === 'global';
}

export function itemsOf(value: Value): readonly Value[] {
  return isBuilt(value) && (value.kind === 'tuple' || value.kind === 'list') ? value.items : [];
}

export function madeObject(of: Value, args: Value): ObjectValue {
  return { kind: 'object', of, args, state: undefined, entries: [], items: [] };
}

/** The whole numbers of a tuple or list; null where one is not known. */
export function wholeNumbers(value: Value): readonly number[] | null {
  const numbers = itemsOf(value).map((item) => (typeof item === 'bigint' ? Number(item) : item));
  return isBuilt(value) && numbers.every((item): item is number => Number.isSafeInteger(item)) ? numbers : null;
}

/** What stands under a text in a dictionary, or in the attributes of an object. */
export function entryOf(value: Value, key: string): Value {
  if (!isBuilt(value)) return undefined;
  if (value.kind === 'object')
    return value.entries.findLast(([name]) => name === key)?.[1] ?? entryOf(value.state, key);
  return value.kind === 'dict' ? value.entries.findLast(([name]) => name === key)?.[1] : undefined;
}

/** Whether a dictionary or an object has something under a text, also where it is not known what. */
export function hasEntry(value: Value, key: string): boolean {
  if (!isBuilt(value) || (value.kind !== 'object' && value.kind !== 'dict')) return false;
  if (value.entries.some(([name]) => name === key)) return true;
  return value.kind === 'object' && hasEntry(value.state, key);
}

/** `module.name` of the class or function that made an object; an empty text where it is not known. */
export function makerOf(value: Value): string {
  return isBuilt(value) && value.kind === 'object' && isGlobal(value.of) ? `${value.of.module}.${value.of.name}` : '';
}
