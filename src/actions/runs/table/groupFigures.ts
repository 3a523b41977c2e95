import type { Goal } from '../../../runs/metricMeaning';
import { holm } from '../../../runs/statistics/holm';
import { welch, type MeanTest } from '../../../runs/statistics/meanTest';
import { summarize, type Summary } from '../../../runs/statistics/summary';
import type { RunGroup } from './grouping';

/** One metric of one group, over its finished runs that have a value. */
export interface GroupFigures {
  readonly summary: Summary;
  readonly values: readonly number[];
  readonly rank: 'best' | 'tied' | null;
  readonly delta: GroupDelta | null;
}

export interface GroupDelta {
  readonly difference: number;
  readonly verdict: 'better' | 'worse' | 'noise' | 'none';
}

export interface MetricOfGroups {
  readonly groups: readonly RunGroup[];
  /** Value of a run by its place; null: it is not finished, or has none. */
  readonly valueAt: (place: number) => number | null;
  readonly goal: Goal;
  /** A group by its key, or the one value of a run. */
  readonly baseline: { readonly group: string } | { readonly value: number } | null;
}

/** Beyond this many groups, which differ by noise is not computed: nobody reads it, and the correction leaves nothing. */
const mostTested = 5000;

const alpha = 0.05;

/** Summarises one metric of every group and says which are best, and which differ from the baseline. */
export function groupFigures(metric: MetricOfGroups): ReadonlyMap<string, GroupFigures> {
  const samples = metric.groups.map(({ key, members }) => {
    const values = members.map(metric.valueAt).filter((value) => value !== null && !Number.isNaN(value)) as number[];
    return { key, values, summary: summarize(values) };
  });
  const ranks = ranksOf(samples, metric.goal);
  const deltas = deltasOf(samples, metric);
  return new Map(
    samples.map(({ key, ...sample }) => [
      key,
      { ...sample, rank: ranks.get(key) ?? null, delta: deltas.get(key) ?? null },
    ]),
  );
}

interface Sample {
  readonly key: string;
  readonly summary: Summary;
}

/** The group of the best mean, and those that cannot be told from it. */
function ranksOf(samples: readonly Sample[], goal: Goal): ReadonlyMap<string, 'best' | 'tied'> {
  const ranks = new Map<string, 'best' | 'tied'>();
  if (goal === null) return ranks;
  const best = samples.reduce<Sample | null>((found, sample) => better(found, sample, goal), null);
  if (!best) return ranks;
  ranks.set(best.key, 'best');
  for (const [key, { adjusted }] of testedAgainst(best, samples)) if (adjusted >= alpha) ranks.set(key, 'tied');
  return ranks;
}

function better(found: Sample | null, sample: Sample, goal: Exclude<Goal, null>): Sample | null {
  if (sample.summary.n === 0) return found;
  if (!found) return sample;
  const gain = sample.summary.mean - found.summary.mean;
  return (goal === 'maximize' ? gain : -gain) > 0 ? sample : found;
}

function deltasOf(samples: readonly Sample[], { baseline, goal }: MetricOfGroups): ReadonlyMap<string, GroupDelta> {
  if (!baseline) return new Map();
  if ('value' in baseline) return new Map(samples.flatMap((sample) => untested(sample, baseline.value)));
  const base = samples.find(({ key }) => key === baseline.group);
  if (!base || base.summary.n === 0) return new Map();
  const tested = testedAgainst(base, samples);
  return new Map(
    samples.flatMap((sample) => {
      const test = tested.get(sample.key);
      if (!test) return untested(sample, base.summary.mean);
      return [[sample.key, { difference: test.difference, verdict: verdictOf(test, goal) }] as const];
    }),
  );
}

function untested({ key, summary }: Sample, value: number): readonly (readonly [string, GroupDelta])[] {
  return summary.n === 0 ? [] : [[key, { difference: summary.mean - value, verdict: 'none' }]];
}

function verdictOf({ difference, adjusted }: AdjustedDifference, goal: Goal): GroupDelta['verdict'] {
  if (adjusted >= alpha) return 'noise';
  if (goal === null || Number.isNaN(adjusted)) return 'none';
  return difference > 0 === (goal === 'maximize') ? 'better' : 'worse';
}

interface AdjustedDifference extends MeanTest {
  readonly adjusted: number;
}

/** Welch's test of every other group of at least two runs against one, adjusted by Holm over all; NaN without spread. */
function testedAgainst(one: Sample, samples: readonly Sample[]): ReadonlyMap<string, AdjustedDifference> {
  const others = samples.filter((sample) => sample !== one && sample.summary.n > 1);
  if (one.summary.n < 2 || others.length > mostTested) return new Map();
  const tests = others.map(({ summary }) => welch(one.summary, summary));
  const adjusted = holm(tests.map(({ p }) => p));
  return new Map(tests.map((test, index) => [others[index]?.key ?? '', { ...test, adjusted: adjusted[index] ?? NaN }]));
}
