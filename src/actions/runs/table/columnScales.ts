import { decimalsForSpread, metricDecimals, ownDigits } from '../../../base/numberText';
import type { ColumnScale } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import { quantileSorted } from '../../../base/statistics/quantile';
import type { ColumnValues } from '../../../runs/runStore';
import type { ShownRuns } from './shownRuns';

/** Bars of a header. */
const bins = 24;

type Shown = Pick<ShownRuns, 'values' | 'figures' | 'isGrouped' | 'best'>;

/** How the values of each column lie among what is shown: means of groups, else values of runs. */
export function columnScales(shown: Shown, columns: readonly ColumnRef[]): ColumnScale[] {
  return columns.map((column) => ({ column, ...scaleOf(shown, column) }));
}

type Scale = Omit<ColumnScale, 'column'>;

const nothing: Scale = { low: NaN, high: NaN, least: NaN, greatest: NaN, bins: [], decimals: ownDigits };

function scaleOf(shown: Shown, column: ColumnRef): Scale {
  const values = shown.values(column);
  if (values.type === 'texts') return textScale(values.values);
  if (shown.isGrouped && column.kind === 'metric') return groupScale(shown, column);
  const numbers = finiteOf(values);
  return numberScale(numbers, metricDecimals(numbers), { best: column.kind === 'metric' ? shown.best(column) : NaN });
}

function finiteOf({ values, present }: Extract<ColumnValues, { type: 'numbers' }>): Float64Array {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? NaN;
    if (present[place] === 1 && Number.isFinite(value)) finite[count++] = value;
  }
  return finite.subarray(0, count);
}

function groupScale(shown: Shown, metric: Extract<ColumnRef, { kind: 'metric' }>): Scale {
  const figures = [...shown.figures(metric).values()];
  const summaries = figures.map(({ summary }) => summary);
  const best = figures.find(({ rank }) => rank === 'best')?.summary.mean ?? NaN;
  const means = Float64Array.from(summaries.map(({ mean }) => mean).filter(Number.isFinite));
  const spreads = summaries.map(({ sd }) => sd).filter((sd) => sd > 0);
  const smallest = spreads.reduce((least, sd) => Math.min(least, sd), Infinity);
  const ends = summaries.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  return numberScale(means, spreads.length > 0 ? decimalsForSpread(smallest, means) : metricDecimals(means), {
    ends,
    best,
  });
}

/** What a scale is to reach besides its numbers. */
interface Reach {
  /** Of their intervals. */
  readonly ends?: readonly number[];
  /** Of the numbers; NaN: none is better than others. */
  readonly best?: number;
}

/** Of more numbers an even sample says where the percentiles lie: a scale is drawn, and sorting all takes a while. */
const mostSorted = 4096;

/**
 * From the 5th to the 95th percentile of the numbers and of the ends of their intervals, with a tenth of that to spare on both
 * sides: what lies beyond is drawn at the edge, but for the best value, which is what the others are measured by.
 */
function numberScale(numbers: Float64Array, decimals: number, { ends = [], best = NaN }: Reach = {}): Scale {
  if (numbers.length === 0) return nothing;
  const sample = evenSample(numbers);
  const sorted = new Float64Array(sample.length + ends.length);
  sorted.set(sample);
  sorted.set(ends, sample.length);
  sorted.sort();
  const kept = Number.isFinite(best) ? [best] : [];
  const low = Math.min(quantileSorted(sorted, 0.05), ...kept);
  const high = Math.max(quantileSorted(sorted, 0.95), ...kept);
  const spare = high > low ? (high - low) / 10 : Math.abs(low) / 10 || 1;
  const scale = { low: low - spare, high: high + spare, ...rangeOf(numbers), decimals };
  return { ...scale, bins: histogram(numbers, scale.low, scale.high) };
}

function evenSample(numbers: Float64Array): Float64Array {
  if (numbers.length <= mostSorted) return numbers.slice();
  const sample = new Float64Array(mostSorted);
  const step = numbers.length / mostSorted;
  for (let place = 0; place < mostSorted; place++) sample[place] = numbers[Math.floor(place * step)] as number;
  return sample;
}

function rangeOf(numbers: Float64Array): Pick<Scale, 'least' | 'greatest'> {
  let [least, greatest] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > greatest) greatest = number;
  }
  return { least, greatest };
}

/** What lies beyond an end counts there. */
function histogram(numbers: Float64Array, low: number, high: number): number[] {
  const counts = new Uint32Array(bins);
  const perUnit = bins / (high - low);
  for (const number of numbers) {
    const place = (number - low) * perUnit;
    const bin = place >= bins ? bins - 1 : place > 0 ? Math.trunc(place) : 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return [...counts];
}

/** Params that are all numbers lie on a scale; others have a bar for each value. */
function textScale(values: readonly (string | null)[]): Scale {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every(isNumeric)) return numberScale(Float64Array.from(present, Number), 0);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { ...nothing, bins: [...counts.values()].sort((a, b) => b - a).slice(0, bins) };
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
