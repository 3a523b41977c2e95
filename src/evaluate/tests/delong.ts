import { partitionPoint } from '../../base/partitionPoint';
import { normalCdf } from '../../base/statistics/normalDistribution';

export interface DeLong {
  readonly first: number;
  readonly second: number;
  /** Of the difference of the two areas. */
  readonly variance: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether two areas under the ROC curve on the same rows differ (DeLong, DeLong and Clarke-Pearson 1988). `truth` holds 1 for
 * positive rows. Null: there is nothing to test by (one class alone, or no variance).
 */
export function delong(truth: Float64Array, first: Float64Array, second: Float64Array): DeLong | null {
  const positives = [...truth.keys()].filter((row) => truth[row] === 1);
  const negatives = [...truth.keys()].filter((row) => truth[row] !== 1);
  if (positives.length < 2 || negatives.length < 2) return null;
  const parts = [first, second].map((scores) => placements(scores, positives, negatives));
  const [a, b] = parts;
  if (!a || !b) return null;
  const variance =
    varianceOfDifference(a.ofPositives, b.ofPositives) + varianceOfDifference(a.ofNegatives, b.ofNegatives);
  if (!(variance > 0)) return null;
  const z = (a.area - b.area) / Math.sqrt(variance);
  return { first: a.area, second: b.area, variance, z, p: 2 * normalCdf(-Math.abs(z)) };
}

interface Placements {
  readonly area: number;
  /** Share of the negatives that each positive scores above, ties counted half; and the other way round. */
  readonly ofPositives: Float64Array;
  readonly ofNegatives: Float64Array;
}

function placements(scores: Float64Array, positives: readonly number[], negatives: readonly number[]): Placements {
  const above = Float64Array.from(positives, (row) => scores[row] ?? NaN);
  const below = Float64Array.from(negatives, (row) => scores[row] ?? NaN);
  const ofPositives = sharesBelow(above, below.toSorted());
  const ofNegatives = sharesBelow(below, above.toSorted()).map((share) => 1 - share);
  return { area: mean(ofPositives), ofPositives, ofNegatives };
}

function sharesBelow(values: Float64Array, sorted: Float64Array): Float64Array {
  return values.map((value) => {
    const below = partitionPoint(sorted.length, (at) => (sorted[at] as number) < value);
    const belowOrEqual = partitionPoint(sorted.length, (at) => (sorted[at] as number) <= value);
    return (below + belowOrEqual) / 2 / sorted.length;
  });
}

/** Of the mean difference of two placements of the same rows: what their variances and their covariance come to. */
function varianceOfDifference(first: Float64Array, second: Float64Array): number {
  const differences = first.map((value, at) => value - (second[at] as number));
  const centre = mean(differences);
  const squares = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return squares / (differences.length - 1) / differences.length;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
