/** Round numbers that an axis is marked at, from a little below `low` to a little above `high`. */
export interface IntervalScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Digits after the point that tell the ticks apart. */
  readonly decimals: number;
}

/** What differs by less is alike. */
const least = 1e-12;

/** One axis for all values, with zero on it, marked at most so often. */
export function intervalScale(values: readonly number[], most: number): IntervalScale {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (high - low < least) return { from: -1, to: 1, ticks: [-1, 0, 1], decimals: 0 };
  const step = roundStep((high - low) / Math.max(1, most - 1));
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks, decimals: decimalsOf(step) };
}

/** The ends of an axis at round numbers around `low` and `high`, which differ; half of it at least is between them. */
export function roundEnds(low: number, high: number): Pick<IntervalScale, 'from' | 'to' | 'decimals'> {
  const step = roundStep((high - low) / 4);
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  return { from, to, decimals: decimalsOf(step) };
}

/** Digits after the point that steps need. */
function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step)));
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return ([1, 2, 5].find((size) => size * power >= length) ?? 10) * power;
}
