import { decimalsForSpread, metricDecimals } from '../../../base/numberText';
import type { ColumnScale } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import { quantileSorted } from '../../../base/statistics/quantile';
import type { ShownRuns } from './shownRuns';

/** Bars of a header. */
const bins = 24;

/** How the values of each column lie among what is shown: means of groups, else values of runs. */
export function columnScales(shown: ShownRuns, columns: readonly ColumnRef[]): ColumnScale[] {
  return columns.map((column) => ({ column, ...scaleOf(shown, column) }));
}

type Scale = Omit<ColumnScale, 'column'>;

const nothing: Scale = { low: NaN, high: NaN, bins: [], decimals: 0 };

function scaleOf(shown: ShownRuns, column: ColumnRef): Scale {
  const values = shown.values(column);
  if (values.type === 'texts') return textScale(values.values);
  if (shown.isGrouped && column.kind === 'metric') return groupScale(shown, column);
  const numbers = [...values.values].filter((value, index) => values.present[index] && Number.isFinite(value));
  return numberScale(numbers, metricDecimals(numbers));
}

function groupScale(shown: ShownRuns, metric: Extract<ColumnRef, { kind: 'metric' }>): Scale {
  const summaries = [...shown.figures(metric).values()].map(({ summary }) => summary);
  const means = summaries.map(({ mean }) => mean).filter(Number.isFinite);
  const spreads = summaries.map(({ sd }) => sd).filter((sd) => sd > 0);
  const smallest = spreads.reduce((least, sd) => Math.min(least, sd), Infinity);
  return numberScale(means, spreads.length > 0 ? decimalsForSpread(smallest, means) : metricDecimals(means));
}

/** From the 5th to the 95th percentile, with a tenth of that to spare on both sides: what lies beyond is drawn at the edge. */
function numberScale(numbers: readonly number[], decimals: number): Scale {
  if (numbers.length === 0) return nothing;
  const sorted = Float64Array.from(numbers).sort();
  const [low, high] = [quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)];
  const spare = high > low ? (high - low) / 10 : Math.abs(low) / 10 || 1;
  const scale = { low: low - spare, high: high + spare, decimals };
  return { ...scale, bins: histogram(sorted, scale.low, scale.high) };
}

function histogram(numbers: Float64Array, low: number, high: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const number of numbers) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((number - low) / (high - low)) * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Params that are all numbers lie on a scale; others have a bar for each value. */
function textScale(values: readonly (string | null)[]): Scale {
  const present = values.filter((value) => value !== null);
  const numbers = present.map(Number);
  if (present.length > 0 && numbers.every(Number.isFinite) && present.every((value) => value.trim() !== ''))
    return numberScale(numbers, 0);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { ...nothing, bins: [...counts.values()].sort((a, b) => b - a).slice(0, bins) };
}
