import type { ColumnSums } from './columnSums';
import { isSummarized } from './declared';
import { entryKind, type Dictionary } from './dictionary';
import { toExtremes } from './extremes';
import { deviationOf, meanOf } from './moments';
import type { NumberSummary } from './tableProfile';

const bins = 20;

/** With this probability no quantile of a sample is farther off in rank than `quantileError` says. */
const confidence = 0.99;

/** Ascending numbers with how many cells each stands for. */
interface Ranked {
  readonly values: Float64Array;
  /** How many cells come up to and with each; null where each is one. */
  readonly upTo: Float64Array | null;
  readonly count: number;
}

/**
 * Summarises the numbers of a column: `all` holds every spelling, if they were kept; `totals` are those of all its cells,
 * `sample` the numbers of the sampled rows in ascending order. Quantiles are exact with `all`, or where the sample holds all. Null where there are no numbers.
 */
export function summarizeNumbers(
  all: Dictionary | null,
  totals: Pick<ColumnSums, 'moments' | 'extremes'>,
  sample: () => Float64Array,
): NumberSummary | null {
  const { moments, extremes } = totals;
  const min = extremes.lowest[0]?.value;
  const max = extremes.highest[0]?.value;
  if (min === undefined || max === undefined) return null;
  const ranked = all === null ? fromSample(sample()) : fromDictionary(all);
  return {
    count: moments.count,
    mean: meanOf(moments),
    stddev: deviationOf(moments),
    min,
    max,
    quantile: (p) => (p <= 0 ? min : p >= 1 ? max : quantile(ranked, p)),
    quantileError: rankError(ranked.count, moments.count),
    lowest: toExtremes(extremes.lowest),
    highest: toExtremes(extremes.highest),
    histogram: histogram(ranked, min, max, moments.count),
  };
}

/** Dvoretzky, Kiefer and Wolfowitz with Massart's constant: sup |F - Fₘ| ≤ √(ln(2/δ) / 2m). */
function rankError(sampled: number, count: number): number {
  return sampled >= count ? 0 : Math.sqrt(Math.log(2 / (1 - confidence)) / (2 * Math.max(1, sampled)));
}

function fromDictionary(dictionary: Dictionary): Ranked {
  const entries = Array.from({ length: dictionary.size }, (_, entry) => entry)
    .filter((entry) => isSummarized(entryKind(dictionary, entry)) && !Number.isNaN(dictionary.numbers[entry]))
    .sort((a, b) => (dictionary.numbers[a] ?? 0) - (dictionary.numbers[b] ?? 0));
  let count = 0;
  const upTo = Float64Array.from(entries, (entry) => (count += dictionary.counts[entry] ?? 0));
  return { values: Float64Array.from(entries, (entry) => dictionary.numbers[entry] ?? NaN), upTo, count };
}

function fromSample(values: Float64Array): Ranked {
  return { values, upTo: null, count: values.length };
}

/** Type 7 of Hyndman and Fan 1996. */
function quantile(ranked: Ranked, p: number): number {
  if (ranked.count === 0) return NaN;
  const at = p * (ranked.count - 1);
  const low = Math.floor(at);
  const from = valueAt(ranked, low);
  return from + (at - low) * (valueAt(ranked, Math.min(low + 1, ranked.count - 1)) - from);
}

/** The number at a rank from 0. */
function valueAt({ values, upTo }: Ranked, rank: number): number {
  if (upTo === null) return values[rank] ?? NaN;
  let low = 0;
  let high = upTo.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > rank) high = middle;
    else low = middle + 1;
  }
  return values[low] ?? NaN;
}

function histogram(ranked: Ranked, min: number, max: number, count: number): NumberSummary['histogram'] {
  if (min === max) return [{ from: min, to: max, count }];
  const { values, upTo } = ranked;
  const step = (max - min) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (let index = 0; index < values.length; index++) {
    const share = ((values[index] as number) - min) / (max - min);
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    const cells = upTo === null ? 1 : (upTo[index] as number) - (upTo[index - 1] ?? 0);
    counts[bin] = (counts[bin] as number) + cells;
  }
  const scale = ranked.count === count ? 1 : count / Math.max(1, ranked.count);
  return counts.map((inBin, bin) => ({
    from: min + step * bin,
    to: bin === bins - 1 ? max : min + step * (bin + 1),
    count: Math.round(inBin * scale),
  }));
}
