import type { MetricName } from './metrics';
import type { Predictions } from './predictions';
import { percentileInterval, resampledWeights, usualResampling, type Resampling } from './resamples';
import { scorersOf } from './scorersOf';

export interface EvaluatedMetric {
  readonly metric: MetricName;
  readonly value: number;
  /** 95 % bootstrap interval; null where there are too few rows for one. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Fewer rows (or groups of them) have too few different resamples for an interval. */
const fewestRows = 20;
const fewestGroups = 10;

/** Every metric that predictions allow, with its interval; one that is not defined (the AUC of one class) is left out. Means over classes are told where `asked`. */
export function evaluatePredictions(
  predictions: Predictions,
  resampling: Resampling = usualResampling(predictions.truth.length),
  asked: readonly MetricName[] = [],
): readonly EvaluatedMetric[] {
  const scorers = scorersOf(predictions, asked);
  const rows = predictions.truth.length;
  const all = new Float64Array(rows).fill(1);
  const values = scorers.flatMap(({ score }) => score(all));
  const drawn: number[][] = values.map(() => []);
  if (areEnough(predictions)) {
    for (const weights of resampledWeights(rows, predictions.groups, resampling))
      scorers.flatMap(({ score }) => score(weights)).forEach((value, at) => drawn[at]?.push(value));
  }
  return scorers
    .flatMap(({ metrics }) => metrics)
    .flatMap((metric, at) => {
      const value = values[at] ?? NaN;
      if (Number.isNaN(value)) return [];
      const interval = drawn[at]?.length === 0 ? null : percentileInterval(drawn[at] ?? []);
      return [{ metric, value, low: interval?.low ?? null, high: interval?.high ?? null }];
    });
}

/** Whether an interval says anything about other rows of their kind. */
export function areEnough({ groups, truth }: Pick<Predictions, 'groups' | 'truth'>): boolean {
  return truth.length >= fewestRows && (groups === null || new Set(groups).size >= fewestGroups);
}
