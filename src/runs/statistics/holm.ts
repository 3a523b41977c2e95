/**
 * p values adjusted for being many (Holm 1979), in the order given: reject what is below the level, and the chance of any
 * false rejection stays below it. NaN stays NaN and does not count.
 */
export function holm(ps: readonly number[]): number[] {
  const ascending = ps.map((p, index) => ({ p, index })).filter(({ p }) => !Number.isNaN(p));
  ascending.sort((a, b) => a.p - b.p);
  const adjusted = ps.map(() => NaN);
  let least = 0;
  ascending.forEach(({ p, index }, rank) => {
    least = Math.max(least, Math.min(1, p * (ascending.length - rank)));
    adjusted[index] = least;
  });
  return adjusted;
}
