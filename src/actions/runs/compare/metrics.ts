import { sideDecimals } from '../../../base/numberText';
import type { Comparison, ComparedMetric } from '../../../protocol/experiments/comparison';
import type { Goal } from '../../../runs/metricMeaning';
import { compareMeans, type MeanComparison } from '../../../runs/statistics/compareMeans';
import { comparisonDetails } from '../../../runs/statistics/details';
import { holm } from '../../../runs/statistics/holm';
import { choosePairing } from '../../../runs/statistics/pairing';
import { comparisonSentence, isDecided, type JudgedComparison } from '../../../runs/statistics/sentence';
import { summarize } from '../../../runs/statistics/summary';
import type { MetricMeaning } from '../table/metricMeaning';
import { counted, sharedRuns, type Side } from './side';

/** What of a comparison concerns metrics. */
export type ComparedMetrics = Pick<Comparison, 'metrics' | 'method'>;

/** A metric on all sides, before it is known among how many others it was tested. */
interface Drawn {
  readonly key: string;
  readonly goal: Goal;
  readonly values: readonly (readonly (number | null)[])[];
  /** Of each further side against the first; null: one of them has no value, or they have runs in common. */
  readonly tests: readonly (MeanComparison | null)[];
}

export interface ComparingMetrics {
  readonly sides: readonly Side[];
  readonly primary: string | null;
  readonly meaning: MetricMeaning;
  /** Of each side what stands in the way of a verdict against the first. */
  readonly caveats: readonly (readonly string[])[];
}

/** Compares every metric of the sides, each further side with the first; the one that the project is judged by comes first. */
export function compareMetrics({ sides, primary, meaning, caveats }: ComparingMetrics): ComparedMetrics {
  const runs = sides.map(counted);
  const pairings = runs.slice(1).map((others) => choosePairing(runs[0] ?? [], others));
  const shared = sides.slice(1).map((side) => sides[0] !== undefined && sharedRuns(sides[0], side) > 0);
  const keys = new Set(runs.flat().flatMap(({ metrics }) => [...metrics.keys()]));
  const drawn = [...keys].map((key): Drawn => {
    const values = runs.map((side) => side.map(({ metrics }) => metrics.get(key)?.last ?? null));
    const tests = values
      .slice(1)
      .map((of, index) => (shared[index] ? null : compareMeans(values[0] ?? [], of, pairings[index] ?? null)));
    return { key, goal: meaning.goal(key), values, tests };
  });
  const { judge, adjustment } = judging(drawn, primary);
  const metrics = drawn.map((metric) =>
    comparedMetric(metric, { sides, primary, caveats, judge, unit: meaning.unit(metric.key) }),
  );
  return { metrics: metrics.sort(byImportance), method: methodOf(drawn, adjustment) };
}

interface Judging {
  readonly judge: (test: MeanComparison) => JudgedComparison;
  /** "Holm over 4 comparisons"; empty where none was adjusted. */
  readonly adjustment: string;
}

/**
 * Adjusts p values for how many are looked at. Metrics that have a direction are what runs are judged by, and are adjusted
 * for their own number; the others for the number of all.
 */
function judging(drawn: readonly Drawn[], primary: string | null): Judging {
  const judged = new Map<MeanComparison, JudgedComparison>();
  const judge = (family: readonly Drawn[]) => {
    const tests = family.flatMap(({ tests: of }) => of).filter((test) => test !== null);
    const adjusted = holm(tests.map(({ p }) => p));
    const among = adjusted.filter((p) => !Number.isNaN(p)).length;
    tests.forEach((test, index) => judged.set(test, { ...test, adjusted: adjusted[index] ?? NaN, among }));
    return among;
  };
  const all = judge(drawn);
  const matters = ({ key, goal }: Drawn) => goal !== null || key === primary;
  const mattering = judge(drawn.filter(matters));
  const isPlain = drawn.some((metric) => matters(metric) && metric.goal === null);
  return {
    judge: (test) => judged.get(test) ?? { ...test, adjusted: test.p, among: 1 },
    adjustment: adjustmentText(mattering, all, isPlain ? 'other metrics' : 'metrics'),
  };
}

