import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { folderEntries } from './folderEntries';

/** Names in a folder, sorted; links to folders are left out, so that no walk goes round in circles. */
export interface ListedFolder {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What is in a folder, nothing when it cannot be listed; links to files count where they stay within a folder. */
export function listFolder(path: string, within: string): ListedFolder {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of folderEntries(path)) {
    if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(join(path, entry.name), within)))
      files.push(entry.name);
  }
  return { files: files.sort(), folders: folders.sort() };
}

/** The folder that links in a source may not lead out of: the project, or the source where it lies outside. */
export function bounds(source: string, root: string): string {
  return isWithin(source, root) ? root : source;
}

function leadsToFile(link: string, within: string): boolean {
  try {
    return statSync(link).isFile() && isWithin(realpathSync(link), realpathSync(within));
  } catch {
    return false;
  }
}

export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(sep)[0] !== '..' && way !== path);
}
