import { significance } from '../../../base/numberText';
import type { Goal } from '../../../runs/metricMeaning';
import { keptBounds, withinBounds, type BoundedSummary, type Bounds } from '../../../runs/statistics/bounds';
import { holm } from '../../../runs/statistics/holm';
import { finitePairs, pairedTest, withoutPartner, type Alone } from '../../../runs/statistics/compareMeans';
import { welch, type MeanTest } from '../../../runs/statistics/meanTest';
import type { Pairing } from '../../../runs/statistics/pairing';
import { summarize } from '../../../runs/statistics/summary';
import type { PairGroups } from './groupPairing';
import type { RunGroup } from './grouping';

/** One metric of one group, over its finished runs that have a value. */
export interface GroupFigures {
  readonly summary: BoundedSummary;
  readonly values: readonly number[];
  readonly rank: 'best' | 'tied' | null;
  readonly delta: GroupDelta | null;
}

export interface GroupDelta {
  readonly difference: number;
  readonly verdict: 'better' | 'worse' | 'noise' | 'none';
  /** What the runs of both groups were paired by ("seed"); null: they were not. */
  readonly pairedBy: string | null;
  /** Finite values of the baseline and of the group that keep them from being paired; null: there are none. */
  readonly alone: Alone | null;
  /** Null: there is nothing to test by. */
  readonly test: GroupTest | null;
}

/** 95 % interval of a difference, and its p value as adjusted for so many groups: those that there is something to test by. */
interface GroupTest {
  readonly low: number;
  readonly high: number;
  readonly adjusted: number;
  readonly among: number;
}

export interface MetricOfGroups {
  readonly groups: readonly RunGroup[];
  /** Value of a run by its place; null: it is not finished, or has none. */
  readonly valueAt: (place: number) => number | null;
  readonly goal: Goal;
  readonly bounds: Bounds;
  readonly pair: PairGroups;
  /** A group by its key, or the one value of a run. */
  readonly baseline: { readonly group: string } | { readonly value: number } | null;
}

/** Beyond this many groups, which differ by noise is not computed: nobody reads it, and the correction leaves nothing. */
const mostTested = 5000;

/** Summarises one metric of every group and says which are best, and which differ from the baseline. */
export function groupFigures(metric: MetricOfGroups): ReadonlyMap<string, GroupFigures> {
  const samples = metric.groups.map((group): Sample => {
    const repeats = group.members.map(metric.valueAt);
    const values = repeats.filter((value) => value !== null && !Number.isNaN(value)) as number[];
    const summary = withinBounds(summarize(values), keptBounds(values, metric.bounds));
    return { key: group.key, group, repeats, values, summary };
  });
  const ranks = ranksOf(samples, metric);
  const deltas = deltasOf(samples, metric);
  return new Map(
    samples.map(({ key, summary, values }) => [
      key,
      { summary, values, rank: ranks.get(key) ?? null, delta: deltas.get(key) ?? null },
    ]),
  );
}

interface Sample {
  readonly key: string;
  readonly group: RunGroup;
  /** One for each member. */
  readonly repeats: readonly (number | null)[];
  readonly values: readonly number[];
  readonly summary: BoundedSummary;
}

/**
 * The groups of the best mean, and those that cannot be told from it; a sole group, or those of one mean, are better than none.
 * Where groups have repeats, a single run is no best: of one that is as good or better nobody can tell.
 */
function ranksOf(samples: readonly Sample[], { goal, pair }: MetricOfGroups): ReadonlyMap<string, 'best' | 'tied'> {
  const ranks = new Map<string, 'best' | 'tied'>();
  if (goal === null || samples.filter(({ summary }) => summary.n > 0).length < 2) return ranks;
  const repeated = samples.filter(({ summary }) => summary.n > 1);
  const judged = repeated.length > 0 ? repeated : samples;
  const best = judged.reduce<Sample | null>((found, sample) => better(found, sample, goal), null);
  if (!best || samples.every(({ summary }) => summary.n === 0 || summary.mean === best.summary.mean)) return ranks;
  for (const [key, { adjusted }] of testedAgainst(best, samples, pair))
    if (adjusted >= significance) ranks.set(key, 'tied');
  // What is exactly as good is as much the best, as among single runs.
  for (const { key, summary } of judged) if (summary.mean === best.summary.mean) ranks.set(key, 'best');
  const single = repeated.length > 0 ? samples.filter(({ summary }) => summary.n === 1) : [];
  for (const sample of single) if (better(sample, best, goal) === sample) ranks.set(sample.key, 'tied');
  return ranks;
}

