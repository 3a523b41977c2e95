import { finiteExtent } from '../../../src/base/finiteExtent';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { measureOf, readValue, valueText } from './columnTexts';
import { numberAt, spansDecades, type RunValues } from './runValues';

/** One axis of parallel coordinates. Runs without a value lie on a rail below it, which is there only for these. */
export interface ParallelAxis {
  readonly column: ColumnRef;
  readonly kind: 'number' | 'log' | 'category';
  /** Ends of the axis without the rail; of categories the first and last index. */
  readonly low: number;
  readonly high: number;
  /** Where the rail lies; null: every run has a value. */
  readonly missing: number | null;
  /** The one number of all runs that have any; null: there are several, or none. */
  readonly only: number | null;
  readonly categories: readonly string[];
  /** Texts that are too rare for a place of their own, and lie on the rail. */
  readonly rare: readonly string[];
  /** Its numbers are whole, and nothing between two of them is a value. */
  readonly whole: boolean;
}

/** More values than these would be a comb. */
const mostCategories = 30;

/** Null: no run has a value that could be drawn. */
export function parallelAxis(values: RunValues, column: ColumnRef): ParallelAxis | null {
  if (!values.numeric(column)) return categoryAxis(values, column);
  const numbers = values.ids.map((_, run) => numberAt(values, column, run)).filter(Number.isFinite);
  const isWhole = numbers.length === values.ids.length;
  const rail = (at: number) => (isWhole ? null : at);
  const shared = { column, categories: [], rare: [], only: null, whole: numbers.every(Number.isInteger) };
  const extent = finiteExtent(numbers);
  if (!extent) return null;
  const { low, high } = extent;
  if (spansDecades(numbers)) return { ...shared, kind: 'log', low, high, missing: rail(low / (high / low) ** 0.15) };
  if (high > low) return { ...shared, kind: 'number', low, high, missing: rail(low - (high - low) * 0.15) };
  const span = Math.abs(low) || 1;
  const ends = { low: low - span / 2, high: low + span / 2 };
  return { ...shared, kind: 'number', ...ends, only: low, missing: rail(ends.low - span * 0.15) };
}

/** Categories from the bottom: the rail, where a run needs it, then the rarest. */
function categoryAxis(values: RunValues, column: ColumnRef): ParallelAxis {
  const counts = new Map<string, number>();
  values.ids.forEach((_, run) => {
    const value = values.at(column, run);
    if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  });
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  const common = byCount.slice(0, mostCategories);
  const rare = byCount.slice(mostCategories).map(([value]) => value);
  const placed = common.reduce((sum, [, count]) => sum + count, 0);
  const rail = placed < values.ids.length ? ['missing'] : [];
  const categories = [...rail, ...common.map(([value]) => value).reverse()];
  const ends = { low: rail.length, high: categories.length - 1, missing: rail.length > 0 ? 0 : null };
  return { column, kind: 'category', ...ends, only: null, categories, rare, whole: false };
}

/** Where a run lies on an axis. */
export function placeOnAxis(axis: ParallelAxis, values: RunValues, run: number): number {
  if (axis.kind === 'category') {
    const value = values.at(axis.column, run);
    return placeOfText(axis, value === null ? null : String(value)) ?? axis.missing ?? NaN;
  }
  const number = numberAt(values, axis.column, run);
  return Number.isFinite(number) ? number : (axis.missing ?? NaN);
}

/** Null where a text has no place of its own. The rail is none, whatever a run calls its value. */
function placeOfText({ categories, low }: ParallelAxis, text: string | null): number | null {
  const index = text === null ? -1 : categories.indexOf(text, low);
  return index < 0 ? null : index;
}

/** A stretch of an axis. */
export type Interval = readonly [from: number, to: number];