/** "Holm over 7 comparisons, over all 8 for metrics without a direction": as each was adjusted. */
function adjustmentText(mattering: number, all: number, others: string): string {
  const own = mattering || all;
  const parts = [
    ...(own > 1 ? [`over ${own} comparisons`] : []),
    ...(all > own ? [`over all ${all} for ${others} without a direction`] : []),
  ];
  return parts.length === 0 ? '' : `Holm ${parts.join(', ')}`;
}

interface Around extends Pick<ComparingMetrics, 'sides' | 'primary' | 'caveats'> {
  readonly judge: Judging['judge'];
  readonly unit: string;
}

function comparedMetric({ key, goal, values, tests }: Drawn, around: Around): ComparedMetric {
  const { sides, primary, judge, unit, caveats } = around;
  const summaries = values.map((of) => summarize(of.filter((value) => value !== null)));
  const decimals = sideDecimals(summaries);
  const isPrimary = key === primary;
  return {
    key,
    goal,
    unit,
    primary: isPrimary,
    sides: values.map((of, index) => sideOf(of, summaries[index])),
    tests: tests.map((test, index) => {
      if (!test) return null;
      const judged = judge(test);
      const names = [sides[0]?.name ?? '', sides[index + 1]?.name ?? ''] as const;
      const words = { names, goal, unit, decimals, short: !isPrimary, caveats: caveats[index + 1] ?? [] };
      const details = comparisonDetails(judged, goal, decimals);
      return testOf(judged, comparisonSentence(judged, words), details);
    }),
    differs: new Set(values.map(figuresOf)).size > 1,
  };
}

/** What a side has, for comparing it: however many runs have one value, that is all there is. */
function figuresOf(values: Drawn['values'][number]): string {
  const present = values.filter((value) => value !== null);
  const numbers = present.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  // NaN has no place in an order.
  const ordered = [...numbers, ...present.filter((value) => Number.isNaN(value))];
  return (new Set(ordered).size === 1 ? ordered.slice(0, 1) : ordered).join();
}

type ComparedSide = NonNullable<ComparedMetric['sides'][number]>;
type ComparedTest = NonNullable<ComparedMetric['tests'][number]>;

function sideOf(
  values: readonly (number | null)[],
  summary: ReturnType<typeof summarize> | undefined,
): ComparedSide | null {
  const present = values.filter((value) => value !== null);
  if (present.length === 0 || !summary) return null;
  // A side of nothing but NaN says so.
  const mean = summary.n === 0 ? (present[0] ?? NaN) : summary.mean;
  return { n: summary.n, mean, sd: summary.sd, values: present };
}

function testOf(judged: JudgedComparison, sentence: string, details: string[]): ComparedTest {
  const { test, difference, low, high, p, adjusted, first, second, bootstrap, pairing, pairs } = judged;
  return {
    test,
    difference,
    low,
    high,
    p,
    adjusted,
    n: Math.min(first.n, second.n),
    bootstrap: { ...bootstrap },
    decided: isDecided(judged),
    pairedBy: pairing?.by ?? null,
    pairs: pairs.map((pair) => ({ ...pair })),
    sentence,
    details,
  };
}

function byImportance(a: ComparedMetric, b: ComparedMetric): number {
  const rank = ({ primary, goal }: ComparedMetric) => (primary ? 0 : goal === null ? 2 : 1);
  return rank(a) - rank(b) || a.key.localeCompare(b.key, 'en', { numeric: true });
}

const testNames = { 'paired-t': 'paired t', 'welch-t': 'Welch', 'nadeau-bengio': 'Nadeau-Bengio' } as const;

/** "paired t by seed, Holm over 4 comparisons"; empty where nothing could be tested. */
function methodOf(drawn: readonly Drawn[], adjustment: string): string {
  const names = new Set<string>();
  for (const { test, pairing } of drawn.flatMap(({ tests }) => tests).filter((it) => it !== null))
    if (test !== 'none') names.add(pairing ? `${testNames[test]} by ${pairing.by}` : testNames[test]);
  return [...names, ...(adjustment === '' ? [] : [adjustment])].join(', ');
}
