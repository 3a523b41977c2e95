import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
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

/** Share of the standard normal distribution below `z`. */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** The value below which a share `p` of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}
