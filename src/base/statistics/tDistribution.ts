import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** Upper 97.5 % points by whole degrees of freedom: tables ask for few of them, and for each many times. */
const usual: number[] = [];

/** The value below which a share `p` of Student's t distribution lies; NaN for `df` ≤ 0. */
export function tQuantile(p: number, df: number): number {
  if (p !== 0.975 || !Number.isInteger(df) || df < 1 || df > 10_000) return tQuantileOf(p, df);
  return (usual[df] ??= tQuantileOf(p, df));
}

/** Probability of a t statistic at least as far from zero, both ways. */
export function twoSidedP(t: number, df: number): number {
  return Math.min(1, 2 * tCdfOf(-Math.abs(t), df));
}
