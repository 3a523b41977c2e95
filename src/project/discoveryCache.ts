import { open, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import picomatch from 'picomatch';
import type { DataFile, Discovery, DiscoveryLimits, DiscoveryOptions, Script } from './discovery';
import { defaultLimits } from './discovery';
import { configName, dataFormat, isArray, isModelFile, isScript } from './fileKinds';
import { FolderListings } from './folderListing';
import { concernsModels, FolderWalk, leftOutReasons, type LeftOut, type WalkedFile } from './folderWalk';
import { inBatches } from './inBatches';
import { normalPath, pathMatch } from './pathPattern';
import { repositoryRules } from './repositoryRules';
import { trainingLibraries } from './trainingLibraries';

/** How much of a script is read: imports stand at its head, but in a notebook pictures may lie before the training. */
const scriptHead = 1_048_576;
const atOnce = 16;

interface KnownScript {
  readonly modified: number;
  readonly libraries: readonly string[];
}

/** What walks came to; `closed` are folders that cannot be read. */
interface Walked {
  readonly files: readonly WalkedFile[];
  readonly leftOut: ReadonlyMap<LeftOut, number>;
  readonly closed: ReadonlySet<string>;
}

/** Looks through a folder once. Whoever looks again keeps a `DiscoveryCache`. */
export function discover(root: string, options: DiscoveryOptions = {}): Promise<Discovery> {
  return new DiscoveryCache(root).discover(options);
}

/** Looks through a folder, and the next time only through what has changed since. */
export class DiscoveryCache {
  readonly #listings = new FolderListings();
  readonly #scripts = new Map<string, KnownScript>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root.replaceAll(sep, '/').replace(/(?<=.)\/$/, '');
  }

  /** Throws only the reason of an aborted signal. */
  async discover(options: DiscoveryOptions = {}): Promise<Discovery> {
    const limits = { ...defaultLimits, ...options.limits };
    const { files, leftOut, closed } = await this.#walk(options, limits);
    const tables = files.filter((file) => dataFormat(file.name) !== null && !options.isRunLog?.(file.path));
    const scripts = files.filter((file) => isScript(file.name));
    const arrays = files.filter((file) => isArray(file.name));
    const dataFiles = await inBatches(tables.slice(0, limits.dataFiles), atOnce, options.signal, (it) =>
      this.#data(it),
    );
    const read = await inBatches(scripts.slice(0, limits.scripts), atOnce, options.signal, (it) => this.#script(it));
    const lost = tables.filter((_, index) => dataFiles[index] === null);
    const unreadable = [...closed, ...lost.map((file) => file.path)];
    const beyond = [
      { reason: 'that cannot be read', count: unreadable.length },
      { reason: `beyond the first ${limits.dataFiles} data files`, count: tables.length - limits.dataFiles },
      { reason: `beyond the first ${limits.dataFiles} arrays`, count: arrays.length - limits.dataFiles },
      { reason: `beyond the first ${limits.scripts} scripts`, count: scripts.length - limits.scripts },
    ].filter(({ count }) => count > 0);
    const passed = (ofModels: boolean) =>
      [...leftOut].filter(([reason]) => concernsModels(reason) === ofModels).map(inWords);
    const partial = leftOut.has('folders') || leftOut.has('depth');
    return {
      dataFiles: dataFiles.filter((file) => file !== null),
      scripts: read.filter((script) => script !== null),
      pythonFiles: scripts.map((file) => file.path),
      modelFiles: files.filter((file) => isModelFile(file.name)).map((file) => file.path),
      arrayFiles: arrays.slice(0, limits.dataFiles).map((file) => file.path),
      configPath: (await isFile(`${this.#root}/${configName}`)) ? configName : null,
      leftOut: [...passed(false), ...beyond],
      leftOutModels: passed(true),
      unreadable,
      complete: beyond.length === 0 && !partial,
    };
  }

  async #walk(options: DiscoveryOptions, limits: DiscoveryLimits): Promise<Walked> {
    const exclude = (options.exclude ?? []).map((glob) => picomatch(glob, { dot: true }));
    const realRoot = await realpath(this.#root).catch(() => this.#root);
    const rules = {
      root: this.#root,
      realRoot,
      limits,
      followLinks: options.followLinks ?? true,
      signal: options.signal,
    };
    const walk = new FolderWalk(
      { ...rules, isExcluded: (path) => exclude.some((matches) => matches(path)) },
      this.#listings,
    );
    await walk.project(await repositoryRules(this.#root));
    const found = new Map(walk.files.map((file) => [file.path, file]));
    const closed = new Set(walk.unreadable);
    for (const declared of (options.declared ?? []).map(normalPath)) {
      if (declared.startsWith('..') || declared.startsWith('/') || found.has(declared)) continue;
      const extra = new FolderWalk({ ...rules, isExcluded: () => false }, this.#listings);
      await extra.declared(declared);
      for (const file of extra.files) if (pathMatch(declared, file.path)) found.set(file.path, file);
      for (const folder of extra.unreadable) if (pathMatch(declared, folder)) closed.add(folder);
    }
    const files = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return { files, leftOut: walk.leftOut, closed };
  }

  async #data({ path, name }: WalkedFile): Promise<DataFile | null> {
    const stats = await stat(`${this.#root}/${path}`).catch(() => null);
    const format = dataFormat(name);
    return stats?.isFile() && format ? { path, bytes: stats.size, modified: stats.mtimeMs, format } : null;
  }

  async #script({ path, name }: WalkedFile): Promise<Script | null> {
    const absolute = `${this.#root}/${path}`;
    const modified = (await stat(absolute).catch(() => null))?.mtimeMs;
    if (modified === undefined) return null;
    let known = this.#scripts.get(path);
    if (known?.modified !== modified) {
      known = { modified, libraries: trainingLibraries(name, await head(absolute)) };
      this.#scripts.set(path, known);
    }
    return known.libraries.length > 0 ? { path, libraries: known.libraries } : null;
  }
}

function inWords([reason, count]: readonly [LeftOut, number]): Discovery['leftOut'][number] {
  return { reason: leftOutReasons[reason], count };
}

async function head(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return '';
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(scriptHead), 0, scriptHead, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } catch {
    return '';
  } finally {
    await file.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
