import type { Predictions } from './predictions';
import type { Scorer } from './scorer';

/** A probability of exactly 0 or 1 that is wrong would cost infinity: it is taken as this far from it, as in scikit-learn. */
const nearest = Number.EPSILON;

/** Figures of the scores of two classes; those of probabilities where all of them lie between 0 and 1. */
export function scoreScorers(predictions: Predictions, scores: Float64Array): readonly Scorer[] {
  const truth = positiveRows(predictions);
  const isProbability = scores.every((score) => score >= 0 && score <= 1);
  return [aucScorer(truth, scores), ...(isProbability ? [lossScorer(truth, scores)] : [])];
}

/** 1 for each row of the positive class, 0 for the others. */
export function positiveRows({ truth, positive }: Predictions): Float64Array {
  return truth.map((place) => Number(place === positive));
}

/** Area under the ROC curve: how likely a positive row scores above a negative one, ties counted half (Mann and Whitney). */
function aucScorer(truth: Float64Array, scores: Float64Array): Scorer {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  const sorted = Float64Array.from(order, (row) => scores[row] as number);
  return { metrics: ['auc'], score: (weights) => [areaUnder({ order, sorted, truth }, weights)] };
}

interface Ranked {
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
  readonly truth: Float64Array;
}

function areaUnder({ order, sorted, truth }: Ranked, weights: Float64Array): number {
  let negatives = 0;
  let positives = 0;
  let area = 0;
  for (let at = 0; at < order.length;) {
    const score = sorted[at];
    let tiedNegatives = 0;
    let tiedPositives = 0;
    for (; at < order.length && sorted[at] === score; at++) {
      const row = order[at] as number;
      if (truth[row] === 1) tiedPositives += weights[row] as number;
      else tiedNegatives += weights[row] as number;
    }
    area += tiedPositives * (negatives + tiedNegatives / 2);
    negatives += tiedNegatives;
    positives += tiedPositives;
  }
  return negatives > 0 && positives > 0 ? area / (negatives * positives) : NaN;
}

function lossScorer(truth: Float64Array, scores: Float64Array): Scorer {
  const losses = truth.map((actual, row) => {
    const right = actual === 1 ? (scores[row] as number) : 1 - (scores[row] as number);
    return -Math.log(Math.max(nearest, Math.min(1 - nearest, right)));
  });
  const squares = truth.map((actual, row) => ((scores[row] as number) - actual) ** 2);
  return {
    metrics: ['log_loss', 'brier'],
    score: (weights) => {
      let [loss, square, total] = [0, 0, 0];
      for (let row = 0; row < losses.length; row++) {
        const weight = weights[row] as number;
        loss += weight * (losses[row] as number);
        square += weight * (squares[row] as number);
        total += weight;
      }
      return [loss / total, square / total];
    },
  };
}
