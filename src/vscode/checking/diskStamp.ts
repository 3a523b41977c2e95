import { stat } from 'node:fs/promises';

/** What tells one state of a file on disk from another without reading it; milliseconds since 1970, with parts. */
export interface DiskStamp {
  readonly bytes: number;
  readonly modified: number;
}

/** Null when there is no such file or nobody may look at it. */
export async function diskStamp(path: string): Promise<DiskStamp | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { bytes: size, modified: mtimeMs };
  } catch {
    return null;
  }
}

export function sameStamp(a: DiskStamp | null, b: DiskStamp | null): boolean {
  return a?.bytes === b?.bytes && a?.modified === b?.modified;
}

/** A file that was written to within this many milliseconds may be half of what it is going to be. */
export const settledAfter = 2_000;

/** Whether a file was written to just now; a time in the future says nothing of when it was. */
export function isFresh(stamp: DiskStamp | null, now: number): boolean {
  return stamp !== null && Math.abs(now - stamp.modified) < settledAfter;
}
