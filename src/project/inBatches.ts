/** Maps with at most `size` promises at work; stops between batches when the signal is aborted. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  signal: AbortSignal | undefined,
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    signal?.throwIfAborted();
    results.push(...(await Promise.all(items.slice(from, from + size).map(map))));
  }
  return results;
}
