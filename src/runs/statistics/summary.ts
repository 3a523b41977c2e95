import { tQuantile } from '../../base/statistics/tDistribution';

/** Mean and spread of repeats. NaN stands where something is not defined. */
export interface Summary {
  /** How many finite values there are; NaN and infinities are left out. */
  readonly n: number;
  readonly mean: number;
  /** With n - 1; exactly 0 when all values are equal, NaN for n < 2. */
  readonly sd: number;
  /** 95 % t interval of the mean; NaN for n < 2. */
  readonly low: number;
  readonly high: number;
}

/** Summarises repeats in two passes, the second one around the mean, so that large values with small spread keep their digits. */
export function summarize(values: readonly number[] | Float64Array): Summary {
  let n = 0;
  let sum = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!Number.isFinite(value)) continue;
    n++;
    sum += value;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (n === 0) return { n, mean: NaN, sd: NaN, low: NaN, high: NaN };
  if (least === greatest) return summaryOf(n, least, n < 2 ? NaN : 0);
  return around(values, n, Number.isFinite(sum) ? sum / n : scaledMean(values, n));
}

/** Corrected two-pass algorithm (Chan, Golub and LeVeque 1983, formula 1.7). */
function around(values: readonly number[] | Float64Array, n: number, centre: number): Summary {
  let rest = 0;
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!Number.isFinite(value)) continue;
    const distance = value - centre;
    rest += distance;
    squares += distance * distance;
  }
  const variance = (squares - (rest * rest) / n) / (n - 1);
  return summaryOf(n, centre + rest / n, Math.sqrt(Math.max(0, variance)));
}

/** For values whose sum leaves the range of doubles. */
function scaledMean(values: readonly number[] | Float64Array, n: number): number {
  let mean = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isFinite(value)) mean += value / n;
  }
  return mean;
}

function summaryOf(n: number, mean: number, sd: number): Summary {
  const margin = n < 2 ? NaN : tQuantile(0.975, n - 1) * (sd / Math.sqrt(n));
  return { n, mean, sd, low: mean - margin, high: mean + margin };
}
