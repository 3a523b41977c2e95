import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { uncompared } from '../../../base/uncompared';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
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

/** Larger files are not read for a comparison, and no more than so many bytes of all together. */
const largestRead = 8 << 20;
const mostRead = 64 << 20;

/** Files of the same size may differ all the same: of those that are small the contents are compared. `folders`: of each side. */
export function compareContents(
  facts: readonly ComparedFact[],
  folders: readonly (readonly string[])[],
): ComparedFact[] {
  const digests = new Digests();
  return facts.map((fact) => {
    if (fact.differs || folders.length < 2) return fact;
    const [first, ...others] = folders.map((of) => digests.of(of.map((folder) => join(folder, fact.key))));
    const differs = others.some((other) => first && other && other !== first);
    const differences = others.map((other) => {
      if (!first || !other) return uncompared;
      return other === first ? '' : 'same size, other contents';
    });
    return { ...fact, differs, differences };
  });
}

/** Reads as much as may be read. */
class Digests {
  #left = mostRead;

  /** What tells the contents of some files from others; null where not all of them are read. */
  of(paths: readonly string[]): string | null {
    const digests = new Set<string>();
    for (const path of paths) {
      const facts = lstatSync(path, { throwIfNoEntry: false });
      if (!facts?.isFile()) continue;
      if (facts.size > Math.min(largestRead, this.#left)) return null;
      this.#left -= facts.size;
      const bytes = bytesOf(path);
      if (bytes === null) return null;
      digests.add(createHash('sha256').update(bytes).digest('hex'));
    }
    return [...digests].sort().join(' ');
  }
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
