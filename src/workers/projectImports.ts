import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { silentLogger, type Logger } from '../base/logger';
import { SourceImports } from '../actions/runs/sourceImports';
import { shownPath } from '../runs/importing/shownPath';
import type { SourceImport } from '../runs/importing/visit';
import type { FoundSource, RunSource } from '../runs/sources/source';
import { openedCopy } from '../store/openedCopy';
import { openStore, type OpenedStore } from '../store/openStore';
import type { PassingStore } from '../store/passingStore';
import { runVisits } from '../store/runs/runVisit';
import type { Store } from '../store/store';
import { StoreError } from '../store/storeError';
import { hasStore } from '../store/storeFiles';
import type { FromImport } from './importProtocol';
import { LeftOutMemory } from './leftOutMemory';
import { tryAgainAfter } from './tryAgain';

export interface ProjectImportsOptions {
  readonly root: string;
  readonly sources: readonly RunSource[];
  readonly send: (message: FromImport) => void;
  readonly logger: Logger;
  readonly now: () => Date;
}

/**
 * Most trackers write no end: a run counts as running for two minutes after its last sign. This many milliseconds after a
 * source changed it is looked at once more, so that what stands still is not shown as live.
 */
export const readAgainAfter = 130_000;

/** Milliseconds between two reports of how far it is. */
const reportEvery = 150;

/**
 * Keeps the runs of one project as they are on disk: its store, which is made when there is something to keep, what is told
 * of the work, and when what stands still is looked at once more.
 */
export class ProjectImports implements Disposable {
  readonly #abort = new AbortController();
  readonly #imports: SourceImports;
  readonly #leftOut: LeftOutMemory;
  /** What was last told of it, as text; null: nothing yet. */
  #leftOutTold: string | null = null;
  /** By path, as what is told of progress. */
  readonly #again = new Map<string, NodeJS.Timeout>();
  /** Paths of sources that were said to have changed, until they are read. */
  readonly #changed = new Set<string>();
  /** Runs written so far of each source that is being read, in the order in which they began. */
  readonly #progress = new Map<string, number>();
  #declared: readonly string[] | null = null;
  #looking: Promise<void> | null = null;
  #reading: Promise<void> | null = null;
  #store: Store | null = null;
  /** Where the store is a copy, because nothing can be written where it stands. */
  #passing: PassingStore | null = null;
  #notBefore = 0;
  #waiting: NodeJS.Timeout | undefined;
  #files = 0;
  #reportedAt = 0;
  #progressedAt = 0;

