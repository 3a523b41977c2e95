import type { Summary } from './summary';

/** What no value of a metric goes beyond; infinite where nothing is known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const unbounded: Bounds = { low: -Infinity, high: Infinity };

export interface BoundedSummary extends Summary {
  /** Bounds at which the interval was cut, because the mean itself cannot lie beyond them. */
  readonly capped: readonly number[];
}

/** Bounds that all values keep: values that lie beyond show that the bounds are not theirs, as those of a percentage. */
export function keptBounds(values: readonly number[] | Float64Array, bounds: Bounds): Bounds {
  const { low, high } = bounds;
  return values.some((value) => Number.isFinite(value) && (value < low || value > high)) ? unbounded : bounds;
}

/**
 * Cuts the interval of a mean at what its values cannot go beyond: the part that is left covers the true mean as often as
 * the whole one.
 */
export function withinBounds(summary: Summary, { low, high }: Bounds): BoundedSummary {
  const capped = [...(summary.low < low ? [low] : []), ...(summary.high > high ? [high] : [])];
  if (capped.length === 0) return { ...summary, capped };
  return { ...summary, low: Math.max(summary.low, low), high: Math.min(summary.high, high), capped };
}
