import { headWord } from './cellHash';
import type { CellKind } from './cellKind';
import type { CellClass } from './classifyCell';
import { release, releaseAll } from './release';
import type { Viewed } from './viewed';
import { keptOccurrences } from './extremes';
import type { ColumnLimits } from './limits';
import type { PlaceList } from './placeList';

/** Row and start of each place; the end follows from the length of the spelling. */
export const placeStride = keptOccurrences * 2;

/** Numbers of one entry in `records`. What a look-up needs lies side by side, because it is what most time goes into. */
export const recordSize = 8;
export const recordField = {
  hash: 0,
  length: 1,
  /** The first four bytes, so that most others are told apart in one step. */
  head: 2,
  /** Where its bytes begin in `keys`. */
  start: 3,
  kind: 4,
  flags: 5,
  /** 1 while further occurrences are wanted with their place. */
  wanted: 6,
  placeCount: 7,
} as const;

/**
 * Distinct raw cells of a column with what is known of each: open addressing over bytes, so that a cell which came before
 * costs a hash and a comparison. Plain data in parallel arrays; entries stand in order of their first occurrence.
 */
export interface Dictionary {
  size: number;
  /** Entry + 1 by hash; a power of two long. */
  table: Int32Array;
  /** `recordSize` numbers of each entry, as `recordField` names them. */
  records: Int32Array;
  counts: Float64Array;
  /** The number it stands for, NaN for none. */
  numbers: Float64Array;
  /** The bytes of the entries, one behind the other. */
  keys: Uint8Array;
  /** The first `keptOccurrences` places of each entry. */
  places: Float64Array;
}

export function createDictionary(room = 4): Dictionary {
  return {
    size: 0,
    table: new Int32Array(room * 2),
    records: new Int32Array(room * recordSize),
    counts: new Float64Array(room),
    numbers: new Float64Array(room),
    keys: new Uint8Array(room * 8),
    places: new Float64Array(room * placeStride),
  };
}

export function entryHash({ records }: Dictionary, entry: number): number {
  return records[entry * recordSize] as number;
}

export function entryKind({ records }: Dictionary, entry: number): CellKind {
  return records[entry * recordSize + recordField.kind] as CellKind;
}

export function entryFlags({ records }: Dictionary, entry: number): number {
  return records[entry * recordSize + recordField.flags] as number;
}

/** The entry of the raw cell `[start, end)` whose content has this hash; -1 when it is not there. */
export function findEntry(dictionary: Dictionary, hash: number, within: Viewed, start: number, end: number): number {
  const { table, records } = dictionary;
  const mask = table.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = (table[slot] as number) - 1;
    if (entry < 0) return -1;
    const at = entry * recordSize;
    if (records[at] !== hash || records[at + recordField.length] !== end - start) continue;
    if (records[at + recordField.head] !== headWord(within.view, start, end)) continue;
    if (end - start <= 4 || hasRest(dictionary, entry, within, start, end)) return entry;
  }
}

/** Compares what follows the first four bytes. */
function hasRest(dictionary: Dictionary, entry: number, { bytes }: Viewed, start: number, end: number): boolean {
  const { keys } = dictionary;
  for (let at = start + 4, other = keyStart(dictionary, entry) + 4; at < end; at++, other++)
    if (bytes[at] !== keys[other]) return false;
  return true;
}

/** Whether another spelling of this length would be too much. */
export function isFull(dictionary: Dictionary, limits: ColumnLimits, length: number): boolean {
  return dictionary.size >= limits.entries || keyBytes(dictionary) + length > limits.keyBytes;
}

