import { classScorer, tellsPlainMetrics } from './classScorer';
import { whichIsPositive } from './classPredictions';
import type { MetricName } from './metrics';
import { numberScorer } from './numberScorer';
import type { Predictions } from './predictions';
import type { Scorer } from './scorer';
import { scoreScorers } from './scoreScorers';

/** All that predictions of their kind can be judged by, what says most first; means over classes also where they are asked for. */
export function scorersOf(predictions: Predictions, asked: readonly MetricName[]): readonly Scorer[] {
  const { kind, scores, predicted } = predictions;
  if (kind === 'numbers') return predicted ? [numberScorer(predictions, predicted)] : [];
  return [
    ...(scores ? scoreScorers(predictions, scores) : []),
    ...(predicted ? [classScorer(predictions, predicted, asked)] : []),
  ];
}

/** Why a metric cannot be worked out from predictions, as a clause. */
export function whyNotScored(predictions: Predictions, metric: MetricName): string {
  const { kind, labels, positive, predicted, scores } = predictions;
  if (kind === 'binary' && positive === null) return whichIsPositive(labels);
  if (isOfScores(metric)) {
    if (kind === 'classes') return `${metric} is worked out for two classes, and there are ${labels.length}`;
    if (kind === 'binary' && !scores) return `${metric} needs a column of scores, and there is none`;
  }
  if (kind === 'classes' && !tellsPlainMetrics(predictions))
    return `classes are predicted that are true in no row (${labels.slice(0, 5).join(', ')}), so ${metric} may mean several things`;
  if (kind === 'binary' && !predicted)
    return 'the scores do not lie between 0 and 1: declare as threshold of the model from which one on a row is positive';
  return `${metric} is not defined for these rows`;
}

/** Whether a metric is worked out from the scores alone, whatever class they are taken for. */
export function isOfScores(metric: MetricName): boolean {
  return metric === 'auc' || metric === 'log_loss' || metric === 'brier';
}
