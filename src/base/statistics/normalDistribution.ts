import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';

/** Share of the standard normal distribution below `z`. */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** The value below which a share `p` of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}
