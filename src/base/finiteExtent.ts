/** The least and the greatest of the finite numbers, however many there are; null: there is none. */
export function finiteExtent(numbers: Iterable<number>): { readonly low: number; readonly high: number } | null {
  let low = Infinity;
  let high = -Infinity;
  for (const number of numbers) {
    if (!Number.isFinite(number)) continue;
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return low <= high ? { low, high } : null;
}
