import { CellKind } from './cellKind';
import { createSums, mergeSums, sumDay, sumSpelling, type ColumnSums } from './columnSums';
import {
  absorbEntry,
  copyEntry,
  createDictionary,
  entryHash,
  entryKind,
  findEntry,
  isFull,
  keyEnd,
  keyStart,
  type Dictionary,
} from './dictionary';
import { addToSketch } from './hyperLogLog';
import type { ColumnLimits } from './limits';
import { appendPlaces, type PlaceList } from './placeList';
import { releaseAll } from './release';
import { viewed, type Viewed } from './viewed';

/**
 * All that is kept of one column of one range. At first the dictionary holds every distinct spelling, and counts and
 * numbers follow from it; when there are too many the column is closed: it keeps only the tracked ones and, as long as
 * there is room, the words for "missing", and sums up the others. Whether that happens depends on the set of spellings
 * alone, so ranges agree. Plain data.
 */
export interface ColumnState {
  cells: number;
  longest: number;
  dictionary: Dictionary;
  /** First places of each kind and of each flag met. */
  readonly kindPlaces: (PlaceList | undefined)[];
  readonly flagPlaces: (PlaceList | undefined)[];
  /** Null while the column is open. */
  sums: ColumnSums | null;
}

/** Spellings that are counted exactly even when a column has too many: those that were frequent at the head of the table. */
export type TrackedKeys = Dictionary;

export function createColumn(): ColumnState {
  return { cells: 0, longest: 0, dictionary: createDictionary(), kindPlaces: [], flagPlaces: [], sums: null };
}

/** Gives up keeping every spelling. */
export function closeColumn(column: ColumnState, tracked: TrackedKeys, limits: ColumnLimits): void {
  if (column.sums !== null) return;
  const all = column.dictionary;
  column.dictionary = copyKeys(tracked);
  column.sums = createSums(limits.registers);
  const keys = viewed(all.keys);
  for (let entry = 0; entry < all.size; entry++) absorbSpelling(column, all, keys, entry, 0, limits);
  releaseAll(all);
}

/** How the columns of different ranges are brought together. */
export interface MergeRules {
  readonly tracked: TrackedKeys;
  readonly limits: ColumnLimits;
  readonly keep: number;
}

/** Adds the column of a following range whose first row is the `rowBase`th. */
export function mergeColumn(to: ColumnState, from: ColumnState, rowBase: number, rules: MergeRules): void {
  const { tracked, limits, keep } = rules;
  to.cells += from.cells;
  to.longest = Math.max(to.longest, from.longest);
  mergePlaces(to.kindPlaces, from.kindPlaces, rowBase, keep);
  mergePlaces(to.flagPlaces, from.flagPlaces, rowBase, keep);
  if (from.sums !== null) closeColumn(to, tracked, limits);
  const keys = viewed(from.dictionary.keys);
  for (let entry = 0; entry < from.dictionary.size; entry++) {
    if (to.sums === null && !fits(to, from.dictionary, keys, entry, limits)) closeColumn(to, tracked, limits);
    absorbSpelling(to, from.dictionary, keys, entry, rowBase, limits);
  }
  if (to.sums !== null && from.sums !== null) mergeSums(to.sums, from.sums, rowBase);
}

/** Counts, numbers and units of the whole column: what was summed up, and what the dictionary holds. */
export function totals({ sums, dictionary }: ColumnState): ColumnSums {
  const whole = createSums(sums?.sketch.length ?? 0);
  if (sums !== null) mergeSums(whole, sums, 0);
  for (let entry = 0; entry < dictionary.size; entry++) {
    sumSpelling(whole, dictionary, entry, 0);
    // Where all spellings are kept, they tell more than the day.
    if (sums !== null) sumDay(whole.days, dictionary, entry);
  }
  return whole;
}

/** Into the dictionary of `column` where it belongs there, else into its sums. */
function absorbSpelling(
  column: ColumnState,
  from: Dictionary,
  keys: Viewed,
  entry: number,
  rowBase: number,
  limits: ColumnLimits,
): void {
  if (from.counts[entry] === 0) return;
  const { dictionary, sums } = column;
  const hash = entryHash(from, entry);
  const tracks = sums === null || dictionary.size > 0;
  let own = tracks ? findEntry(dictionary, hash, keys, keyStart(from, entry), keyEnd(from, entry)) : -1;
  const kind = entryKind(from, entry);
  const length = keyEnd(from, entry) - keyStart(from, entry);
  const isSummed = sums !== null && (kind !== CellKind.MissingWord || isFull(dictionary, limits, length));
  if (own < 0 && isSummed) {
    if (kind !== CellKind.Empty) addToSketch(sums.sketch, hash);
    sumSpelling(sums, from, entry, rowBase);
    sumDay(sums.days, from, entry);
    return;
  }
  if (own < 0) own = copyEntry(dictionary, from, keys, entry);
  absorbEntry(dictionary, own, from, entry, rowBase);
}

function fits(column: ColumnState, from: Dictionary, keys: Viewed, entry: number, limits: ColumnLimits): boolean {
  const start = keyStart(from, entry);
  const end = keyEnd(from, entry);
  if (!isFull(column.dictionary, limits, end - start)) return true;
  return findEntry(column.dictionary, entryHash(from, entry), keys, start, end) >= 0;
}

/** The same spellings with nothing counted. */
function copyKeys(keys: TrackedKeys): Dictionary {
  const copy = createDictionary();
  const bytes = viewed(keys.keys);
  for (let entry = 0; entry < keys.size; entry++) copyEntry(copy, keys, bytes, entry);
  return copy;
}

function mergePlaces(
  to: (PlaceList | undefined)[],
  from: readonly (PlaceList | undefined)[],
  rowBase: number,
  keep: number,
): void {
  from.forEach((places, index) => {
    if (places !== undefined) appendPlaces((to[index] ??= []), places, rowBase, keep);
  });
}
