import { comparePredictions } from '../../../evaluate/comparePredictions';
import { joinPredictions, unmatchedText, type JoinedPredictions } from '../../../evaluate/joinPredictions';
import { metricMeant, type MetricName } from '../../../evaluate/metrics';
import type { Predictions } from '../../../evaluate/predictions';
import { usualResampling } from '../../../evaluate/resamples';
import { scorersOf, whyNotScored } from '../../../evaluate/scorersOf';
import type { EvidenceProblem, GateEvidence, PairedComparison } from '../../../models/gates/gate';
import type { DeclaredMetric } from './askedMetrics';
import { isAbsent, type NoPredictions } from './metricEvidence';

type Compared = Pick<NonNullable<GateEvidence['champion']>, 'comparisons' | 'problem' | 'overlap'>;

/**
 * Compares the predictions of two versions on the rows of both. The metric that was declared first decides or nothing does:
 * another one never stands in for it. What is better is what was declared so.
 */
export function compareWith(
  champion: Predictions | NoPredictions,
  candidate: Predictions | NoPredictions,
  declared: readonly DeclaredMetric[],
): Compared {
  if (isAbsent(candidate)) return incomparable(candidate);
  if (isAbsent(champion)) return incomparable(champion);
  const joined = joinPredictions(champion, candidate);
  if (typeof joined === 'string') return incomparable({ verdict: 'inconclusive', text: joined.replace(/\.$/, '') });
  const rows = joined.candidate.truth.length;
  const resampling = usualResampling(rows);
  const left = unmatchedText(joined);
  const overlap = { champion: champion.truth.length, shared: rows, leftOut: left };
  const primary = declared[0]?.metric ?? null;
  const meant = primary === null ? null : metricMeant(primary);
  const compared = comparePredictions(joined, resampling, meant === null ? [] : [meant]);
  const comparisons = compared.map(({ test, p: _, ...values }): PairedComparison => {
    const own = test ? `, ${test.name} p = ${Number(test.p.toPrecision(2))}` : '';
    const goal = declared.find((it) => metricMeant(it.metric) === values.metric)?.goal ?? values.goal;
    return { ...values, goal, rows, test: `paired bootstrap, ${resampling.draws} draws${own}${left && `; ${left}`}` };
  });
  if (comparisons.length === 0) {
    if (primary !== null && meant !== null && lackingSide(joined, meant) !== null)
      return { ...incomparable(primaryProblem(primary, joined, [])), overlap };
    const text = `${rows} rows in common are too few to compare two models by`;
    return { ...incomparable({ verdict: 'inconclusive', text }), overlap };
  }
  const [first, others] = [comparisons.filter(isOf(meant)), comparisons.filter((it) => !isOf(meant)(it))];
  const problem = primary === null || first.length > 0 ? null : primaryProblem(primary, joined, others);
  // What decides is called as it was declared.
  const named = primary === null ? first : first.map((it) => ({ ...it, metric: primary }));
  return { comparisons: [...named, ...others], problem, overlap };
}

function isOf(metric: string | null) {
  return (comparison: PairedComparison) => comparison.metric === metric;
}

function primaryProblem(
  primary: string,
  joined: JoinedPredictions,
  compared: readonly PairedComparison[],
): EvidenceProblem {
  const meant = metricMeant(primary);
  const known = compared.map(({ metric }) => metric).join(', ');
  const lacking = lackingSide(joined, meant) ?? joined.champion;
  const why = meant === null ? `predictions tell ${known}` : whyNotScored(lacking, meant);
  return {
    verdict: 'inconclusive',
    text: `${primary} is the metric that decides, and it cannot be worked out: ${why}`,
  };
}

/** The side whose predictions do not tell a metric, the candidate first; null: both do. */
function lackingSide({ champion, candidate }: JoinedPredictions, metric: MetricName | null): Predictions | null {
  const isTold = (side: Predictions) =>
    metric !== null && scorersOf(side, [metric]).some(({ metrics }) => metrics.includes(metric));
  return [candidate, champion].find((side) => !isTold(side)) ?? null;
}

function incomparable({ verdict, text }: EvidenceProblem): Compared {
  return { comparisons: [], problem: { verdict, text }, overlap: null };
}
