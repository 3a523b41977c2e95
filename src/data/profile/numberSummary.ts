import { partitionPoint } from '../../base/partitionPoint';
import type { ColumnSums } from './columnSums';
import { isSummarized } from './declared';
import { entryKind, type Dictionary } from './dictionary';
import { toExtremes, type Extremes, type ExtremeState } from './extremes';
import { deviationOf, meanOf } from './moments';
import type { NumberSummary } from './tableProfile';

const bins = 20;

/** A gap of more than this part of what lies beyond it sets the outermost numbers apart, if so few cells hold them. */
const wideGap = 0.5;
const mostApart = 0.01;

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
    histogram: histogram(ranked, extremes, moments.count),
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
  return values[partitionPoint(upTo.length, (at) => (upTo[at] ?? 0) <= rank)] ?? NaN;
}

/** Where the bulk of the numbers begins and ends, and how many cells lie apart from it on either side. */
interface Bulk {
  readonly from: number;
  readonly to: number;
  readonly below: number;
  readonly above: number;
}

/**
 * Sets apart the few numbers beyond a gap that is wide beside the rest: they would press all others into one bin.
 * `lowest` ascends, `highest` descends.
 */
function bulkOf(lowest: readonly Edge[], highest: readonly Edge[], count: number): Bulk {
  // What lies apart above must not make room for what lies apart below, and the other way round.
  const first = apart(highest, lowest[0]?.value ?? 0, count);
  const low = apart(lowest, highest[first.edges]?.value ?? 0, count);
  const high = apart(highest, lowest[low.edges]?.value ?? 0, count);
  const from = lowest[low.edges]?.value ?? NaN;
  const to = highest[high.edges]?.value ?? NaN;
  if (from < to) return { from, to, below: low.cells, above: high.cells };
  return { from: lowest[0]?.value ?? NaN, to: highest[0]?.value ?? NaN, below: 0, above: 0 };
}

type Edge = Pick<ExtremeState, 'value' | 'count'>;

/** How many of the outermost numbers lie apart, seen from the other end of the column. */
function apart(
  edges: readonly Edge[],
  other: number,
  count: number,
): { readonly edges: number; readonly cells: number } {
  let found = { edges: 0, cells: 0 };
  let cells = 0;
  for (let index = 0; index + 1 < edges.length; index++) {
    const [outer, inner] = [edges[index], edges[index + 1]];
    cells += outer?.count ?? 0;
    if (outer === undefined || inner === undefined || cells > count * mostApart) break;
    if (Math.abs(outer.value - inner.value) > Math.abs(inner.value - other) * wideGap)
      found = { edges: index + 1, cells };
  }
  return found;
}

/** Twenty equal bins over the bulk, and one more on each side where numbers lie apart. */
function histogram(ranked: Ranked, { lowest, highest }: Extremes, count: number): NumberSummary['histogram'] {
  const min = lowest[0]?.value ?? NaN;
  const max = highest[0]?.value ?? NaN;
  if (min === max) return [{ from: min, to: max, count }];
  const bulk = bulkOf(lowest, highest, count);
  const { from, to } = bulk;
  return [
    ...(bulk.below > 0 ? [{ from: min, to: from, count: bulk.below }] : []),
    ...equalBins(ranked, from, to, count - bulk.below - bulk.above),
    ...(bulk.above > 0 ? [{ from: to, to: max, count: bulk.above }] : []),
  ];
}

/** Bins `[from, to)`, the last with its end; counts scaled to `count` cells where only a sample is known. */
function equalBins({ values, upTo }: Ranked, from: number, to: number, count: number): NumberSummary['histogram'] {
  const counts = new Array<number>(bins).fill(0);
  let inside = 0;
  values.forEach((value, index) => {
    if (value < from || value > to) return;
    const bin = Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins));
    const cells = upTo === null ? 1 : (upTo[index] ?? 0) - (upTo[index - 1] ?? 0);
    counts[bin] = (counts[bin] ?? 0) + cells;
    inside += cells;
  });
  const step = (to - from) / bins;
  const scale = inside === count ? 1 : count / Math.max(1, inside);
  return counts.map((inBin, bin) => ({
    from: from + step * bin,
    to: bin === bins - 1 ? to : from + step * (bin + 1),
    count: Math.round(inBin * scale),
  }));
}
