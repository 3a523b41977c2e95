import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import { importSource } from '../../runs/importing/importSource';
import { Lanes } from '../../runs/importing/lanes';
import { shownPath } from '../../runs/importing/shownPath';
import { markVanished } from '../../runs/importing/vanished';
import type { SourceImport } from '../../runs/importing/visit';
import type { RunStore } from '../../runs/runStore';
import { findSources } from '../../runs/sources/findSources';
import { isWithin } from '../../runs/sources/listFolder';
import { mappedAbove } from '../../runs/sources/mapped/mapped';
import { sourceKey, type FoundSource, type RunSource } from '../../runs/sources/source';
import type { SearchedPlaces } from '../../runs/sources/sourceWalk';

export interface SourceImportsNeeds {
  readonly root: string;
  readonly sources: readonly RunSource[];
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
  /** Where runs are kept; null where nothing can be kept now, or where there is none and `create` does not ask for one. */
  readonly store: (create: boolean) => Pick<RunStore, 'visit' | 'sources'> | null;
  /** A source was found, perhaps once more; its reading is under way. */
  readonly onFound: (found: FoundSource) => void;
  /** Told after each commit how many runs of a source were written so far. */
  readonly onProgress: (found: FoundSource, runs: number) => void;
  readonly onRead: (found: FoundSource, outcome: SourceImport) => void;
  /** What the store threw, or the signal's reason; throwing it on ends everything. */
  readonly onFailure: (found: FoundSource, error: unknown) => void;
}

/** What is due of a source; `full`: all of its files; `closely`: see `ImportContext`. */
interface Due {
  readonly found: FoundSource;
  readonly full: boolean;
  readonly closely: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Sources that are read at the same time, so that a large one does not keep a small one waiting. */
const lanesAtOnce = 4;

/**
 * The sources of runs of one project: found, and read a few at a time while others are looked for. A source is read once at
 * a time; what is asked of it meanwhile is done once afterwards.
 */
export class SourceImports {
  readonly #lanes: Lanes;
  /** By `sourceKey`. */
  readonly #found = new Map<string, FoundSource>();
  readonly #due = new Map<string, Due>();
  /** Sources that wait for a lane or are read. */
  readonly #busy = new Set<string>();
  /** Sources of the store that were not found, and have been read all the same. */
  readonly #parted = new Set<string>();
  /** What sources said of others when they were looked for last; null before. */
  #rules: string | null = null;

  constructor(private readonly needs: SourceImportsNeeds) {
    this.#lanes = new Lanes(lanesAtOnce, () => this.#due.clear());
  }

