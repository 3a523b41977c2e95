/** A box of fewer values would say more than they do. */
const leastValues = 5;

/** Least, lower quartile, median, upper quartile and greatest of what lies within 1.5 quartile distances (Tukey 1977). */
export function boxFigures(values: readonly number[]): number[] | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length < leastValues) return null;
  const [lower, median, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = 1.5 * (upper - lower);
  const inside = sorted.filter((value) => value >= lower - reach && value <= upper + reach);
  return [inside[0] ?? lower, lower, median, upper, inside.at(-1) ?? upper];
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const [left = NaN, right = NaN] = [sorted[below], sorted[Math.min(sorted.length - 1, below + 1)]];
  return left + (right - left) * (at - below);
}
