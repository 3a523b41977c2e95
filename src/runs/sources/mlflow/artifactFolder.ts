import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where the artifacts of a run are on this disk: beside what was recorded, else where that says. A recorded path is absolute
 * and stale once its folder was moved.
 */
export function artifactFolder(beside: string, recorded: string | null): string | null {
  if (isFolder(beside)) return beside;
  const path = recorded === null ? null : localPath(recorded);
  return path !== null && isFolder(path) ? path : null;
}

/** Not a path of another machine: looking there would tell it who is looking. */
function localPath(uri: string): string | null {
  if (/^(\/\/|\\\\)/.test(uri)) return null;
  if (/^(\/|[A-Za-z]:[\\/])/.test(uri)) return uri;
  if (!/^file:\/\/\/[^/]/.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
