import { decimalsForSpread, metricDecimals } from '../../../base/numberText';

/** Decimals of a metric beside others of it: by the least spread among the sides, where one has any. */
export function sideDecimals(sides: readonly { readonly mean: number; readonly sd: number }[]): number {
  const means = sides.map(({ mean }) => mean);
  const spreads = sides.map(({ sd }) => sd).filter((sd) => sd > 0);
  return spreads.length > 0 ? decimalsForSpread(Math.min(...spreads), means) : metricDecimals(means);
}
