import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../disk/namesIn';

export interface Collected {
  readonly files: number;
  readonly bytes: number;
}

/** Milliseconds: what came in so recently may belong to work that does not hold it yet. */
const grace = 60 * 60 * 1000;

/** Deletes objects that are not held, and what work that was cut off left in `incoming`. */
export function collectObjects(root: string, held: ReadonlySet<string>, now: number): Collected {
  let [files, bytes] = [0, 0];
  for (const { path, digest } of objectsIn(root)) {
    if (held.has(digest)) continue;
    const freed = removeObject(root, path, (stats) => isOld(stats, now));
    if (freed === null) continue;
    files++;
    bytes += freed;
  }
  for (const name of namesIn(join(root, 'incoming'))) {
    const path = join(root, 'incoming', name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && isOld(stats, now)) rmSync(path, { force: true });
  }
  return { files, bytes };
}

function* objectsIn(root: string): Iterable<{ readonly path: string; readonly digest: string }> {
  for (const first of namesIn(join(root, 'sha256'))) {
    for (const rest of namesIn(join(root, 'sha256', first))) {
      yield { path: join(root, 'sha256', first, rest), digest: `sha256:${first}${rest}` };
    }
  }
}

/**
 * Deletes an object that may go. It is moved aside before it is looked at once more: whoever wants to keep it from here on
 * does not find it and brings it again, and whoever touched it before gets it back. Null: it stays.
 */
export function removeObject(root: string, path: string, mayGo: (stats: Stats) => boolean): number | null {
  const before = statSync(path, { throwIfNoEntry: false });
  if (!before || !mayGo(before)) return null;
  const aside = join(root, 'incoming', `collected-${randomUUID()}`);
  mkdirSync(join(root, 'incoming'), { recursive: true });
  renameSync(path, aside);
  const stats = statSync(aside);
  const goes = mayGo(stats);
  if (goes) rmSync(aside);
  else renameSync(aside, path);
  return goes ? stats.size : null;
}

function isOld(stats: Stats, now: number): boolean {
  return stats.isFile() && now - stats.mtimeMs > grace;
}