/** What brushes over stretches of an axis let through; null: nothing is brushed. Of numbers all from the least to the greatest. */
export function brushedOf(axis: ParallelAxis, intervals: readonly (readonly number[])[]): Brushed {
  if (axis.kind !== 'category') return brushedNumbers(axis, intervals);
  const isCovered = (place: number) => intervals.some((interval) => covers(interval, place));
  const values = axis.categories.filter((_, place) => place >= axis.low && isCovered(place));
  const missing = axis.missing !== null && isCovered(axis.missing) ? { missing: true } : {};
  return values.length > 0 || missing.missing ? { values, ...missing } : null;
}

/** A brush that reaches an end of the axis has no bound there: what comes later and lies beyond it is meant as well. */
function brushedNumbers(axis: ParallelAxis, intervals: readonly (readonly number[])[]): Brushed {
  const rail = railEnd(axis);
  const missing = rail !== null && intervals.some((ends) => Math.min(...ends) <= rail) ? { missing: true } : {};
  const ends = intervals.filter((interval) => Math.max(...interval) >= axis.low).flat();
  if (ends.length === 0) return missing.missing ? { values: [], ...missing } : null;
  const least = outwards(Math.max(Math.min(...ends), axis.low), axis, Math.floor);
  const greatest = outwards(Math.max(...ends), axis, Math.ceil);
  const high = greatest >= axis.high ? Infinity : greatest;
  if (least > axis.low) return { low: least, high, ...missing };
  if (high < Infinity) return { low: -Infinity, high, ...missing };
  // All that have a value: those that have none are left out by a bound.
  return rail === null || missing.missing ? null : { low: least, high };
}

/** Up to where a brush is one of the rail, which has the lower half of what lies between it and the numbers; null: there is none. */
function railEnd({ kind, low, missing }: ParallelAxis): number | null {
  if (missing === null) return null;
  return kind === 'log' ? Math.sqrt(missing * low) : (missing + low) / 2;
}

function covers(interval: readonly number[], place: number): boolean {
  return Math.min(...interval) <= place && place <= Math.max(...interval);
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Ends of a brush have no more digits than the screen can show, and cut off none that it covers; whole numbers lie apart. */
function outwards(
  value: number,
  { column, kind, low, high, whole }: ParallelAxis,
  round: (value: number) => number,
): number {
  if (measureOf(column) === 'time') {
    const step = high - low < day ? second : minute;
    return step * round(value / step);
  }
  const size = kind === 'log' ? Math.abs(value) : Math.abs(high - low);
  const digits = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(Math.max(size, 1e-12)))));
  if (whole) return Number(value.toFixed(digits));
  const steps = Number((value * 10 ** digits).toPrecision(12));
  return Number((round(steps) / 10 ** digits).toFixed(digits));
}

/** The stretches of an axis that a brush covers, from below: whatever it lets through lies in one of them. */
export function intervalsOf(axis: ParallelAxis, brushed: Brushed): readonly Interval[] {
  if (!brushed) return [];
  if (axis.kind === 'category') return 'values' in brushed ? stretches(placesOf(axis, brushed)) : [];
  const rail: readonly Interval[] = brushed.missing && axis.missing !== null ? [around(axis, axis.missing)] : [];
  if ('low' in brushed) {
    const high = Math.min(axis.high, brushed.high);
    // What goes on below the axis goes on to its rail.
    if (axis.missing !== null && rail.length > 0 && brushed.low <= axis.low) return [[axis.missing, high]];
    return [...rail, [Math.max(axis.low, brushed.low), high]];
  }
  const numbers = brushed.values.map(Number).filter(Number.isFinite);
  return [...rail, ...numbers.sort((a, b) => a - b).map((number) => around(axis, number))];
}

type BrushedTexts = Extract<Brushed, { readonly values: string[] }>;

/** Ascending; what is too rare for a place of its own has that of the rail. */
function placesOf(axis: ParallelAxis, { values, missing }: BrushedTexts): readonly number[] {
  const places = values.map((text) => placeOfText(axis, text) ?? (axis.rare.includes(text) ? axis.missing : null));
  if (missing) places.push(axis.missing);
  return [...new Set(places.filter((place) => place !== null))].sort((a, b) => a - b);
}

