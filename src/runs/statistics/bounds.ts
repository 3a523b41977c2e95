import type { Summary } from './summary';

/** What no value of a metric goes beyond; infinite where nothing is known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface BoundedSummary extends Summary {
  /** Bounds at which the interval was cut, because the mean itself cannot lie beyond them. */
  readonly capped: readonly number[];
}

/**
 * Cuts the interval of a mean at what its values cannot go beyond: the part that is left covers the true mean as often as
 * the whole one. Values that do lie beyond show that the bounds are not theirs, as those of a percentage.
 */
export function withinBounds(
  summary: Summary,
  values: readonly number[] | Float64Array,
  { low, high }: Bounds,
): BoundedSummary {
  const beyond = values.some((value) => Number.isFinite(value) && (value < low || value > high));
  const capped = beyond ? [] : [...(summary.low < low ? [low] : []), ...(summary.high > high ? [high] : [])];
  if (capped.length === 0) return { ...summary, capped };
  return { ...summary, low: Math.max(summary.low, low), high: Math.min(summary.high, high), capped };
}
