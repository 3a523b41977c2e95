import { ownEntry } from '../../../base/ownEntry';
import { evaluatePredictions, type EvaluatedMetric } from '../../../evaluate/evaluatePredictions';
import { metricMeant } from '../../../evaluate/metrics';
import type { Predictions } from '../../../evaluate/predictions';
import type { Resampling } from '../../../evaluate/resamples';
import { isOfScores, whyNotScored } from '../../../evaluate/scorersOf';
import { figureText } from '../../../models/gates/figureText';
import type { EvidenceProblem, GateEvidence, MetricEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';

/** Why there are no predictions to judge by. */
export interface NoPredictions extends EvidenceProblem {
  /** It was packaged without any: nothing is hidden by what was recorded. */
  readonly areNone: boolean;
}

/**
 * The metrics of a version by the names that are asked for (by gates, and as what decides) and those that were recorded. What
 * its predictions allow is worked out from them, with an interval, because that can be checked; where what was recorded lies
 * outside, the source says so. `resampling` without draws leaves intervals out.
 */
export function metricEvidence(
  { registered, created }: VersionRecord,
  predictions: Predictions | NoPredictions,
  asked: readonly string[],
  resampling?: Resampling,
): readonly MetricEvidence[] {
  const evaluated = evaluatedOf(predictions, asked, resampling);
  const names = new Set([...asked, ...Object.keys(registered.metrics), ...evaluated.map(({ metric }) => metric)]);
  return [...names].flatMap((name): readonly MetricEvidence[] => {
    const recorded = ownEntry(registered.metrics, name);
    const meant = metricMeant(name);
    const found = evaluated.find(({ metric }) => metric === meant);
    if (found && !isAbsent(predictions))
      return [fromPredictions(name, found, { predictions, recorded: recorded?.value ?? null, at: created })];
    if (!recorded) return [];
    const source = registered.run === null ? 'recorded in the package' : `run ${registered.run.slice(0, 12)}`;
    return [{ name, ...recorded, n: null, source, at: created, leftOut: 0 }];
  });
}

/**
 * The metrics that are asked for and that predictions should tell and cannot, with why: what was recorded stands in for none of
 * them.
 */
export function metricProblems(
  predictions: Predictions | NoPredictions,
  asked: readonly string[],
): GateEvidence['metricProblems'] {
  if (isAbsent(predictions)) {
    const { areNone, verdict, text } = predictions;
    return areNone ? [] : asked.map((metric) => ({ metric, verdict, text }));
  }
  const evaluated = evaluatedOf(predictions, asked);
  return asked.flatMap((metric) => {
    const meant = metricMeant(metric);
    if (meant === null || evaluated.some((it) => it.metric === meant)) return [];
    return [{ metric, verdict: 'inconclusive' as const, text: whyNotScored(predictions, meant) }];
  });
}

/** What is declared to decide and was never measured lets nothing through, also where there is nothing yet to compare with. */
export function primaryProblem(
  primary: string | null,
  metrics: readonly MetricEvidence[],
): GateEvidence['primaryProblem'] {
  if (primary === null) return null;
  const meant = metricMeant(primary);
  if (metrics.some(({ name }) => name === primary || (meant !== null && metricMeant(name) === meant))) return null;
  const text = `${primary} is the metric that decides, and nothing measured it: neither its predictions nor its run tell it`;
  return { verdict: 'inconclusive', text };
}

export function isAbsent(predictions: Predictions | NoPredictions): predictions is NoPredictions {
  return 'areNone' in predictions;
}

function evaluatedOf(
  predictions: Predictions | NoPredictions,
  asked: readonly string[],
  resampling?: Resampling,
): readonly EvaluatedMetric[] {
  if (isAbsent(predictions)) return [];
  const meant = asked.flatMap((name) => metricMeant(name) ?? []);
  return evaluatePredictions(predictions, resampling, meant);
}

interface Beside {
  readonly predictions: Predictions;
  readonly recorded: number | null;
  readonly at: number;
}

function fromPredictions(
  name: string,
  { metric, value, low, high }: EvaluatedMetric,
  { predictions: { truth, threshold, leftOut }, recorded, at }: Beside,
): MetricEvidence {
  const differs = recorded !== null && low !== null && high !== null && (recorded < low || recorded > high);
  const isByClass = threshold !== null && !isOfScores(metric);
  const classes = isByClass ? `, positive from a score of ${figureText(threshold)}` : '';
  const source = `its predictions${classes}${differs ? ` (recorded: ${figureText(recorded)})` : ''}`;
  return { name, value, low, high, n: truth.length, source, at, leftOut };
}
