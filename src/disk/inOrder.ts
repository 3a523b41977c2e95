/** Enough that a disk is never idle between small files, few enough that blocks of large ones take little memory. */
const atOnce = 4;

/**
 * Maps several at a time; results stand in the order of the items. Where one fails, the others that had begun have ended
 * before that is thrown.
 */
export async function inOrder<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const index = next++;
      try {
        results[index] = await map(items[index] as T);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failed = ended.find((it) => it.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}
