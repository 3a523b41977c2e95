import { finiteExtent } from '../../../src/base/finiteExtent';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { fourDigits } from './axisText';
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
  const shared = { column, categories: [], only: null, whole: numbers.every(Number.isInteger) };
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
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostCategories);
  const placed = common.reduce((sum, [, count]) => sum + count, 0);
  const rail = placed < values.ids.length ? ['missing'] : [];
  const categories = [...rail, ...common.map(([value]) => value).reverse()];
  const ends = { low: rail.length, high: categories.length - 1, missing: rail.length > 0 ? 0 : null };
  return { column, kind: 'category', ...ends, only: null, categories, whole: false };
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

/** What a brush over a stretch of an axis lets through; null: nothing is brushed. */
export function brushedOf(axis: ParallelAxis, interval: readonly number[] | undefined): Brushed {
  const [from, to] = [...(interval ?? [])].sort((a, b) => a - b);
  if (from === undefined || to === undefined) return null;
  if (axis.kind !== 'category') return { low: rounded(Math.max(from, axis.low), axis), high: rounded(to, axis) };
  const values = axis.categories.slice(Math.max(axis.low, Math.ceil(from)), Math.floor(to) + 1);
  return values.length > 0 ? { values } : null;
}

/** Ends of a brush have no more digits than the screen can show. */
function rounded(value: number, { low, high }: ParallelAxis): number {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(high - low), 1e-12))));
  return Number(value.toFixed(Math.min(12, digits)));
}

/** The stretch of an axis that a brush covers; null: none. */
export function intervalOf(axis: ParallelAxis, brushed: Brushed): [from: number, to: number] | null {
  if (!brushed) return null;
  if ('low' in brushed) {
    if (axis.kind === 'category') return null;
    return [Math.max(axis.low, brushed.low), Math.min(axis.high, brushed.high)];
  }
  const places = brushed.values.map((value) => placeOfText(axis, value)).filter((place) => place !== null);
  if (axis.kind !== 'category' || places.length === 0) return null;
  return [Math.min(...places) - 0.4, Math.max(...places) + 0.4];
}

/** "6 to 8", "lgbm, xgb"; empty: nothing is brushed. */
export function brushText(brushed: Brushed): string {
  if (!brushed) return '';
  if ('values' in brushed) return brushed.values.join(', ');
  const { low, high } = brushed;
  if (!Number.isFinite(low)) return `at most ${fourDigits(high)}`;
  return Number.isFinite(high) ? `${fourDigits(low)} to ${fourDigits(high)}` : `at least ${fourDigits(low)}`;
}

/** Reads what a person typed: "6 to 8", "6-8", "6 8"; of categories their names. Null: nothing that can be read. */
export function typedBrush(axis: ParallelAxis, text: string): Brushed {
  if (axis.kind === 'category') {
    const values = text.split(',').map((part) => part.trim());
    return { values: values.filter((value) => placeOfText(axis, value) !== null) };
  }
  const numbers = text
    .replaceAll('−', '-')
    .split(/\s*(?:to|\.\.|;|\s)\s*/)
    .filter((part) => part !== '')
    .map(Number);
  const [low, high] = numbers;
  if (low === undefined || high === undefined || numbers.some((number) => !Number.isFinite(number))) return null;
  return { low: Math.min(low, high), high: Math.max(low, high) };
}
