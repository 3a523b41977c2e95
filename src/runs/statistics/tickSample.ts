/** Ticks under an interval bar; more would be one line. */
export const mostTicks = 50;

/** Finite values for ticks: where they are too many those that lie evenly in their order, least and greatest with them. */
export function tickSample(values: readonly number[]): number[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length <= mostTicks) return finite;
  const ordered = Float64Array.from(finite).sort();
  const step = (ordered.length - 1) / (mostTicks - 1);
  return Array.from({ length: mostTicks }, (_, at) => ordered[Math.round(at * step)] ?? NaN);
}
