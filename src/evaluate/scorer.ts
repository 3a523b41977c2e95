import type { MetricName } from './metrics';

/**
 * Figures of predictions by how often each row counts, which is how a resample is told; NaN where one is not defined. What
 * does not depend on the weights is worked out once.
 */
export interface Scorer {
  readonly metrics: readonly MetricName[];
  readonly score: (weights: Float64Array) => readonly number[];
}
