import type { CellKind } from './cellKind';
import { keptOccurrences } from './extremes';
import { placeSize, type PlaceList } from './placeList';

/** A column with more distinct spellings, or more bytes of them, is no longer kept whole. */
export const mostEntries = 4096;
export const mostKeyBytes = 1024 * 1024;

const placeStride = keptOccurrences * placeSize;

/**
 * Distinct raw cells of a column with what is known of each: open addressing over bytes, so that a cell which came before
 * costs a hash and a comparison. Plain data in parallel arrays; entries stand in order of their first occurrence.
 */
export interface Dictionary {
  size: number;
  /** Entry + 1 by hash; a power of two long. */
  table: Int32Array;
  hashes: Int32Array;
  /** Entry e has the bytes `keys[ends[e - 1]…ends[e])`. */
  keys: Uint8Array;
  ends: Int32Array;
  counts: Float64Array;
  kinds: Uint8Array;
  flags: Int32Array;
  /** The number it stands for, NaN for none. */
  numbers: Float64Array;
  /** 1 while further occurrences are wanted with their place. */
  wanted: Uint8Array;
  placeCounts: Uint8Array;
  /** The first `keptOccurrences` places of each entry. */
  places: Float64Array;
}

export function createDictionary(room = 8): Dictionary {
  return {
    size: 0,
    table: new Int32Array(room * 2),
    hashes: new Int32Array(room),
    keys: new Uint8Array(room * 8),
    ends: new Int32Array(room),
    counts: new Float64Array(room),
    kinds: new Uint8Array(room),
    flags: new Int32Array(room),
    numbers: new Float64Array(room),
    wanted: new Uint8Array(room),
    placeCounts: new Uint8Array(room),
    places: new Float64Array(room * placeStride),
  };
}

/** The entry of the raw cell `bytes[start…end)` whose content has this hash; -1 when it is not there. */
export function findEntry(dictionary: Dictionary, hash: number, bytes: Uint8Array, start: number, end: number): number {
  const { table, hashes, ends, keys } = dictionary;
  const mask = table.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = (table[slot] as number) - 1;
    if (entry < 0) return -1;
    if (hashes[entry] !== hash) continue;
    let at = entry === 0 ? 0 : (ends[entry - 1] as number);
    if ((ends[entry] as number) - at !== end - start) continue;
    let other = start;
    while (other < end && bytes[other] === keys[at]) {
      other++;
      at++;
    }
    if (other === end) return entry;
  }
}

/** Whether another spelling of this length would be too much. */
export function isFull(dictionary: Dictionary, length: number): boolean {
  return dictionary.size >= mostEntries || keyBytes(dictionary) + length > mostKeyBytes;
}

/** Adds a spelling that is not there yet, with a count of 0. */
export function addEntry(
  dictionary: Dictionary,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: CellKind,
  flags: number,
  number: number,
): number {
  const entry = dictionary.size;
  const from = keyBytes(dictionary);
  if (entry === dictionary.hashes.length) grow(dictionary);
  const to = from + end - start;
  if (to > dictionary.keys.length) growKeys(dictionary, to);
  const { keys } = dictionary;
  for (let at = from, other = start; other < end;) keys[at++] = bytes[other++] as number;
  dictionary.size++;
  dictionary.hashes[entry] = hash;
  dictionary.ends[entry] = to;
  dictionary.counts[entry] = 0;
  dictionary.kinds[entry] = kind;
  dictionary.flags[entry] = flags;
  dictionary.numbers[entry] = number;
  dictionary.wanted[entry] = 1;
  dictionary.placeCounts[entry] = 0;
  insert(dictionary.table, hash, entry);
  return entry;
}

/** Keeps one more place of an entry; false when it has enough already. */
export function noteOccurrence(
  dictionary: Dictionary,
  entry: number,
  row: number,
  start: number,
  end: number,
): boolean {
  const count = dictionary.placeCounts[entry] as number;
  if (count >= keptOccurrences) return false;
  const at = entry * placeStride + count * placeSize;
  dictionary.places[at] = row;
  dictionary.places[at + 1] = start;
  dictionary.places[at + 2] = end;
  dictionary.placeCounts[entry] = count + 1;
  return count + 1 < keptOccurrences;
}

/** The places of an entry that were kept. */
export function occurrences(dictionary: Dictionary, entry: number): PlaceList {
  const at = entry * placeStride;
  return [...dictionary.places.subarray(at, at + (dictionary.placeCounts[entry] as number) * placeSize)];
}

/** Where the bytes of an entry begin in `keys`. */
export function keyStart(dictionary: Dictionary, entry: number): number {
  return entry === 0 ? 0 : (dictionary.ends[entry - 1] as number);
}

/** Adds a spelling of another dictionary, with a count of 0. */
export function copyEntry(to: Dictionary, from: Dictionary, entry: number): number {
  const kind = from.kinds[entry] as CellKind;
  const start = keyStart(from, entry);
  const end = from.ends[entry] as number;
  const hash = from.hashes[entry] as number;
  return addEntry(to, hash, from.keys, start, end, kind, from.flags[entry] as number, from.numbers[entry] as number);
}

/** Takes over count and places of an entry of a following part. */
export function absorbEntry(to: Dictionary, entry: number, from: Dictionary, other: number, rowBase: number): void {
  to.counts[entry] = (to.counts[entry] as number) + (from.counts[other] as number);
  const places = occurrences(from, other);
  for (let at = 0; at < places.length; at += placeSize)
    noteOccurrence(to, entry, (places[at] as number) + rowBase, places[at + 1] as number, places[at + 2] as number);
}

function keyBytes(dictionary: Dictionary): number {
  return keyStart(dictionary, dictionary.size);
}

function insert(table: Int32Array, hash: number, entry: number): void {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = entry + 1;
}

function grow(dictionary: Dictionary): void {
  const room = dictionary.hashes.length * 2;
  const bigger = createDictionary(room);
  bigger.keys = dictionary.keys;
  bigger.size = dictionary.size;
  for (const field of [
    'hashes',
    'ends',
    'counts',
    'kinds',
    'flags',
    'numbers',
    'wanted',
    'placeCounts',
    'places',
  ] as const)
    bigger[field].set(dictionary[field]);
  for (let entry = 0; entry < dictionary.size; entry++) insert(bigger.table, bigger.hashes[entry] as number, entry);
  Object.assign(dictionary, bigger);
}

function growKeys(dictionary: Dictionary, needed: number): void {
  const keys = new Uint8Array(Math.max(needed, dictionary.keys.length * 2));
  keys.set(dictionary.keys);
  dictionary.keys = keys;
}
