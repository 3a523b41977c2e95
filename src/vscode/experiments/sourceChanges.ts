import { configName } from '../../project/fileKinds';
import type { FoundSource } from '../../runs/sources/source';

/** Names that begin a source or belong to one; what ends in no letters may be a folder that was moved here. */
const telling = /tfevents|^meta\.yaml$|^dvc\.|\.(db|sqlite3?|csv|tsv|json|yaml)$|^[^.]+$/i;

/** Folders in which no tracker writes. */
const foreign = new Set(['.git', '.tend', '.dvc', 'node_modules', '__pycache__', '.venv', 'site-packages']);

/** Tells from the path of what changed on disk which sources may have changed. */
export class SourceChanges {
  readonly #sources: ReadonlyMap<string, readonly string[]>;
  readonly #watched: readonly string[];

  /** `separator`: the one of the paths. */
  constructor(
    found: readonly FoundSource[],
    private readonly separator: string,
  ) {
    const pairs = found.flatMap(({ path, watch }) => watch.map((watched) => [watched, path] as const));
    const byWatched = Map.groupBy(pairs, ([watched]) => watched);
    this.#watched = [...byWatched.keys()];
    this.#sources = new Map([...byWatched].map(([watched, of]) => [watched, [...new Set(of.map(([, path]) => path))]]));
  }

  /**
   * Paths of the sources that a changed path belongs to: it is watched itself, or lies in a folder that is. The store lies in
   * the project, and is written to at each visit of a source: that is no reason for another one.
   */
  sourcesAt(path: string): readonly string[] {
    const sources = new Set<string>();
    for (let end = path.length; end > 0;) {
      for (const source of this.#sources.get(path.slice(0, end)) ?? []) sources.add(source);
      const start = path.lastIndexOf(this.separator, end - 1);
      if (foreign.has(path.slice(start + 1, end))) break;
      end = start;
    }
    return [...sources];
  }

  /** Names on the way from a source to what changed in it, one of which may be a run's. */
  namesBelow(source: string, path: string): readonly string[] {
    const isBelow = path.startsWith(source + this.separator);
    return isBelow ? path.slice(source.length + 1).split(this.separator) : [];
  }

  /** Whether sources went with what was deleted at this path. */
  tookSources(path: string): boolean {
    const inside = path + this.separator;
    return this.#watched.some((watched) => watched === path || watched.startsWith(inside));
  }

  /** Whether something new at this path may be a source that is not known yet; the path is relative to the project. */
  mayBeNew(path: string): boolean {
    const parts = path.split(this.separator);
    return telling.test(parts.at(-1) ?? '') && !parts.some((part) => foreign.has(part));
  }

  /** Whether what stands at this path, relative to the project, may say which source reads a file. */
  mayMap(path: string): boolean {
    return path.split(this.separator).at(-1) === configName && this.mayBeNew(path);
  }
}
