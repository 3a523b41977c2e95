/** Px that equal points stand apart, and that all of them have together. */
const farthest = 5;
const room = 12;

/** How far each of some values is moved across its line, in px, so that equal ones are told apart: always the same way. */
export function equalsApart(values: readonly number[]): readonly number[] {
  const counts = countsOf(values);
  const seen = new Map<number, number>();
  return values.map((value) => {
    const [count, place] = [counts.get(value) ?? 1, seen.get(value) ?? 0];
    seen.set(value, place + 1);
    return count === 1 ? 0 : (place - (count - 1) / 2) * Math.min(farthest, room / (count - 1));
  });
}

/** How often each value is there. */
export function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
