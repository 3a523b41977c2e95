import type { FileHandle } from 'node:fs/promises';
import type { Streaming } from './streaming';

/** Large enough that calls cost nothing, small enough that a cancel is noticed at once. */
const mostAtOnce = 4 * 1024 * 1024;

/**
 * Hands every byte of a file to `take`, block after block; the next block is read while one is taken. Returns how many there
 * were. A block is overwritten once `take` is done with it.
 */
export async function readThrough(
  file: FileHandle,
  { signal, onBytes }: Streaming,
  take: (block: Buffer) => Promise<void> | void,
): Promise<number> {
  const size = Math.min(mostAtOnce, (await file.stat()).size + 1);
  let [here, ahead] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
  let reading = file.read(here, 0, size, 0);
  for (let position = 0; ;) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) return position;
    signal.throwIfAborted();
    position += bytesRead;
    reading = file.read(ahead, 0, size, position);
    // Where taking fails, nobody waits for what is being read.
    reading.catch(() => undefined);
    await take(here.subarray(0, bytesRead));
    onBytes(bytesRead);
    [here, ahead] = [ahead, here];
  }
}
