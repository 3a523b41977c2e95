import { readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import picomatch from 'picomatch';
import type { DiscoveryLimits } from './discovery';
import {
  cacheTag,
  exportsFolder,
  holdsCheckpoints,
  isAccountedFor,
  isCacheFolder,
  isCoursesFolder,
  isModelFile,
  isToolFolder,
  mayTellOfRuns,
  servedArtifacts,
} from './fileKinds';
import type { Entry, FolderListings } from './folderListing';
import { IgnoreRules } from './ignoreRules';
import { inBatches } from './inBatches';

/** A file that a walk came upon; the path is project-relative with `/`. */
export interface WalkedFile {
  readonly path: string;
  readonly name: string;
}

/** Why something was passed over. */
export const leftOutReasons = {
  ignored: 'ignored by git',
  excluded: 'excluded by settings',
  tools: 'hidden or belonging to tools',
  links: 'behind links that are not followed',
  depth: 'too deep',
  folders: 'beyond the number of folders that are searched',
  ignoredFolders: 'beyond the number of ignored folders that are searched for models',
  ignoredModels: 'beyond the number of model files that are taken out of ignored folders',
} as const;
export type LeftOut = keyof typeof leftOutReasons;

/** Why the search for models alone stopped: data is looked for elsewhere. */
export function concernsModels(reason: LeftOut): boolean {
  return reason === 'ignoredFolders' || reason === 'ignoredModels';
}

export interface WalkRules {
  readonly root: string;
  /** The root with every link in it resolved. */
  readonly realRoot: string;
  readonly limits: DiscoveryLimits;
  readonly followLinks: boolean;
  readonly isExcluded: (path: string) => boolean;
  readonly signal: AbortSignal | undefined;
}

interface Folder {
  readonly path: string;
  readonly depth: number;
  readonly ignore: IgnoreRules | null;
}

/** Which files of a folder are wanted: those that git does not ignore, all of them, or models alone. */
type Wanted = 'tracked' | 'all' | 'models';

/** How many folders are asked for at once: file systems answer in parallel, and cancelling is noticed in between. */
const atOnce = 16;

/** Goes through folders level by level and collects the files that matter, and what was passed over. */
export class FolderWalk {
  readonly files: WalkedFile[] = [];
  /** Folders that cannot be read (any more). */
  readonly unreadable: string[] = [];
  readonly leftOut = new Map<LeftOut, number>();
  readonly #seen = new Set<string>();
  /** Where only models are looked for, once all others are known. */
  readonly #ignored: Folder[] = [];
  #folders = 0;
  #ignoredFolders = 0;
  #ignoredModels = 0;

  constructor(
    private readonly rules: WalkRules,
    private readonly listings: FolderListings,
  ) {}

  /** Everything below the root, but of what git ignores models alone; `ignore` holds above the root. */
  async project(ignore: IgnoreRules | null): Promise<void> {
    await this.#walk([{ path: '', depth: 0, ignore }], 'tracked');
    await this.#walk(this.#ignored, 'models');
  }

  /** What a declared file, folder or glob may mean, whatever git ignores. */
  async declared(path: string): Promise<void> {
    const { isGlob, base } = picomatch.scan(path);
    const start = isGlob ? base : path;
    const real = await realpath(this.#absolute(start)).catch(() => null);
    if (real === null || !(this.rules.followLinks || isWithin(real, this.rules.realRoot))) return;
    if ((await stat(real).catch(() => null))?.isFile()) this.files.push({ path: start, name: basename(start) });
    else await this.#walk([{ path: start, depth: 0, ignore: null }], 'all');
  }

  async #walk(start: readonly Folder[], wanted: Wanted): Promise<void> {
    let level = start;
    while (level.length > 0) {
      const found = await inBatches(level, atOnce, this.rules.signal, (folder) =>
        wanted === 'models' ? this.#openIgnored(folder) : this.#open(folder, wanted),
      );
      level = found.flat();
    }
  }

  #pass(reason: LeftOut): readonly Folder[] {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + 1);
    return [];
  }

  async #open(folder: Folder, wanted: Wanted): Promise<readonly Folder[]> {
    if (++this.#folders > this.rules.limits.folders) return this.#pass('folders');
    const listing = await this.listings.list(this.#absolute(folder.path));
    if (!listing) {
      this.unreadable.push(folder.path);
      return [];
    }
    if (listing.entries.some((entry) => entry.name === 'pyvenv.cfg')) return this.#pass('tools');
    const ignore = wanted === 'tracked' ? await this.#ignoreRules(folder, listing.entries) : null;
    const inside: Folder[] = [];
    for (const entry of listing.entries) {
      const path = pathIn(folder, entry);
      const kind = entry.kind === 'link' ? await this.#linked(path, entry.name) : entry.kind;
      if (kind === 'file') this.#takeFile(path, entry.name, ignore);
      else if (kind === 'folder')
        inside.push(...this.#takeFolder({ path, depth: folder.depth + 1, ignore }, entry.name, listing.entries));
    }
    return inside;
  }

  /** Links are not followed here: they lead to what was downloaded or lies elsewhere. */
  async #openIgnored(folder: Folder): Promise<readonly Folder[]> {
    if (++this.#ignoredFolders > this.rules.limits.ignoredFolders) return this.#pass('ignoredFolders');
    const entries = (await this.listings.list(this.#absolute(folder.path)))?.entries ?? [];
    if (entries.some(({ name }) => isInstalled(name))) return [];
    const inside: Folder[] = [];
    for (const entry of entries) {
      const path = pathIn(folder, entry);
      if (this.rules.isExcluded(path)) continue;
      if (entry.kind === 'file') this.#takeModel(path, entry.name);
      else if (entry.kind === 'folder' && folder.depth < this.rules.limits.depth && mayHoldModels(entry.name, entries))
        inside.push({ path, depth: folder.depth + 1, ignore: null });
    }
    return inside;
  }

  #takeModel(path: string, name: string): void {
    if (!isModelFile(name)) return;
    if (++this.#ignoredModels > this.rules.limits.ignoredModels) this.#pass('ignoredModels');
    else this.files.push({ path, name });
  }

  #takeFile(path: string, name: string, ignore: IgnoreRules | null): void {
    if (isMark(name)) return;
    if (this.rules.isExcluded(path)) this.#pass('excluded');
    else if (!ignore?.ignores(path, false)) this.files.push({ path, name });
    else if (isModelFile(name)) this.#takeModel(path, name);
    else this.#pass('ignored');
  }

  #takeFolder(folder: Folder, name: string, beside: readonly Entry[]): readonly Folder[] {
    if (folder.path === exportsFolder || isCoursesFolder(folder.path)) return [];
    const excluded = this.rules.isExcluded(folder.path);
    if (isToolFolder(name)) {
      if (mayHoldModels(name, beside) && !excluded) this.#ignored.push(folder);
      return isAccountedFor(name) ? [] : this.#pass('tools');
    }
    if (excluded) return this.#pass('excluded');
    if (folder.ignore?.ignores(folder.path, true)) {
      if (mayHoldModels(name, beside)) this.#ignored.push(folder);
      return this.#pass('ignored');
    }
    return folder.depth > this.rules.limits.depth ? this.#pass('depth') : [folder];
  }

  /** Whether a link leads to where git-annex or DVC puts what it fetches. */
  async #isUnfetched(path: string): Promise<boolean> {
    const target = await readlink(this.#absolute(path)).catch(() => '');
    return /[\\/](annex[\\/]objects|\.dvc[\\/]cache)[\\/]/.test(target);
  }

  /**
   * What a link leads to, where it is to be followed: a folder only once, and not one that is found where it lies. One that
   * leads nowhere is a model still by its name: whoever looks into it says what is wrong; but not where it stands for a content
   * that was not fetched.
   */
  async #linked(path: string, name: string): Promise<'file' | 'folder' | null> {
    const real = await realpath(this.#absolute(path)).catch(() => null);
    const target = real === null ? null : await stat(real).catch(() => null);
    if (real === null || !target) return isModelFile(name) && !(await this.#isUnfetched(path)) ? 'file' : null;
    const inside = isWithin(real, this.rules.realRoot);
    if (target.isFile() && (inside || this.rules.followLinks)) return 'file';
    const repeats = inside || isWithin(this.rules.realRoot, real) || this.#seen.has(real);
    if (target.isDirectory() && !repeats && this.rules.followLinks) {
      this.#seen.add(real);
      return 'folder';
    }
    this.#pass('links');
    return null;
  }

  async #ignoreRules(folder: Folder, entries: readonly Entry[]): Promise<IgnoreRules | null> {
    if (!entries.some((entry) => entry.name === '.gitignore')) return folder.ignore;
    const text = await readFile(this.#absolute(`${folder.path}/.gitignore`), 'utf8').catch(() => '');
    const cut = folder.path === '' ? 0 : folder.path.length + 1;
    return new IgnoreRules(text, { cut, prefix: '' }, folder.ignore);
  }

  #absolute(path: string): string {
    return path === '' ? this.rules.root : `${this.rules.root}/${path}`;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function pathIn(folder: Folder, entry: Entry): string {
  return folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
}

/** Files that say something of their folder and are not found themselves. */
function isMark(name: string): boolean {
  return name === '.gitignore' || name === 'pyvenv.cfg' || name === cacheTag || mayTellOfRuns(name);
}

/** Whether an entry tells that its folder is an environment or a cache. */
function isInstalled(name: string): boolean {
  return name === 'pyvenv.cfg' || name === 'conda-meta' || name === cacheTag;
}

/** Whether a folder that git ignores, or that is a tool's, may hold models that somebody here trained, by its name and what is beside it. */
function mayHoldModels(name: string, beside: readonly Entry[]): boolean {
  if (name === servedArtifacts) return !beside.some((entry) => mayTellOfRuns(entry.name));
  return holdsCheckpoints(name) || !(isToolFolder(name) || isCacheFolder(name));
}
