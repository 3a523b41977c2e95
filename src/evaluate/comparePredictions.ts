import { areEnough } from './evaluatePredictions';
import type { JoinedPredictions } from './joinPredictions';
import { metricGoals, type MetricName } from './metrics';
import { percentileInterval, resampledWeights, usualResampling, type Resampling } from './resamples';
import type { Scorer } from './scorer';
import { positiveRows } from './scoreScorers';
import { scorersOf } from './scorersOf';
import { delong } from './tests/delong';
import { mcnemar } from './tests/mcnemar';

/** One metric of two models on the same rows. */
export interface ComparedMetric {
  readonly metric: MetricName;
  readonly goal: 'maximize' | 'minimize';
  readonly champion: number;
  readonly candidate: number;
  /** Candidate − champion. */
  readonly difference: number;
  /** 95 % interval of the paired bootstrap. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, of the same bootstrap. */
  readonly p: number;
  /** Of the test made for this metric: DeLong for the AUC, McNemar for the accuracy; null: none, or nothing to test by. */
  readonly test: { readonly name: string; readonly p: number } | null;
}

/**
 * Compares on the same rows, drawn together for both (whole groups where the candidate's rows belong to some). Empty where
 * there are too few rows; a metric that is not defined on both sides is left out.
 */
export function comparePredictions(
  joined: JoinedPredictions,
  resampling: Resampling = usualResampling(joined.candidate.truth.length),
  asked: readonly MetricName[] = [],
): readonly ComparedMetric[] {
  const { champion, candidate } = joined;
  if (!areEnough(candidate)) return [];
  const sides = [scorersOf(champion, asked), scorersOf(candidate, asked)] as const;
  const names = sides.map((scorers) => scorers.flatMap(({ metrics }) => metrics));
  const shared = (names[1] ?? []).filter((metric) => names[0]?.includes(metric));
  const figures = (weights: Float64Array) =>
    sides.map((scorers, side) => {
      const values = allScores(scorers, weights);
      return shared.map((metric) => values[names[side]?.indexOf(metric) ?? -1] ?? NaN);
    });
  const [ours = [], theirs = []] = figures(new Float64Array(candidate.truth.length).fill(1));
  const drawn: number[][] = shared.map(() => []);
  for (const weights of resampledWeights(candidate.truth.length, candidate.groups, resampling)) {
    const [first = [], second = []] = figures(weights);
    drawn.forEach((differences, at) => differences.push((second[at] ?? NaN) - (first[at] ?? NaN)));
  }
  return shared.flatMap((metric, at) => {
    const [before = NaN, after = NaN, differences = []] = [ours[at], theirs[at], drawn[at]];
    const interval = percentileInterval(differences);
    if (interval === null || Number.isNaN(after - before)) return [];
    const values = { champion: before, candidate: after, difference: after - before, ...interval };
    return [{ metric, goal: metricGoals[metric], ...values, p: signP(differences), test: ownTest(metric, joined) }];
  });
}

function allScores(scorers: readonly Scorer[], weights: Float64Array): readonly number[] {
  return scorers.flatMap(({ score }) => score(weights));
}

/** Twice the share of draws on the rarer side of no difference, never 0 (Davison and Hinkley 1997, section 4.4). */
function signP(differences: readonly number[]): number {
  const share = (count: number) => (1 + count) / (differences.length + 1);
  const below = differences.filter((value) => value <= 0).length;
  const above = differences.filter((value) => value >= 0).length;
  return Math.min(1, 2 * Math.min(share(below), share(above)));
}

function ownTest(metric: MetricName, { champion, candidate }: JoinedPredictions): ComparedMetric['test'] {
  if (metric === 'auc' && champion.scores && candidate.scores) {
    const tested = delong(positiveRows(candidate), candidate.scores, champion.scores);
    return tested && { name: 'DeLong', p: tested.p };
  }
  if (metric !== 'accuracy') return null;
  const right = (side: typeof champion, row: number) => side.predicted?.[row] === side.truth[row];
  let [onlyChampion, onlyCandidate] = [0, 0];
  for (const row of candidate.truth.keys()) {
    if (right(champion, row) === right(candidate, row)) continue;
    if (right(champion, row)) onlyChampion++;
    else onlyCandidate++;
  }
  return { name: 'McNemar', p: mcnemar(onlyChampion, onlyCandidate).p };
}
