import { classScorer } from './classScorer';
import { numberScorer } from './numberScorer';
import type { Predictions } from './predictions';
import type { Scorer } from './scorer';
import { scoreScorers } from './scoreScorers';

/** All that predictions of their kind can be judged by, what says most first. */
export function scorersOf(predictions: Predictions): readonly Scorer[] {
  if (predictions.kind === 'numbers') return [numberScorer(predictions)];
  const { scores } = predictions;
  return [...(scores ? scoreScorers(predictions, scores) : []), classScorer(predictions)];
}