/** Adds a spelling that is not there yet, with a count of 0. */
export function addEntry(
  dictionary: Dictionary,
  hash: number,
  { bytes, view }: Viewed,
  start: number,
  end: number,
  { kind, flags, number }: Pick<CellClass, 'kind' | 'flags' | 'number'>,
): number {
  const entry = dictionary.size;
  const from = keyBytes(dictionary);
  if (entry === dictionary.counts.length) grow(dictionary);
  const to = from + end - start;
  if (to > dictionary.keys.length) growKeys(dictionary, to);
  const { keys } = dictionary;
  for (let at = from, other = start; other < end;) keys[at++] = bytes[other++] as number;
  dictionary.size++;
  dictionary.counts[entry] = 0;
  dictionary.numbers[entry] = number;
  const { records } = dictionary;
  const at = entry * recordSize;
  records[at] = hash;
  records[at + 1] = end - start;
  records[at + 2] = headWord(view, start, end);
  records[at + 3] = from;
  records[at + 4] = kind;
  records[at + 5] = flags;
  records[at + 6] = 1;
  records[at + 7] = 0;
  insert(dictionary.table, hash, entry);
  return entry;
}

/** Keeps one more place of an entry; false when it has enough. */
export function noteOccurrence(dictionary: Dictionary, entry: number, row: number, start: number): boolean {
  const { records, places } = dictionary;
  const counter = entry * recordSize + recordField.placeCount;
  const count = records[counter] as number;
  if (count >= keptOccurrences) return false;
  const at = entry * placeStride + count * 2;
  places[at] = row;
  places[at + 1] = start;
  records[counter] = count + 1;
  return count + 1 < keptOccurrences;
}

/** The places of an entry that were kept. */
export function occurrences({ records, places }: Dictionary, entry: number): PlaceList {
  const record = entry * recordSize;
  const length = records[record + recordField.length] as number;
  const from = entry * placeStride;
  const found: PlaceList = [];
  for (let at = from; at < from + (records[record + recordField.placeCount] as number) * 2; at += 2)
    found.push(places[at] as number, places[at + 1] as number, (places[at + 1] as number) + length);
  return found;
}

/** Where the bytes of an entry begin in `keys`. */
export function keyStart({ records }: Dictionary, entry: number): number {
  return records[entry * recordSize + recordField.start] as number;
}

/** Where they end. */
export function keyEnd({ records }: Dictionary, entry: number): number {
  const record = entry * recordSize;
  return (records[record + recordField.start] as number) + (records[record + recordField.length] as number);
}

/** Adds a spelling of another dictionary, with a count of 0. */
export function copyEntry(to: Dictionary, from: Dictionary, keys: Viewed, entry: number): number {
  const seen = { kind: entryKind(from, entry), flags: entryFlags(from, entry), number: from.numbers[entry] as number };
  return addEntry(to, entryHash(from, entry), keys, keyStart(from, entry), keyEnd(from, entry), seen);
}

/** Takes over count and places of an entry of a following part. */
export function absorbEntry(to: Dictionary, entry: number, from: Dictionary, other: number, rowBase: number): void {
  to.counts[entry] = (to.counts[entry] as number) + (from.counts[other] as number);
  const count = from.records[other * recordSize + recordField.placeCount] as number;
  for (let at = other * placeStride; at < other * placeStride + count * 2; at += 2)
    if (!noteOccurrence(to, entry, (from.places[at] as number) + rowBase, from.places[at + 1] as number)) return;
}

/** Bytes of all its keys. */
export function keyBytes(dictionary: Dictionary): number {
  return dictionary.size === 0 ? 0 : keyEnd(dictionary, dictionary.size - 1);
}

function insert(table: Int32Array, hash: number, entry: number): void {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = entry + 1;
}

function grow(dictionary: Dictionary): void {
  const bigger = createDictionary(dictionary.counts.length * 2);
  bigger.size = dictionary.size;
  for (const field of ['records', 'counts', 'numbers', 'places'] as const) bigger[field].set(dictionary[field]);
  for (let entry = 0; entry < dictionary.size; entry++) insert(bigger.table, entryHash(bigger, entry), entry);
  const { keys, ...old } = dictionary;
  Object.assign(dictionary, bigger, { keys });
  releaseAll(old);
}

function growKeys(dictionary: Dictionary, needed: number): void {
  const keys = new Uint8Array(Math.max(needed, dictionary.keys.length * 2));
  keys.set(dictionary.keys);
  release(dictionary.keys);
  dictionary.keys = keys;
}
