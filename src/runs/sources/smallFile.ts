import { readFileSync, statSync } from 'node:fs';

/** No file of metadata is larger: what is, is something else. */
const mostBytes = 1024 * 1024;

/** The text of a file of metadata; null where there is none, or none that can be read, or it is too large. */
export function readSmallFile(path: string): string | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() && stats.size <= mostBytes ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}