function better(found: Sample | null, sample: Sample, goal: Exclude<Goal, null>): Sample | null {
  if (sample.summary.n === 0) return found;
  if (!found) return sample;
  const gain = sample.summary.mean - found.summary.mean;
  return (goal === 'maximize' ? gain : -gain) > 0 ? sample : found;
}

function deltasOf(
  samples: readonly Sample[],
  { baseline, goal, pair }: MetricOfGroups,
): ReadonlyMap<string, GroupDelta> {
  if (!baseline) return new Map();
  if ('value' in baseline) return new Map(samples.flatMap((sample) => untested(sample, baseline.value)));
  const base = samples.find(({ key }) => key === baseline.group);
  if (!base || base.summary.n === 0) return new Map();
  const tested = testedAgainst(base, samples, pair);
  const among = [...tested.values()].filter(({ adjusted }) => !Number.isNaN(adjusted)).length;
  return new Map(
    samples.flatMap((sample) => {
      const test = tested.get(sample.key);
      if (!test) return untested(sample, base.summary.mean);
      const { difference, pairedBy, alone, low, high, adjusted } = test;
      const judged = Number.isNaN(adjusted) ? null : { low, high, adjusted, among };
      return [[sample.key, { difference, verdict: verdictOf(test, goal), pairedBy, alone, test: judged }] as const];
    }),
  );
}

function untested({ key, summary }: Sample, value: number): readonly (readonly [string, GroupDelta])[] {
  return summary.n === 0
    ? []
    : [[key, { difference: summary.mean - value, verdict: 'none', pairedBy: null, alone: null, test: null }]];
}

function verdictOf({ difference, adjusted }: AdjustedDifference, goal: Goal): GroupDelta['verdict'] {
  if (adjusted >= significance) return 'noise';
  if (goal === null || Number.isNaN(adjusted)) return 'none';
  return difference > 0 === (goal === 'maximize') ? 'better' : 'worse';
}

interface TestedDifference
  extends Pick<MeanTest, 'difference' | 'low' | 'high' | 'p'>, Pick<GroupDelta, 'pairedBy' | 'alone'> {}

interface AdjustedDifference extends TestedDifference {
  readonly adjusted: number;
}

/**
 * Every other group of at least two runs against one, paired where the comparison would pair them, else by Welch's test;
 * adjusted by Holm over all; NaN without spread.
 */
function testedAgainst(
  one: Sample,
  samples: readonly Sample[],
  pair: PairGroups,
): ReadonlyMap<string, AdjustedDifference> {
  const others = samples.filter((sample) => sample !== one && sample.summary.n > 1);
  if (one.summary.n < 2 || others.length > mostTested) return new Map();
  const tests = others.map((other) => tested(one, other, pair(one.group, other.group)));
  const adjusted = holm(tests.map(({ p }) => p));
  return new Map(tests.map((test, index) => [others[index]?.key ?? '', { ...test, adjusted: adjusted[index] ?? NaN }]));
}

function tested(one: Sample, other: Sample, pairing: Pairing | null): TestedDifference {
  const pairs = pairing ? finitePairs(one.repeats, other.repeats, pairing) : [];
  if (!pairing || pairs.length < 2) {
    const alone = pairing && withoutPartner(one.repeats, other.repeats, pairing);
    return { ...welch(one.summary, other.summary), pairedBy: null, alone };
  }
  const differences = pairs.map(({ first, second }) => second - first);
  const test = pairedTest(differences, pairing.folds, { first: one.summary, second: other.summary });
  const { low, high, p } = test ?? { low: NaN, high: NaN, p: NaN };
  return { difference: summarize(differences).mean, low, high, p, pairedBy: pairing.by, alone: null };
}
