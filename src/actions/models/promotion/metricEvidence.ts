import { evaluatePredictions, type EvaluatedMetric } from '../../../evaluate/evaluatePredictions';
import { metricMeant } from '../../../evaluate/metrics';
import type { Predictions } from '../../../evaluate/predictions';
import { figureText } from '../../../models/gates/figureText';
import type { MetricEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';

/**
 * The metrics of a version by the names that gates ask for and those that were recorded. What its predictions allow is worked
 * out from them, with an interval, because that can be checked; where what was recorded lies outside, the source says so.
 */
export function metricEvidence(
  { registered, created }: VersionRecord,
  predictions: Predictions | string,
  asked: readonly string[],
): readonly MetricEvidence[] {
  const evaluated = typeof predictions === 'string' ? [] : evaluatePredictions(predictions);
  const rows = typeof predictions === 'string' ? 0 : predictions.truth.length;
  const names = new Set([...asked, ...Object.keys(registered.metrics), ...evaluated.map(({ metric }) => metric)]);
  return [...names].flatMap((name) => {
    const recorded = registered.metrics[name];
    const meant = metricMeant(name);
    const found = evaluated.find(({ metric }) => metric === meant);
    if (found) return [fromPredictions(name, found, { rows, recorded: recorded?.value ?? null, at: created })];
    if (!recorded) return [];
    const source = registered.run === null ? 'recorded in the package' : `run ${registered.run.slice(0, 12)}`;
    return [{ name, ...recorded, n: null, source, at: created }];
  });
}

function fromPredictions(
  name: string,
  { value, low, high }: EvaluatedMetric,
  { rows, recorded, at }: { readonly rows: number; readonly recorded: number | null; readonly at: number },
): MetricEvidence {
  const differs = recorded !== null && low !== null && high !== null && (recorded < low || recorded > high);
  const source = `its predictions${differs ? ` (recorded: ${figureText(recorded)})` : ''}`;
  return { name, value, low, high, n: rows, source, at };
}