/** Half the height of a brush on one category; one that stands between two brushed ones is not covered with them. */
const halfCategory = 0.4;

/** Categories that stand side by side share a stretch. */
function stretches(places: readonly number[]): readonly Interval[] {
  const firsts = places.filter((place) => !places.includes(place - 1));
  const lasts = places.filter((place) => !places.includes(place + 1));
  return firsts.map((first, index) => [first - halfCategory, (lasts[index] ?? first) + halfCategory]);
}

/** A stretch that can be seen around one number. */
function around({ kind, low, high }: ParallelAxis, number: number): Interval {
  const share = 0.01;
  if (kind === 'log') return [number * (low / high) ** share, number * (high / low) ** share];
  return [number - (high - low) * share, number + (high - low) * share];
}

/** Whether a run lies within the brushes of all axes. */
export function isWithinBrushes(
  axes: readonly ParallelAxis[],
  intervals: readonly (readonly Interval[])[],
  values: RunValues,
  run: number,
): boolean {
  return axes.every((axis, dim) => {
    const brushed = intervals[dim] ?? [];
    return brushed.length === 0 || brushed.some((interval) => covers(interval, placeOnAxis(axis, values, run)));
  });
}

/** "6 to 8", "lgbm, xgb", "at most 8 or missing"; empty: nothing is brushed. */
export function brushText(column: ColumnRef, brushed: Brushed): string {
  if (!brushed) return '';
  return [presentText(column, brushed), ...(brushed.missing ? ['missing'] : [])]
    .filter((part) => part !== '')
    .join(' or ');
}

function presentText(column: ColumnRef, brushed: NonNullable<Brushed>): string {
  if ('values' in brushed) return brushed.values.join(', ');
  const { low, high } = brushed;
  const text = (value: number) => valueText(column, value);
  if (!Number.isFinite(low)) return `at most ${text(high)}`;
  return Number.isFinite(high) ? `${text(low)} to ${text(high)}` : `at least ${text(low)}`;
}

/** Reads what a person typed: "6 to 8", "6 8", "at most 8 or missing"; of categories their names. Null: nothing that can be read. */
export function typedBrush(axis: ParallelAxis, text: string): Brushed {
  const present = text.replace(/(?:^|\s+or\s+)missing\s*$/, '');
  const lacks = present !== text && (axis.kind !== 'category' || placeOfText(axis, text.trim()) === null);
  const missing = lacks ? { missing: true } : {};
  if (axis.kind === 'category') {
    const named = (lacks ? present : text).split(',').map((part) => part.trim());
    const values = named.filter((value) => placeOfText(axis, value) !== null);
    return values.length > 0 || lacks ? { values, ...missing } : null;
  }
  if (lacks && present.trim() === '') return { values: [], ...missing };
  const range = typedRange(axis.column, present);
  return range && { ...range, ...missing };
}

function typedRange(column: ColumnRef, text: string): { readonly low: number; readonly high: number } | null {
  const bound = /^\s*at (most|least)\s/.exec(text);
  const parts = text
    .slice(bound?.[0].length ?? 0)
    .trim()
    .split(measureOf(column) === 'number' ? /\s*(?:to|\.\.|;|\s)\s*/ : /\s*(?:to|\.\.|;)\s*/)
    .filter((part) => part !== '');
  const numbers = parts.map((part) => readValue(column, part.replaceAll('−', '-')));
  const [low, high] = numbers;
  if (low === undefined || numbers.some((number) => !Number.isFinite(number))) return null;
  if (bound && high === undefined) return bound[1] === 'most' ? { low: -Infinity, high: low } : { low, high: Infinity };
  return high === undefined ? null : { low: Math.min(low, high), high: Math.max(low, high) };
}
