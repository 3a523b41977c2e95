import { cellFlagCount, cellKindCount, CellKind } from './cellKind';
import { CellClassifier } from './classifyCell';
import { addDay, createDays, isDated, mergeDays, type DaySums } from './daySums';
import { isSummarized } from './declared';
import { entryFlags, entryKind, keyEnd, keyStart, occurrences, type Dictionary } from './dictionary';
import { createExtremes, mattersAt, mergeExtreme, mergeExtremes, type Extremes } from './extremes';
import { createSketch, mergeSketch } from './hyperLogLog';
import { addNumber, createMoments, mergeMoments, type Moments } from './moments';

/** Counts, numbers and units of cells whose spellings are not kept. Plain data. */
export interface ColumnSums {
  readonly kindCounts: Float64Array;
  readonly flagCounts: Float64Array;
  readonly moments: Moments;
  readonly extremes: Extremes;
  readonly days: DaySums;
  readonly units: Map<string, number>;
  /** Of distinct values. */
  readonly sketch: Uint8Array;
}

/** `registers` is the size of the sketch. */
export function createSums(registers: number): ColumnSums {
  return {
    kindCounts: new Float64Array(cellKindCount),
    flagCounts: new Float64Array(cellFlagCount),
    moments: createMoments(),
    extremes: createExtremes(),
    days: createDays(),
    units: new Map(),
    sketch: createSketch(registers),
  };
}

/** Adds the sums of a following part whose first row is the `rowBase`th. */
export function mergeSums(to: ColumnSums, from: ColumnSums, rowBase: number): void {
  addCounts(to.kindCounts, from.kindCounts);
  addCounts(to.flagCounts, from.flagCounts);
  mergeMoments(to.moments, from.moments);
  mergeExtremes(to.extremes, from.extremes, rowBase);
  mergeDays(to.days, from.days);
  for (const [unit, count] of from.units) countUnit(to.units, unit, count);
  mergeSketch(to.sketch, from.sketch);
}

export function countUnit(units: Map<string, number>, unit: string, count: number): void {
  units.set(unit, (units.get(unit) ?? 0) + count);
}

/** Adds all cells of one spelling, but for the day of a date. */
export function sumSpelling(
  to: Omit<ColumnSums, 'sketch' | 'days'>,
  from: Dictionary,
  entry: number,
  rowBase: number,
): void {
  const count = from.counts[entry] as number;
  if (count === 0) return;
  const kind = entryKind(from, entry);
  to.kindCounts[kind] = (to.kindCounts[kind] as number) + count;
  for (let flags = entryFlags(from, entry), flag = 0; flags !== 0; flags >>>= 1, flag++)
    if (flags & 1) to.flagCounts[flag] = (to.flagCounts[flag] as number) + count;
  const number = from.numbers[entry] as number;
  if (isSummarized(kind) && number === number) {
    addNumber(to.moments, number, count);
    if (mattersAt(to.extremes, number)) mergeExtreme(to.extremes, number, count, occurrences(from, entry), rowBase);
  }
  if (kind !== CellKind.NumberWithUnit) return;
  const unit = unitOf(from, entry);
  if (unit !== null) countUnit(to.units, unit, count);
}

/** Adds the day of all cells of one spelling, where it is a date. */
export function sumDay(to: DaySums, from: Dictionary, entry: number): void {
  const count = from.counts[entry] as number;
  if (count > 0 && isDated(entryKind(from, entry))) addDay(to, classified(from, entry), count);
}

function unitOf(from: Dictionary, entry: number): string | null {
  return classified(from, entry).unit;
}

/** Seldom asked for, so that it is read again and not kept. */
function classified(from: Dictionary, entry: number): CellClassifier {
  const classifier = new CellClassifier(new Date(0));
  classifier.classify(from.keys, keyStart(from, entry), keyEnd(from, entry));
  return classifier;
}

function addCounts(to: Float64Array, from: Float64Array): void {
  for (let index = 0; index < to.length; index++) to[index] = (to[index] as number) + (from[index] as number);
}
