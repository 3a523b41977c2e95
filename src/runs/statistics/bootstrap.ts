import { normalCdf, normalQuantile } from '../../base/statistics/normalDistribution';
import { quantileSorted } from '../../base/statistics/quantile';
import { summarize } from './summary';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly random: () => number;
  /** At least 2,000 for a 95 % interval. */
  readonly resamples: number;
}

const none: Interval = { low: NaN, high: NaN };

/** Fewer values have too few different resamples, and with more the t interval is the same. */
const fewest = 4;
const most = 200;

/**
 * 95 % BCa bootstrap interval (Efron 1987) of the mean of one sample, or of the mean of the second minus that of the first;
 * samples are finite values. NaN where there are too few or too many of them, or all are equal.
 */
export function bcaInterval(samples: readonly [...(readonly number[])[]], options: BootstrapOptions): Interval {
  if (samples.some(({ length }) => length < fewest || length > most)) return none;
  const parts = samples.map((values, index) => deviations(values, index === samples.length - 1 ? 1 : -1));
  const observed = parts.reduce((sum, { mean }) => sum + mean, 0);
  const resampled = resampledMeans(parts, options);
  const bias = biasOf(resampled);
  const acceleration = accelerationOf(parts);
  const bound = (share: number) => {
    const z = bias + normalQuantile(share);
    return observed + quantileSorted(resampled, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return Number.isFinite(bias + acceleration) ? { low: bound(0.025), high: bound(0.975) } : none;
}

/** A sample by its mean and the deviations from it, both with the sign it has in the difference. */
interface Part {
  readonly mean: number;
  readonly deviations: Float64Array;
}

function deviations(values: readonly number[], sign: 1 | -1): Part {
  const { mean } = summarize(values);
  return { mean: sign * mean, deviations: Float64Array.from(values, (value) => sign * (value - mean)) };
}

/** Means of resamples as far as they lie from the observed one, ascending. */
function resampledMeans(parts: readonly Part[], { random, resamples }: BootstrapOptions): Float64Array {
  const means = new Float64Array(resamples);
  for (const part of parts) {
    const { length } = part.deviations;
    for (let at = 0; at < resamples; at++) {
      let sum = 0;
      for (let drawn = 0; drawn < length; drawn++) sum += part.deviations[Math.floor(random() * length)] as number;
      means[at] = (means[at] as number) + sum / length;
    }
  }
  return means.sort();
}

/** How far the median of the resamples lies from what was observed, ties counted half. */
function biasOf(ascending: Float64Array): number {
  // Sums in another order may differ in their last bits.
  const same = 1e-9 * ((ascending.at(-1) ?? 0) - (ascending[0] ?? 0));
  let below = 0;
  for (const value of ascending) below += value < -same ? 1 : value <= same ? 0.5 : 0;
  return normalQuantile(below / ascending.length);
}

/** From the jackknife, which of a mean is the deviation itself (Efron and Tibshirani 1993, formula 14.15, over all samples). */
function accelerationOf(parts: readonly Part[]): number {
  let cubes = 0;
  let squares = 0;
  for (const part of parts) {
    const n = part.deviations.length;
    for (const value of part.deviations) {
      cubes += (value / n) ** 3;
      squares += (value / n) ** 2;
    }
  }
  return cubes / (6 * squares ** 1.5);
}
