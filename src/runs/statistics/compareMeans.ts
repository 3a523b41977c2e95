import { bcaInterval, type Interval } from './bootstrap';
import { nadeauBengio, pairedT, welch, type MeanTest } from './meanTest';
import type { Pairing } from './pairing';
import { repeatsNeeded } from './power';
import { seededRandom } from '../../base/statistics/random';
import { summarize, type Summary } from './summary';

/** How two means were compared; `none`: there are no repeats, or they have no spread. */
export type TestKind = 'paired-t' | 'welch-t' | 'nadeau-bengio' | 'none';

/** A metric on two sides: the second against the first. */
export interface MeanComparison extends MeanTest {
  readonly test: TestKind;
  readonly first: Summary;
  readonly second: Summary;
  readonly bootstrap: Interval;
  readonly pairing: Pick<Pairing, 'by' | 'folds'> | null;
  readonly pairs: readonly { readonly label: string; readonly first: number; readonly second: number }[];
  /** How many more repeats each side would need to tell; null: too many, or more of the same would not help. */
  readonly more: number | null;
  /** Values that are there but not finite; no figure holds them. */
  readonly leftOut: number;
  /** Values of each side whose partner has none that is finite: they keep the others from being paired. Null: there are none. */
  readonly alone: Alone | null;
}

export interface Alone {
  readonly by: string;
  readonly first: number;
  readonly second: number;
}

/** Values of one metric, one a repeat; null where a repeat lacks it. */
export type Values = readonly (number | null)[];

const seed = 1;
const resamples = 2000;

/** Compares the means of two sides that both have a finite value; null: one has none. */
export function compareMeans(first: Values, second: Values, pairing: Pairing | null): MeanComparison | null {
  const pairs = pairing ? finitePairs(first, second, pairing) : [];
  const paired = pairing !== null && pairs.length > 1 ? pairing : null;
  const ours = paired ? pairs.map((pair) => pair.first) : first.filter(isFinite);
  const theirs = paired ? pairs.map((pair) => pair.second) : second.filter(isFinite);
  if (ours.length === 0 || theirs.length === 0) return null;
  const sides = { first: summarize(ours), second: summarize(theirs) };
  const differences = pairs.map((pair) => pair.second - pair.first);
  const tested = paired ? testPairs(differences, paired, sides) : testGroups(sides.first, sides.second);
  const samples: readonly (readonly number[])[] = paired ? [differences] : [ours, theirs];
  const isTested = tested.test !== 'none' && tested.test !== 'nadeau-bengio';
  return {
    ...tested,
    ...sides,
    bootstrap: isTested ? bcaInterval(samples, { random: seededRandom(seed), resamples }) : { low: NaN, high: NaN },
    pairing: paired,
    pairs: paired ? pairs : [],
    alone: pairing && Math.min(ours.length, theirs.length) > 1 ? withoutPartner(first, second, pairing) : null,
    leftOut: [...first, ...second].filter((value) => value !== null && !Number.isFinite(value)).length,
  };
}

function isFinite(value: number | null): value is number {
  return Number.isFinite(value);
}

/** Finite values whose partner has none; null: there are none. */
export function withoutPartner(first: Values, second: Values, { by, pairs }: Pairing): Alone | null {
  const alone = { by, first: 0, second: 0 };
  for (const pair of pairs) {
    const [ours, theirs] = [isFinite(first[pair.first] ?? null), isFinite(second[pair.second] ?? null)];
    if (ours && !theirs) alone.first++;
    if (theirs && !ours) alone.second++;
  }
  return alone.first + alone.second > 0 ? alone : null;
}

/** Pairs of which both sides are finite numbers; none where a finite value has no partner and would be left out. */
export function finitePairs(first: Values, second: Values, pairing: Pairing): MeanComparison['pairs'] {
  if (withoutPartner(first, second, pairing)) return [];
  return pairing.pairs.flatMap(({ label, ...places }) => {
    const pair = { first: first[places.first] ?? null, second: second[places.second] ?? null };
    return isFinite(pair.first) && isFinite(pair.second) ? [{ label, first: pair.first, second: pair.second }] : [];
  });
}

type Sides = Pick<MeanComparison, 'first' | 'second'>;

type Tested = MeanTest & Pick<MeanComparison, 'test' | 'more'>;

/** A spread of differences below this share of the values themselves is what their subtraction left. */
const rounding = 1e-12;

function testPairs(differences: readonly number[], { folds }: Pairing, sides: Sides): Tested {
  const { n, mean, sd } = summarize(differences);
  const result = pairedTest(differences, folds, sides);
  if (result === null) return untested(mean);
  if (folds !== null) return { test: 'nadeau-bengio', ...result, more: null };
  return { test: 'paired-t', ...result, more: moreThan(n, repeatsNeeded(mean, sd, 1)) };
}

/** The test of differences of pairs, which may be folds of one cross-validation; null: they have no spread. */
export function pairedTest(
  differences: readonly number[],
  folds: Pairing['folds'],
  { first, second }: { readonly first: Pick<Summary, 'mean'>; readonly second: Pick<Summary, 'mean'> },
): MeanTest | null {
  const { sd } = summarize(differences);
  if (sd <= rounding * Math.max(Math.abs(first.mean), Math.abs(second.mean))) return null;
  return folds === null ? pairedT(differences) : nadeauBengio(differences, folds.all);
}

function testGroups(first: Summary, second: Summary): Tested {
  const result = welch(first, second);
  if (Number.isNaN(result.p)) return untested(result.difference);
  const sd = Math.sqrt((first.sd ** 2 + second.sd ** 2) / 2);
  const needed = repeatsNeeded(result.difference, sd, 2);
  return { test: 'welch-t', ...result, more: moreThan(Math.min(first.n, second.n), needed) };
}

function untested(difference: number): Tested {
  return { test: 'none', difference, low: NaN, high: NaN, p: NaN, df: NaN, more: null };
}

function moreThan(n: number, needed: number | null): number | null {
  return needed === null ? null : Math.max(1, needed - n);
}
