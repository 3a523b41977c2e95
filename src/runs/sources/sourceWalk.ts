import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { folderEntries } from './folderEntries';
import type { FoundSource, RunSource, SeenFolder } from './source';

/** How far a walk went; `complete` is false where there were more folders than are entered. */
export interface SearchedPlaces {
  readonly files: number;
  readonly folders: number;
  readonly complete: boolean;
}

export interface WalkRules {
  readonly sources: readonly RunSource[];
  /** The project, with every link in its path resolved. */
  readonly root: string;
  /** Also follow links that lead out of the project. */
  readonly outside: boolean;
  /** At most this many folders are entered. */
  readonly folders: number;
  readonly signal: AbortSignal;
}

interface Folder {
  readonly path: string;
  /** The path with every link in it resolved. */
  readonly real: string;
  readonly parent: SeenFolder | null;
}

interface Inside {
  readonly name: string;
  readonly real: string;
}

/** What installs and tools leave: nothing below holds runs of the project. */
const toolFolders = new Set(['node_modules', '__pycache__', 'site-packages']);

/** Milliseconds after which others are let in: asking the disk in place is several times faster than waiting for it. */
const breath = 10;

/** Looks into folders level by level, each once, and asks every kind of source about each. */
export class SourceWalk {
  readonly #entered = new Set<string>();
  readonly #found = new Set<string>();
  #files = 0;
  #complete = true;
  #paused = performance.now();

  constructor(
    private readonly rules: WalkRules,
    private readonly onFound: (found: FoundSource) => void,
  ) {}

  get searched(): SearchedPlaces {
    return { files: this.#files, folders: this.#entered.size, complete: this.#complete };
  }

  /** Everything below a folder that passes `wanted`, which gets the absolute path of a source. */
  async folder(path: string, wanted: (path: string) => boolean = () => true): Promise<void> {
    const real = realPath(path);
    let level: Folder[] = real === null ? [] : [{ path, real, parent: null }];
    while (level.length > 0) {
      const next: Folder[] = [];
      for (const folder of level) next.push(...(await this.#enter(folder, wanted)));
      level = next;
    }
  }

  /** The sources that begin with this one file. */
  async file(folder: string, name: string): Promise<void> {
    this.#files++;
    await this.#ask({ path: folder, files: [name], folders: [], parent: null }, () => true);
  }

  async #enter(folder: Folder, wanted: (path: string) => boolean): Promise<readonly Folder[]> {
    await this.#breathe();
    if (this.#entered.has(folder.real)) return [];
    if (this.#entered.size >= this.rules.folders) {
      this.#complete = false;
      return [];
    }
    this.#entered.add(folder.real);
    const { files, folders } = this.#list(folder);
    this.#files += files.length;
    if (files.includes('pyvenv.cfg') || folders.some(({ name }) => name === 'conda-meta')) return [];
    const seen = { path: folder.path, files, folders: folders.map((link) => link.name), parent: folder.parent };
    const prune = await this.#ask(seen, wanted);
    return folders
      .filter(({ name }) => !prune.has(name))
      .map(({ name, real }) => ({ path: below(folder.path, name), real, parent: seen }));
  }

  #list(folder: Folder): { readonly files: readonly string[]; readonly folders: readonly Inside[] } {
    const files: string[] = [];
    const folders: Inside[] = [];
    for (const entry of folderEntries(folder.path)) {
      const { name } = entry;
      if (entry.isFile()) files.push(name);
      else if (entry.isDirectory()) {
        if (!isPassedOver(name)) folders.push({ name, real: below(folder.real, name) });
      } else if (entry.isSymbolicLink()) this.#follow(folder, name, files, folders);
    }
    return { files, folders };
  }

  /** A link to a folder that lies where the walk comes anyway is not followed. */
  #follow(folder: Folder, name: string, files: string[], folders: Inside[]): void {
    const { root, outside } = this.rules;
    const real = realPath(below(folder.path, name));
    if (real === null) return;
    const leadsOut = !isWithin(real, root);
    if (leadsOut && !outside) return;
    const stats = statSync(real, { throwIfNoEntry: false });
    const isNew = leadsOut && !isWithin(root, real) && !isPassedOver(name);
    if (stats?.isFile()) files.push(name);
    else if (stats?.isDirectory() && isNew) folders.push({ name, real });
  }

  async #ask(folder: SeenFolder, wanted: (path: string) => boolean): Promise<ReadonlySet<string>> {
    const pruned = new Set<string>();
    for (const source of this.rules.sources) {
      const { found, prune } = await source.find(folder);
      for (const name of prune) pruned.add(name);
      for (const one of found) if (wanted(one.path)) this.#take(one);
    }
    return pruned;
  }

  /** What is reached by two ways is one source. */
  #take(found: FoundSource): void {
    const key = `${found.kind}\n${realPath(found.path) ?? found.path}`;
    if (this.#found.has(key)) return;
    this.#found.add(key);
    this.onFound(found);
  }

  async #breathe(): Promise<void> {
    this.rules.signal.throwIfAborted();
    if (performance.now() - this.#paused < breath) return;
    await new Promise(setImmediate);
    this.#paused = performance.now();
  }
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || toolFolders.has(name);
}

function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(below(folder, ''));
}

/** Null where a link leads nowhere or around in a circle. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
