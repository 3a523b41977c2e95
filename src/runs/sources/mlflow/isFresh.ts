/** Coarsest tick of a file system's clock (FAT: two seconds). */
const clockTick = 2000;

/**
 * Whether something was changed so recently that it may still be being written, and that a further change within the same
 * tick of the file system's clock would not show.
 */
export function isFresh(changed: number, now: number): boolean {
  return now - changed < clockTick;
}
