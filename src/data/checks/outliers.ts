import { declaredFor } from './declaredFor';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, Extreme, NumberSummary } from '../profile/tableProfile';
import { cellCause, explained } from './cause';
import type { Cause, Check } from './check';
import { plural } from '../../base/text';
import { enoughForDistribution, natureOf } from './nature';
import { isDeclaredText } from './numbers';
import { figure, nameOf } from './shown';

/** More values beyond the gap are a group of their own, not slips. */
const mostOutliers = 3;

/** Gap to the next value, in interquartile ranges. */
const widestGap = 5;

/** The same on a logarithmic scale: what is skewed by nature has long tails, and gaps in them. */
const widestLogGap = 2.5;

export const outlierIsolated: Check = {
  id: 'outlier-isolated',
  severity: 'info',
  title: 'A number far from all others',
  *find(table) {
    for (const column of table.profile.columns) {
      const { numbers } = column;
      if (numbers === null || numbers.count < enoughForDistribution || natureOf(column).main !== 'number') continue;
      if (isDeclaredText(table, column) || declaredFor(table.expectations, column)?.range !== undefined) continue;
      for (const side of ['highest', 'lowest'] as const) {
        for (const { extreme, next } of isolated(numbers, side))
          yield outlierCause(column, numbers, extreme, next, side);
      }
    }
  },
};

/** The few values beyond a gap that nothing in the column explains, and the value before the gap. */
function isolated(numbers: NumberSummary, side: 'highest' | 'lowest'): { extreme: Extreme; next: Extreme }[] {
  const ends = numbers[side];
  let count = 0;
  for (let index = 0; index + 1 < ends.length; index++) {
    const extreme = ends[index];
    const next = ends[index + 1];
    if (extreme === undefined || next === undefined) break;
    count += extreme.count;
    if (count > mostOutliers) break;
    if (!isGap(numbers, extreme.value, next.value)) continue;
    return ends.slice(0, index + 1).map((each) => ({ extreme: each, next }));
  }
  return [];
}

function isGap(numbers: NumberSummary, extreme: number, next: number): boolean {
  const low = numbers.quantile(0.25);
  const high = numbers.quantile(0.75);
  const spread = high - low;
  if (spread <= 0) return false;
  const gap = Math.abs(extreme - next);
  if (low > 0 && extreme > 0 && next > 0) {
    const logGap = Math.abs(Math.log(extreme / next));
    const logSpread = Math.log(high / low);
    const far =
      extreme > next ? gap > widestGap * spread && logGap > Math.log(1.5) : gap > spread && logGap > Math.log(5);
    return far && logGap > widestLogGap * logSpread;
  }
  // Without a logarithm: farther away than all the others lie from each other.
  const rest = extreme > next ? next - numbers.min : numbers.max - next;
  return gap > widestGap * spread && gap > rest;
}

function outlierCause(
  column: ColumnProfile,
  numbers: NumberSummary,
  extreme: Extreme,
  next: Extreme,
  side: 'highest' | 'lowest',
): Cause {
  const { value, count } = extreme;
  const ratio = value / next.value;
  const far =
    side === 'highest' && ratio >= 1.5
      ? `is ${figure(Number(ratio.toPrecision(2)))} times the next value (${figure(next.value)})`
      : `lies far from the next value (${figure(next.value)})`;
  const likely = slip(column, numbers, value, next.value);
  const advice =
    likely === null ? 'Correct it, or keep it if it was measured.' : `A digit too many? Likely ${figure(likely)}.`;
  return cellCause(column, { by: 'number', number: value, count, places: extreme.cells }, count, {
    explain: ({ text }) => explained(`${text.trim()} ${far}${effectOf(numbers, extreme, next)}. ${advice}`),
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'lies' : 'lie'} far from all others.`,
  });
}

/** Shift of the mean, in standard deviations, that is worth a word. */
const shift = 0.02;

/** What a single value does to the column: to its mean, or to its scale where that does not move. */
function effectOf(numbers: NumberSummary, { value, count }: Extreme, next: Extreme): string {
  const without = (numbers.mean * numbers.count - value * count) / Math.max(1, numbers.count - count);
  const moved = Math.abs(numbers.mean - without);
  if (moved > numbers.stddev * shift) return ` and moves the mean by ${figure(Number(moved.toPrecision(2)))}`;
  const scaled = (next.value - numbers.min) / (numbers.max - numbers.min);
  const others = value > next.value ? `below ${scaled.toFixed(2)}` : `above ${scaled.toFixed(2)}`;
  return `; scaled to 0..1 the others stay ${others}`;
}

/** The whole number without its surplus digits, where exactly one power of ten puts it among the others. */
function slip(column: ColumnProfile, numbers: NumberSummary, value: number, next: number): number | null {
  if (value <= next || value <= 0 || !Number.isInteger(value)) return null;
  const whole = column.kind(CellKind.Decimal).count === 0;
  const fitting = [10, 100, 1000]
    .map((power) => Number((value / power).toPrecision(12)))
    .filter((each) => each >= numbers.quantile(0.01) && each <= next && (!whole || Number.isInteger(each)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