  constructor(private readonly options: ProjectImportsOptions) {
    const { now, root } = options;
    this.#leftOut = new LeftOutMemory(root);
    this.#imports = new SourceImports({
      ...options,
      now: () => now().getTime(),
      signal: this.#abort.signal,
      store: (create) => this.#runs(create),
      onFound: () => {
        this.#report(false);
        this.#follow();
      },
      onProgress: ({ path }, runs) => this.#progressed(path, runs),
      onRead: (found, outcome) => this.#read(found, outcome),
      onFailure: (found, error) => this.#storeFailed(found, error),
    });
  }

  get isWorking(): boolean {
    return this.#looking !== null || this.#reading !== null;
  }

  look(declared: readonly string[]): void {
    this.#declared = declared;
    this.#looking ??= this.#lookAll().finally(() => {
      this.#looking = null;
    });
  }

  read(paths: readonly string[] | null, full: boolean, closely?: ReadonlySet<string>): void {
    for (const path of paths ?? []) this.#changed.add(path);
    this.#imports.read(paths, full, closely);
    this.#follow();
  }

  /** Until nothing is left to be done. */
  async rest(): Promise<void> {
    while (this.#looking ?? this.#reading) await Promise.all([this.#looking, this.#reading]);
  }

  dispose(): void {
    this.#abort.abort();
    [this.#waiting, ...this.#again.values()].forEach(clearTimeout);
    this.#close();
  }

  async #lookAll(): Promise<void> {
    while (this.#declared && !this.#abort.signal.aborted) {
      const declared = this.#declared;
      this.#declared = null;
      await this.#lookOnce(declared).catch((error: unknown) => this.#failed('looking for runs', error));
    }
  }

  async #lookOnce(declared: readonly string[]): Promise<void> {
    const { root, logger } = this.options;
    const start = performance.now();
    const { files } = await this.#imports.look(declared, false);
    this.#imports.sayVanished();
    this.#files = files;
    this.#report(true);
    this.#follow();
    const took = Math.round(performance.now() - start);
    logger.info(`looked for runs in ${root}: ${this.#imports.found.length} sources in ${took} ms`);
  }

  #report(done: boolean): void {
    if (!done && performance.now() - this.#reportedAt < reportEvery) return;
    this.#reportedAt = performance.now();
    const { root, sources, send } = this.options;
    const kinds = sources.map(({ kind, title, looksLike }) => ({ kind, title, looksLike }));
    const found = this.#imports.found.map((it) => ({ ...it, shown: shownPath(root, it.path) }));
    send({ type: 'looked', root, looked: { files: this.#files, done, kinds, found } });
  }

  /** Says when all that is due has been read. */
  #follow(): void {
    this.#reading ??= this.#imports.rest().then(() => {
      this.#reading = null;
      this.#tellLeftOut();
      this.options.send({ type: 'reading', root: this.options.root, now: null });
    });
  }

  /** A thread that is new tells it in any case: the one before may have told something else. */
  #tellLeftOut(): void {
    const { root, send } = this.options;
    const leftOut = this.#leftOut.of(this.#imports.found);
    const text = JSON.stringify(leftOut);
    if (text !== this.#leftOutTold) send({ type: 'leftOut', root, leftOut });
    this.#leftOutTold = text;
  }

  #progressed(path: string, runs: number): void {
    this.#progress.set(path, runs);
    if (performance.now() - this.#progressedAt < reportEvery) return;
    this.#progressedAt = performance.now();
    const { root, send } = this.options;
    const [first = path, ...others] = this.#progress.keys();
    const source = shownPath(root, first) + (others.length > 0 ? ` and ${others.length} more` : '');
    const all = [...this.#progress.values()].reduce((sum, count) => sum + count, 0);
    send({ type: 'reading', root, now: { source, runs: all } });
  }

  #read(found: FoundSource, outcome: SourceImport): void {
    const { path } = found;
    const { imported, updated } = outcome;
    this.#progress.delete(path);
    const problems = this.#leftOut.keep(found, outcome);
    for (const { path, problem } of problems) this.options.logger.warn(`${path}: ${problem}`);
    // What changed and brought nothing may have been half written.
    if (!this.#changed.delete(path) && imported + updated === 0) return;
    clearTimeout(this.#again.get(path));
    const again = () => {
      this.#again.delete(path);
      this.#imports.read([path], false);
      this.#follow();
    };
    this.#again.set(path, setTimeout(again, readAgainAfter).unref());
  }

  /** Null where there can be none. One that was deleted or replaced begins anew, with everything that was found. */
  #runs(create: boolean): Store['runs'] | null {
    const { root, now, send } = this.options;
    if (this.#store?.isGone) {
      this.#close();
      this.#imports.read(null, false);
    }
    if (this.#store) return this.#store.runs;
    if (!create && !hasStore(root)) return null;
    if (now().getTime() >= this.#notBefore) {
      const opened = this.#opened();
      if (opened.kind === 'unusable') this.#notBefore = now().getTime() + tryAgainAfter;
      send({ type: 'notice', root, notice: this.#noticeOf(opened) });
      if (opened.kind === 'open') this.#store = opened.store;
    }
    if (!this.#store || this.#passing) this.#readLater();
    return this.#store?.runs ?? null;
  }

  /** What a copy that goes was begun anew for is told once the store itself is. */
  #noticeOf(opened: OpenedStore): string | null {
    if (opened.kind === 'unusable') return opened.problem;
    return opened.kind === 'open' && !this.#passing ? opened.notice : null;
  }

  /** Where nothing can be written a copy, or an empty one, is filled in its place. */
  #opened(): OpenedStore {
    const { root, logger, now, send } = this.options;
    const how = { logger, now, visits: runVisits, create: true };
    const opened = openStore(root, how);
    if (opened.kind !== 'unusable' || opened.reason !== 'readOnly') return opened;
    const copy = openedCopy(root, how);
    this.#passing = copy.passing;
    if (copy.passing) send({ type: 'passing', root, store: copy.passing.root });
    return copy.opened;
  }

  /** What could not be kept, or only in a copy, is read again when the store may be usable. */
  #readLater(): void {
    const read = (): void => {
      this.#waiting = undefined;
      if (this.#passing) {
        if (!this.#canBeKept()) return this.#readLater();
        this.#close();
      }
      this.read(null, false);
    };
    this.#waiting ??= setTimeout(read, tryAgainAfter).unref();
  }

  /** Whether the store itself can be written by now; what is being read into its copy is read to the end first. */
  #canBeKept(): boolean {
    if (this.#reading) return false;
    const { root, now } = this.options;
    // Each try would be a line of the log. One that is damaged is left for the opening that tells of it.
    const opened = openStore(root, { create: !hasStore(root), logger: silentLogger, now });
    if (opened.kind === 'open') opened.store.dispose();
    return opened.kind === 'open' || (opened.kind === 'unusable' && opened.reason === 'damaged');
  }

  #storeFailed(found: FoundSource, error: unknown): void {
    this.#progress.delete(found.path);
    // Who deletes the store wants a new one, not an error.
    if (error instanceof StoreError && error.reason === 'gone') return this.#imports.read([found.path], false);
    this.#failed(found.path, error);
  }

  #failed(what: string, error: unknown): void {
    if (!this.#abort.signal.aborted) this.options.logger.warn(`${what}: ${errorMessage(error)}`);
  }

  #close(): void {
    this.#store?.dispose();
    this.#store = null;
    if (this.#passing === null) return;
    this.#passing.dispose();
    this.#passing = null;
    this.options.send({ type: 'passing', root: this.options.root, store: null });
  }
}
