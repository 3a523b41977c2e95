/** Round numbers that an axis is marked at, from a little below `low` to a little above `high`. */
export interface IntervalScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Digits after the point that tell the ticks apart. */
  readonly decimals: number;
}

/** One axis for all values, with zero on it, marked at most so often. */
export function intervalScale(values: readonly number[], most: number): IntervalScale {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const length = high - low || 1;
  const step = roundStep(length / Math.max(1, most - 1));
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks, decimals: Math.max(0, -Math.floor(Math.log10(step))) };
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((size) => size * power >= least) ?? 10) * power;
}
