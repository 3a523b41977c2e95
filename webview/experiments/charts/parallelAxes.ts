import { finiteExtent } from '../../../src/base/finiteExtent';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { fourDigits } from './axisText';
import { numberAt, spansDecades, type RunValues } from './runValues';

/** One axis of parallel coordinates. Runs without a value lie on a rail below it. */
export interface ParallelAxis {
  readonly column: ColumnRef;
  readonly kind: 'number' | 'log' | 'category';
  /** Ends of the axis without the rail; of categories the first and last index. */
  readonly low: number;
  readonly high: number;
  /** Where the rail lies. */
  readonly missing: number;
  readonly categories: readonly string[];
  /** Its numbers are whole, and nothing between two of them is a value. */
  readonly whole: boolean;
}

/** More values than these would be a comb. */
const mostCategories = 30;

export function parallelAxis(values: RunValues, column: ColumnRef): ParallelAxis {
  if (!values.numeric(column)) return categoryAxis(values, column);
  const numbers = values.ids.map((_, run) => numberAt(values, column, run)).filter(Number.isFinite);
  const shared = { column, categories: [], whole: numbers.every(Number.isInteger) };
  const extent = finiteExtent(numbers);
  if (!extent) return { ...shared, kind: 'number', low: 0, high: 1, missing: -0.15 };
  const { low, high } = extent;
  if (spansDecades(numbers)) return { ...shared, kind: 'log', low, high, missing: low / (high / low) ** 0.15 };
  const span = high > low ? high - low : Math.abs(high) || 1;
  const top = high > low ? high : low + span / 2;
  return { ...shared, kind: 'number', low, high: top, missing: low - span * 0.15 };
}

/** Categories from the bottom: the rail, then the rarest. */
function categoryAxis(values: RunValues, column: ColumnRef): ParallelAxis {
  const counts = new Map<string, number>();
  values.ids.forEach((_, run) => {
    const value = values.at(column, run);
    if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  });
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostCategories);
  const categories = ['missing', ...common.map(([value]) => value).reverse()];
  return { column, kind: 'category', low: 1, high: categories.length - 1, missing: 0, categories, whole: false };
}

/** Where a run lies on an axis. */
export function placeOnAxis(axis: ParallelAxis, values: RunValues, run: number): number {
  if (axis.kind === 'category') {
    const index = axis.categories.indexOf(String(values.at(axis.column, run)));
    return index < 0 ? axis.missing : index;
  }
  const number = numberAt(values, axis.column, run);
  return Number.isFinite(number) ? number : axis.missing;
}

/** What a brush over a stretch of an axis lets through; null: nothing is brushed. */
export function brushedOf(axis: ParallelAxis, interval: readonly number[] | undefined): Brushed {
  const [from, to] = [...(interval ?? [])].sort((a, b) => a - b);
  if (from === undefined || to === undefined) return null;
  if (axis.kind !== 'category') return { low: rounded(Math.max(from, axis.low), axis), high: rounded(to, axis) };
  const values = axis.categories.slice(Math.max(1, Math.ceil(from)), Math.floor(to) + 1);
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
  const places = brushed.values.map((value) => axis.categories.indexOf(value)).filter((index) => index > 0);
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
    return { values: values.filter((value) => axis.categories.includes(value)) };
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
