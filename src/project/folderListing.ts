import { opendir, stat } from 'node:fs/promises';
import { cacheTag, dataFormat, isArray, isModelFile, isScript, mayTellOfRuns } from './fileKinds';

/** What discovery needs to know of one entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** The entries of a folder that matter, in order of their names. */
export interface Listing {
  readonly entries: readonly Entry[];
  readonly changed: number;
  /** A change within the same tick of the file system's clock would not show: such a listing is not used again. */
  readonly settled: boolean;
}

/** Coarsest tick of a file system's clock (FAT: two seconds). */
const clockTick = 2000;

/** Lists folders, and lists again only those whose time of change is another. */
export class FolderListings {
  readonly #known = new Map<string, Listing>();

  /** Null where the folder cannot be read (any more). */
  async list(folder: string): Promise<Listing | null> {
    try {
      const known = this.#known.get(folder);
      const changed = (await stat(folder)).mtimeMs;
      if (known?.settled && known.changed === changed) return known;
      const listing = { entries: await read(folder), changed, settled: Date.now() - changed > clockTick };
      this.#known.set(folder, listing);
      return listing;
    } catch {
      this.#known.delete(folder);
      return null;
    }
  }
}

async function read(folder: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 512 })) {
    if (entry.isDirectory()) entries.push({ name: entry.name, kind: 'folder' });
    else if (entry.isSymbolicLink()) entries.push({ name: entry.name, kind: 'link' });
    else if (entry.isFile() && matters(entry.name)) entries.push({ name: entry.name, kind: 'file' });
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function matters(name: string): boolean {
  return (
    name === '.gitignore' ||
    name === 'pyvenv.cfg' ||
    name === cacheTag ||
    mayTellOfRuns(name) ||
    isScript(name) ||
    dataFormat(name) !== null ||
    isModelFile(name) ||
    isArray(name)
  );
}
