import { cellFlagCount, cellKindCount, CellKind } from './cellKind';
import { CellClassifier } from './classifyCell';
import { isSummarized } from './declared';
import {
  absorbEntry,
  copyEntry,
  createDictionary,
  entryFlags,
  entryHash,
  entryKind,
  findEntry,
  isFull,
  keyStart,
  occurrences,
  type Dictionary,
} from './dictionary';
import { createExtremes, mergeExtreme, mergeExtremes, type Extremes } from './extremes';
import { addToSketch, createSketch, mergeSketch } from './hyperLogLog';
import { addNumber, createMoments, mergeMoments, type Moments } from './moments';
import { appendPlaces, type PlaceList } from './placeList';
import { viewed, type Viewed } from './viewed';

/**
 * All that is kept of one column of one range. While `open`, the dictionary holds every distinct spelling, and counts and
 * numbers follow from it; when there are too many it keeps only the tracked ones, and the others are summed up in the
 * fields from `kindCounts` on. Whether that happens depends on the set of spellings alone, so ranges agree. Plain data.
 */
export interface ColumnState {
  cells: number;
  longest: number;
  open: boolean;
  dictionary: Dictionary;
  /** First places of each kind and of each flag. */
  readonly kindPlaces: (PlaceList | null)[];
  readonly flagPlaces: (PlaceList | null)[];
  readonly kindCounts: Float64Array;
  readonly flagCounts: Float64Array;
  readonly moments: Moments;
  readonly extremes: Extremes;
  readonly units: Map<string, number>;
  /** Of distinct values; made when the column is closed. */
  sketch: Uint8Array | null;
}

/** Spellings that are counted exactly even when a column has too many: those that were frequent at the head of the table. */
export type TrackedKeys = Dictionary;

export function createColumn(): ColumnState {
  return {
    cells: 0,
    longest: 0,
    open: true,
    dictionary: createDictionary(),
    kindPlaces: new Array<PlaceList | null>(cellKindCount).fill(null),
    flagPlaces: new Array<PlaceList | null>(cellFlagCount).fill(null),
    kindCounts: new Float64Array(cellKindCount),
    flagCounts: new Float64Array(cellFlagCount),
    moments: createMoments(),
    extremes: createExtremes(),
    units: new Map(),
    sketch: null,
  };
}

/** Gives up keeping every spelling: sums up those that are not tracked. */
export function closeColumn(column: ColumnState, tracked: TrackedKeys): void {
  if (!column.open) return;
  const all = column.dictionary;
  column.open = false;
  column.dictionary = copyKeys(tracked);
  column.sketch = createSketch();
  const keys = viewed(all.keys);
  for (let entry = 0; entry < all.size; entry++) absorbSpelling(column, all, keys, entry, 0);
}

/** Adds the column of a following range whose first row is the `rowBase`th. */
export function mergeColumn(
  to: ColumnState,
  from: ColumnState,
  rowBase: number,
  tracked: TrackedKeys,
  keep: number,
): void {
  to.cells += from.cells;
  to.longest = Math.max(to.longest, from.longest);
  mergePlaces(to.kindPlaces, from.kindPlaces, rowBase, keep);
  mergePlaces(to.flagPlaces, from.flagPlaces, rowBase, keep);
  if (!from.open) closeColumn(to, tracked);
  const keys = viewed(from.dictionary.keys);
  for (let entry = 0; entry < from.dictionary.size; entry++) {
    if (to.open && !fits(to, from.dictionary, keys, entry)) closeColumn(to, tracked);
    absorbSpelling(to, from.dictionary, keys, entry, rowBase);
  }
  if (from.open) return;
  addCounts(to.kindCounts, from.kindCounts);
  addCounts(to.flagCounts, from.flagCounts);
  mergeMoments(to.moments, from.moments);
  mergeExtremes(to.extremes, from.extremes, rowBase);
  for (const [unit, count] of from.units) countUnit(to.units, unit, count);
  if (from.sketch !== null && to.sketch !== null) mergeSketch(to.sketch, from.sketch);
}

/** Counts, numbers and units of the whole column: what was summed up, and what the dictionary holds. */
export function totals(
  column: ColumnState,
): Pick<ColumnState, 'kindCounts' | 'flagCounts' | 'moments' | 'extremes' | 'units'> {
  const whole = createColumn();
  addCounts(whole.kindCounts, column.kindCounts);
  addCounts(whole.flagCounts, column.flagCounts);
  mergeMoments(whole.moments, column.moments);
  mergeExtremes(whole.extremes, column.extremes, 0);
  for (const [unit, count] of column.units) whole.units.set(unit, count);
  for (let entry = 0; entry < column.dictionary.size; entry++) sumUp(whole, column.dictionary, entry, 0);
  return whole;
}

export function countUnit(units: Map<string, number>, unit: string, count: number): void {
  units.set(unit, (units.get(unit) ?? 0) + count);
}

/** Into the dictionary of `column` where it belongs there, else into its sums. */
function absorbSpelling(column: ColumnState, from: Dictionary, keys: Viewed, entry: number, rowBase: number): void {
  if (from.counts[entry] === 0) return;
  const { dictionary } = column;
  const hash = entryHash(from, entry);
  const start = keyStart(from, entry);
  const end = from.ends[entry] as number;
  let own = findEntry(dictionary, hash, keys, start, end);
  if (own < 0 && !column.open) {
    if (entryKind(from, entry) !== CellKind.Empty && column.sketch !== null) addToSketch(column.sketch, hash);
    sumUp(column, from, entry, rowBase);
    return;
  }
  if (own < 0) own = copyEntry(dictionary, from, keys, entry);
  absorbEntry(dictionary, own, from, entry, rowBase);
}

function sumUp(
  column: Pick<ColumnState, 'kindCounts' | 'flagCounts' | 'moments' | 'extremes' | 'units'>,
  from: Dictionary,
  entry: number,
  rowBase: number,
): void {
  const count = from.counts[entry] as number;
  if (count === 0) return;
  const kind = entryKind(from, entry);
  column.kindCounts[kind] = (column.kindCounts[kind] as number) + count;
  for (let flags = entryFlags(from, entry), flag = 0; flags !== 0; flags >>>= 1, flag++)
    if (flags & 1) column.flagCounts[flag] = (column.flagCounts[flag] as number) + count;
  const number = from.numbers[entry] as number;
  if (isSummarized(kind) && number === number) {
    addNumber(column.moments, number, count);
    mergeExtreme(column.extremes, number, count, occurrences(from, entry), rowBase);
  }
  if (kind === CellKind.NumberWithUnit) {
    const unit = unitOf(from, entry);
    if (unit !== null) countUnit(column.units, unit, count);
  }
}

function unitOf(from: Dictionary, entry: number): string | null {
  const classifier = new CellClassifier(new Date(0));
  classifier.classify(from.keys, keyStart(from, entry), from.ends[entry] as number);
  return classifier.unit;
}

function fits(column: ColumnState, from: Dictionary, keys: Viewed, entry: number): boolean {
  const start = keyStart(from, entry);
  const end = from.ends[entry] as number;
  if (!isFull(column.dictionary, end - start)) return true;
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
  to: (PlaceList | null)[],
  from: readonly (PlaceList | null)[],
  rowBase: number,
  keep: number,
): void {
  from.forEach((places, index) => {
    if (places !== null) appendPlaces((to[index] ??= []), places, rowBase, keep);
  });
}

function addCounts(to: Float64Array, from: Float64Array): void {
  for (let index = 0; index < to.length; index++) to[index] = (to[index] as number) + (from[index] as number);
}
