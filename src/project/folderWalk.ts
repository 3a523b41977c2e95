import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import picomatch from 'picomatch';
import type { DiscoveryLimits } from './discovery';
import { exportsFolder, isAccountedFor, isCoursesFolder, isToolFolder } from './fileKinds';
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
} as const;
export type LeftOut = keyof typeof leftOutReasons;

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

/** How many folders are asked for at once: file systems answer in parallel, and cancelling is noticed in between. */
const atOnce = 16;

/** Goes through folders level by level and collects the files that matter, and what was passed over. */
export class FolderWalk {
  readonly files: WalkedFile[] = [];
  /** Folders that cannot be read (any more). */
  readonly unreadable: string[] = [];
  readonly leftOut = new Map<LeftOut, number>();
  readonly #seen = new Set<string>();
  #folders = 0;

  constructor(
    private readonly rules: WalkRules,
    private readonly listings: FolderListings,
  ) {}

  /** Everything below the root, but what git ignores; `ignore` holds above the root. */
  async project(ignore: IgnoreRules | null): Promise<void> {
    await this.#walk('', ignore, true);
  }

  /** What a declared file, folder or glob may mean, whatever git ignores. */
  async declared(path: string): Promise<void> {
    const { isGlob, base } = picomatch.scan(path);
    const start = isGlob ? base : path;
    const real = await realpath(this.#absolute(start)).catch(() => null);
    if (real === null || !(this.rules.followLinks || isWithin(real, this.rules.realRoot))) return;
    if ((await stat(real).catch(() => null))?.isFile()) this.files.push({ path: start, name: basename(start) });
    else await this.#walk(start, null, false);
  }

  async #walk(start: string, ignore: IgnoreRules | null, obey: boolean): Promise<void> {
    let level: readonly Folder[] = [{ path: start, depth: 0, ignore }];
    while (level.length > 0) {
      const found = await inBatches(level, atOnce, this.rules.signal, (folder) => this.#open(folder, obey));
      level = found.flat();
    }
  }

  #pass(reason: LeftOut): readonly Folder[] {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + 1);
    return [];
  }

  async #open(folder: Folder, obey: boolean): Promise<readonly Folder[]> {
    if (++this.#folders > this.rules.limits.folders) return this.#pass('folders');
    const listing = await this.listings.list(this.#absolute(folder.path));
    if (!listing) {
      this.unreadable.push(folder.path);
      return [];
    }
    if (listing.entries.some((entry) => entry.name === 'pyvenv.cfg')) return this.#pass('tools');
    const ignore = obey ? await this.#ignoreRules(folder, listing.entries) : null;
    const inside: Folder[] = [];
    for (const entry of listing.entries) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      const kind = entry.kind === 'link' ? await this.#linked(path) : entry.kind;
      if (kind === 'file') this.#takeFile(path, entry.name, ignore);
      else if (kind === 'folder')
        inside.push(...this.#takeFolder({ path, depth: folder.depth + 1, ignore }, entry.name));
    }
    return inside;
  }

  #takeFile(path: string, name: string, ignore: IgnoreRules | null): void {
    if (name === '.gitignore' || name === 'pyvenv.cfg') return;
    if (this.rules.isExcluded(path)) this.#pass('excluded');
    else if (ignore?.ignores(path, false)) this.#pass('ignored');
    else this.files.push({ path, name });
  }

  #takeFolder(folder: Folder, name: string): readonly Folder[] {
    if (folder.path === exportsFolder || isCoursesFolder(folder.path)) return [];
    if (isToolFolder(name)) return isAccountedFor(name) ? [] : this.#pass('tools');
    if (this.rules.isExcluded(folder.path)) return this.#pass('excluded');
    if (folder.ignore?.ignores(folder.path, true)) return this.#pass('ignored');
    return folder.depth > this.rules.limits.depth ? this.#pass('depth') : [folder];
  }

  /** What a link leads to, where it is to be followed: a folder only once, and not one that is found where it lies. */
  async #linked(path: string): Promise<'file' | 'folder' | null> {
    const real = await realpath(this.#absolute(path)).catch(() => null);
    const target = real === null ? null : await stat(real).catch(() => null);
    if (real === null || !target) return null;
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
