import type { Predictions } from './predictions';
import type { Scorer } from './scorer';

/** Figures of predicted numbers. */
export function numberScorer({ truth }: Predictions, predicted: Float64Array): Scorer {
  const errors = truth.map((actual, row) => (predicted[row] as number) - actual);
  const centre = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  // Around the mean of all rows, so that large values with a small spread keep their digits.
  const values = truth.map((value) => value - centre);
  return { metrics: ['rmse', 'mae', 'r2'], score: (weights) => figures(errors, values, weights) };
}

function figures(errors: Float64Array, values: Float64Array, weights: Float64Array): readonly number[] {
  let [total, squares, absolutes, sum, spread] = [0, 0, 0, 0, 0];
  for (let row = 0; row < errors.length; row++) {
    const weight = weights[row] as number;
    const error = errors[row] as number;
    const value = values[row] as number;
    total += weight;
    squares += weight * error * error;
    absolutes += weight * Math.abs(error);
    sum += weight * value;
    spread += weight * value * value;
  }
  const around = spread - (sum * sum) / total;
  return [Math.sqrt(squares / total), absolutes / total, around > 0 ? 1 - squares / around : NaN];
}