  get found(): readonly FoundSource[] {
    return [...this.#found.values()];
  }

  /**
   * Looks through the project and what is declared, and reads what was not known. What is not found any more is read a last
   * time; all is read anew where files belong to other sources than before.
   */
  async look(declared: readonly string[], full: boolean, closely = none): Promise<SearchedPlaces> {
    const seen = new Set<string>();
    const due = { full, closely };
    const searched = await this.#search({ declared, onlyDeclared: false }, due, seen);
    if (searched.complete) this.#part(seen);
    const before = this.#rules;
    this.#rules = this.found
      .flatMap(({ path, rules = '' }) => (rules === '' ? [] : [`${path} ${rules}`]))
      .sort()
      .join('\n');
    if (before !== null && before !== this.#rules) this.read(null, full);
    return searched;
  }

  /** Looks only through a file, a folder or what a glob names, and reads what is there or is mapped by a `tend.yaml` above. */
  async lookIn(path: string, full: boolean): Promise<SearchedPlaces & { readonly sources: number }> {
    const seen = new Set<string>();
    const due = { full, closely: none };
    const searched = await this.#search({ declared: [path], onlyDeclared: true }, due, seen);
    for (const found of mappedAbove(path, this.needs.root)) this.#see({ found, ...due }, seen);
    return { ...searched, sources: seen.size };
  }

  /** Reads what is new in known sources, by path; null: in all. */
  read(paths: readonly string[] | null, full: boolean, closely = none): void {
    for (const found of this.found) if (paths?.includes(found.path) ?? true) this.#want({ found, full, closely });
  }

  /** Until nothing is being read; throws what ended it. */
  rest(): Promise<void> {
    return this.#lanes.rest();
  }

  /** Says of sources whose place is empty that they are gone; to be called when what is new has been read. */
  sayVanished(): void {
    const { root, now, store } = this.needs;
    const kept = store(false);
    if (kept) markVanished(kept, root, now());
  }

  async #search(
    places: { readonly declared: readonly string[]; readonly onlyDeclared: boolean },
    due: Omit<Due, 'found'>,
    seen: Set<string>,
  ) {
    const { root, sources, signal } = this.needs;
    const where = { root, sources, ...places, outside: true, signal };
    return findSources(where, (found) => this.#see({ found, ...due }, seen));
  }

  #see(due: Due, seen: Set<string>): void {
    const { found } = due;
    const key = sourceKey(found);
    const isNew = !this.#found.has(key);
    seen.add(key);
    this.#found.set(key, found);
    if (isNew) this.#want(due);
    this.needs.onFound(found);
  }

  /** Takes leave of sources that are not found any more: what went of their runs, and where to, is in their places. */
  #part(seen: ReadonlySet<string>): void {
    const { root, store } = this.needs;
    for (const key of this.#found.keys()) if (!seen.has(key)) this.#found.delete(key);
    for (const key of this.#parted) if (seen.has(key)) this.#parted.delete(key);
    for (const { kind, path: shown, runs } of store(false)?.sources() ?? []) {
      const path = resolve(root, shown);
      const found = { kind, path, watch: [] };
      const key = sourceKey(found);
      if (runs === 0 || seen.has(key) || this.#parted.has(key) || !isWithin(path, root) || !existsSync(path)) continue;
      this.#parted.add(key);
      this.#want({ found, full: false, closely: none });
    }
  }

  #want({ found, full, closely }: Due): void {
    const key = sourceKey(found);
    const before = this.#due.get(key);
    this.#due.set(key, {
      found,
      full: full || before?.full === true,
      closely: new Set([...closely, ...(before?.closely ?? none)]),
    });
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    this.#lanes.add(() => this.#readDue(key));
  }

  async #readDue(key: string): Promise<void> {
    for (let due = this.#take(key); due; due = this.#take(key)) {
      try {
        await this.#readOne(due);
      } catch (error) {
        this.needs.onFailure(due.found, error);
      }
    }
    this.#busy.delete(key);
  }

  #take(key: string): Due | undefined {
    const due = this.needs.signal.aborted ? undefined : this.#due.get(key);
    this.#due.delete(key);
    return due;
  }

  async #readOne({ found, full, closely }: Due): Promise<void> {
    const { root, sources, signal, now, logger } = this.needs;
    const source = sources.find(({ kind }) => kind === found.kind);
    if (!source) throw new Error(`No importer reads ${found.kind}.`);
    const store = this.needs.store(true);
    if (!store) return;
    const began = now();
    const onProgress = (runs: number) => this.needs.onProgress(found, runs);
    const outcome = await importSource(source, found, { root, signal, now, store, full, closely, onProgress });
    // An importer that finds nothing where runs were has read it to its end, and yet it is gone.
    if (!existsSync(found.path)) this.sayVanished();
    const { imported, updated, unchanged } = outcome;
    const shown = shownPath(root, found.path);
    const counts = `${plural(imported, 'new run')}, ${updated} updated, ${unchanged} as before`;
    if (imported + updated > 0 || full) logger.info(`read ${shown}: ${counts}, in ${now() - began} ms`);
    if (outcome.isLeft) logger.info(`left ${shown} to another window or command that reads it too`);
    this.needs.onRead(found, outcome);
  }
}
