import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { isFresh } from './isFresh';
import { tableEnd } from './tableEnd';

const state = z.object({
  /** What the file looked like when all of it was read; null where it may have changed since. */
  file: z.nullable(z.string()),
  params: tableEnd,
  tags: tableEnd,
  inputs: tableEnd,
  metrics: tableEnd,
  /** The points are being read from the first row on: series that did not come yet are still to be replaced. */
  renewing: z.boolean(),
});
/** What is kept of a database between visits. */
export type DatabaseState = z.infer<typeof state>;

export function parseDatabaseState(text: string | null): DatabaseState | null {
  try {
    return text === null ? null : state.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * What changes with every transaction: the counter in the header of the file (SQLite file format, section 1.3.7), sizes and
 * times of it and of its write-ahead log. Null where it was written just now. Nothing may have the file open as a database
 * meanwhile in this process: closing it would give up the locks.
 */
export function fileSigns(path: string, now: number): string | null {
  const parts: (string | number)[] = [changeCounter(path)];
  for (const file of [path, `${path}-wal`]) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats && isFresh(stats.mtimeMs, now)) return null;
    parts.push(stats?.size ?? -1, stats?.mtimeMs ?? -1);
  }
  return parts.join(' ');
}

function changeCounter(path: string): number {
  const header = Buffer.alloc(28);
  const file = openSync(path, 'r');
  try {
    return readSync(file, header, 0, header.length, 0) === header.length ? header.readUInt32BE(24) : -1;
  } finally {
    closeSync(file);
  }
}
