import { statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { folderEntries } from '../../../runs/sources/folderEntries';

/** A folder may hold as much as a disk; of more files than these the first are compared. */
const mostFiles = 500;
const deepest = 8;

/** Sizes in bytes, as text, of the files of an artifact folder by their path in it; what cannot be read is not there. */
export function artifactSizes(folder: string): ReadonlyMap<string, string> {
  const sizes = new Map<string, string>();
  addFiles(folder, '', sizes);
  return sizes;
}

function addFiles(folder: string, prefix: string, sizes: Map<string, string>): void {
  for (const entry of folderEntries(folder).toSorted(byName)) {
    if (sizes.size >= mostFiles) return;
    const path = join(folder, entry.name);
    const isDeep = prefix.split('/').length > deepest;
    // A link may lead anywhere: it is named, but not followed.
    if (entry.isDirectory() && !isDeep) addFiles(path, `${prefix}${entry.name}/`, sizes);
    if (entry.isFile())
      sizes.set(`${prefix}${entry.name}`, String(statSync(path, { throwIfNoEntry: false })?.size ?? 0));
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
