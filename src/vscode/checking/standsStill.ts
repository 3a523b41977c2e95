import { setTimeout as wait } from 'node:timers/promises';
import { diskStamp, sameStamp, type DiskStamp } from './diskStamp';

/** Between two looks at a file that is being written, in milliseconds; twice as long each time, up to the second one. */
const firstRest = 250;
const longestRest = 4_000;

export interface Stillness {
  readonly signal?: AbortSignal;
  readonly stampOf?: (path: string) => Promise<DiskStamp | null>;
  readonly rest?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Waits until size and time of a file are the same twice in a row. False when the wait was aborted. */
export async function standsStill(path: string, options: Stillness = {}): Promise<boolean> {
  const { signal, stampOf = diskStamp, rest = restFor } = options;
  let last = await stampOf(path);
  for (let pause = firstRest; ; pause = Math.min(longestRest, pause * 2)) {
    await rest(pause, signal);
    if (signal?.aborted) return false;
    const stamp = await stampOf(path);
    if (sameStamp(stamp, last)) return true;
    last = stamp;
  }
}

async function restFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  // An aborted wait ends early; whoever waits looks at the signal.
  await wait(milliseconds, undefined, signal ? { signal, ref: false } : { ref: false }).catch(() => undefined);
}
