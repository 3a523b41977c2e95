import { tQuantile, twoSidedP } from '../../base/statistics/tDistribution';
import { summarize, type Summary } from './summary';

/** Outcome of a t test of a difference in means. All but the difference is NaN where there is no spread to judge by. */
export interface MeanTest {
  /** Second minus first. */
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly low: number;
  readonly high: number;
  /** Two-sided. */
  readonly p: number;
  readonly df: number;
}

/** Difference b - a of two independent groups with their own variances (Welch 1947; degrees of freedom by Satterthwaite). */
export function welch(a: Summary, b: Summary): MeanTest {
  const varianceA = (a.sd * a.sd) / a.n;
  const varianceB = (b.sd * b.sd) / b.n;
  const variance = varianceA + varianceB;
  const df = (variance * variance) / (varianceA ** 2 / (a.n - 1) + varianceB ** 2 / (b.n - 1));
  return meanTest(b.mean - a.mean, Math.sqrt(variance), df);
}

/** Mean of differences of pairs (Student's paired t). */
export function pairedT(differences: readonly number[]): MeanTest {
  return correctedT(differences, 0);
}

/**
 * Mean of differences over the folds of a cross-validation, repeated or not. Folds share training data, so the variance of
 * the mean grows by n_test / n_train (Nadeau and Bengio 2003, section 5; for repeats Bouckaert and Frank 2004).
 */
export function nadeauBengio(differences: readonly number[], folds: number): MeanTest {
  // One fold is tested, the others are trained on.
  return correctedT(differences, 1 / (folds - 1));
}

function correctedT(differences: readonly number[], testToTrain: number): MeanTest {
  const { n, mean, sd } = summarize(differences);
  return meanTest(mean, sd * Math.sqrt(1 / n + testToTrain), n - 1);
}

function meanTest(difference: number, error: number, df: number): MeanTest {
  if (!(error > 0)) return { difference, low: NaN, high: NaN, p: NaN, df: NaN };
  const margin = tQuantile(0.975, df) * error;
  return { difference, low: difference - margin, high: difference + margin, p: twoSidedP(difference / error, df), df };
}
