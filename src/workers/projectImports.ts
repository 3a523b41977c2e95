import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import type { Logger } from '../base/logger';
import { importSource } from '../runs/importing/importSource';
import { shownPath } from '../runs/importing/shownPath';
import { markVanished } from '../runs/importing/vanished';
import { findSources } from '../runs/sources/findSources';
import type { FoundSource, RunSource } from '../runs/sources/source';
import { openStore } from '../store/openStore';
import type { Store } from '../store/store';
import { StoreError } from '../store/storeError';
import type { FromImport } from './importProtocol';
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
 * Looks for the sources of one project and reads what is new in them into its store, which it makes when there is something
 * to keep. A source is read once at a time; what is asked of it meanwhile is done once afterwards.
 */
export class ProjectImports implements Disposable {
  readonly #abort = new AbortController();
  /** By kind and path: one folder may hold the runs of two trackers. */
  readonly #found = new Map<string, FoundSource>();
  /** Sources to be read, as they are found, and whether all of their files. */
  readonly #due = new Map<string, boolean>();
  readonly #again = new Map<string, NodeJS.Timeout>();
  #declared: readonly string[] | null = null;
  #looking: Promise<void> | null = null;
  #reading: Promise<void> | null = null;
  #store: Store | null = null;
  #notBefore = 0;
  #waiting: NodeJS.Timeout | undefined;
  #files = 0;
  #reportedAt = 0;

  constructor(private readonly options: ProjectImportsOptions) {}

  get isWorking(): boolean {
    return this.#looking !== null || this.#reading !== null;
  }

  look(declared: readonly string[]): void {
    this.#declared = declared;
    this.#looking ??= this.#lookAll().finally(() => {
      this.#looking = null;
    });
  }

  read(paths: readonly string[] | null, full: boolean): void {
    for (const [key, { path }] of this.#found)
      if (paths?.includes(path) ?? true) this.#due.set(key, full || this.#due.get(key) === true);
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
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
    const { root, sources, logger } = this.options;
    const { signal } = this.#abort;
    const start = performance.now();
    const seen = new Set<string>();
    const onFound = (found: FoundSource) => {
      const key = `${found.kind} ${found.path}`;
      seen.add(key);
      const isNew = !this.#found.has(key);
      this.#found.set(key, found);
      this.#report(false);
      if (isNew) this.read([found.path], false);
    };
    const places = await findSources(
      { ...{ root, sources, declared, signal }, onlyDeclared: false, outside: true },
      onFound,
    );
    for (const key of this.#found.keys()) if (!seen.has(key)) this.#found.delete(key);
    this.#sayVanished();
    this.#files = places.files;
    this.#report(true);
    logger.info(`looked for runs in ${root}: ${seen.size} sources in ${Math.round(performance.now() - start)} ms`);
  }

  #report(done: boolean): void {
    if (!done && performance.now() - this.#reportedAt < reportEvery) return;
    this.#reportedAt = performance.now();
    const { root, sources, send } = this.options;
    const kinds = sources.map(({ kind, title, looksLike }) => ({ kind, title, looksLike }));
    const found = [...this.#found.values()].map((it) => ({ ...it, shown: shownPath(root, it.path) }));
    send({ type: 'looked', root, looked: { files: this.#files, done, kinds, found } });
  }

  async #readAll(): Promise<void> {
    for (;;) {
      const [next] = this.#due;
      if (!next || this.#abort.signal.aborted) break;
      const [key, full] = next;
      this.#due.delete(key);
      await this.#readOnce(key, full).catch((error: unknown) => this.#storeFailed(key, error));
    }
    this.options.send({ type: 'reading', root: this.options.root, now: null });
  }

  async #readOnce(key: string, full: boolean): Promise<void> {
    const { root, sources, logger, now } = this.options;
    const found = this.#found.get(key);
    const source = sources.find(({ kind }) => kind === found?.kind);
    const store = this.#openStore();
    if (!store) this.#readLater();
    if (!found || !source || !store) return;
    const { path } = found;
    const start = performance.now();
    const options = { store: store.runs, root, full, signal: this.#abort.signal, now: () => now().getTime() };
    const outcome = await importSource(source, found, { ...options, onProgress: this.#progress(path) });
    const took = Math.round(performance.now() - start);
    const { imported, updated, problems } = outcome;
    if (imported + updated > 0 || full) logger.info(`${path}: ${imported} new runs, ${updated} changed, in ${took} ms`);
    for (const { path: where, problem } of problems) logger.info(`${where}: ${problem}`);
    if (imported + updated > 0) this.#readAgain(key, path);
  }

  #readAgain(key: string, path: string): void {
    clearTimeout(this.#again.get(key));
    const again = () => {
      this.#again.delete(key);
      this.read([path], false);
    };
    this.#again.set(key, setTimeout(again, readAgainAfter).unref());
  }

  /** Not where no store is open: nothing was read yet that could have gone. */
  #sayVanished(): void {
    const { root, now } = this.options;
    if (this.#store && !this.#store.isGone) markVanished(this.#store.runs, root, now().getTime());
  }

  #progress(path: string): (runs: number) => void {
    const { root, send } = this.options;
    let last = performance.now();
    return (runs) => {
      if (performance.now() - last < reportEvery) return;
      last = performance.now();
      send({ type: 'reading', root, now: { source: shownPath(root, path), runs } });
    };
  }

  /** Null where there can be none. One that was deleted or replaced begins anew, with everything that was found. */
  #openStore(): Store | null {
    const { root, logger, now, send } = this.options;
    if (this.#store?.isGone) {
      this.#close();
      for (const key of this.#found.keys()) if (!this.#due.has(key)) this.#due.set(key, false);
    }
    if (this.#store) return this.#store;
    if (now().getTime() < this.#notBefore) return null;
    const opened = openStore(root, { create: true, logger, now });
    if (opened.kind === 'unusable') this.#notBefore = now().getTime() + tryAgainAfter;
    send({ type: 'notice', root, notice: opened.kind === 'unusable' ? opened.problem : null });
    if (opened.kind === 'open') this.#store = opened.store;
    return this.#store;
  }

  /** What could not be kept is read again when the store may be usable. */
  #readLater(): void {
    const read = () => {
      this.#waiting = undefined;
      this.read(null, false);
    };
    this.#waiting ??= setTimeout(read, tryAgainAfter).unref();
  }

  #storeFailed(key: string, error: unknown): void {
    this.#failed(this.#found.get(key)?.path ?? key, error);
    // Who deletes the store wants a new one, not an error.
    if (error instanceof StoreError && error.reason === 'gone') this.#due.set(key, false);
  }

  #failed(what: string, error: unknown): void {
    if (!this.#abort.signal.aborted) this.options.logger.warn(`${what}: ${errorMessage(error)}`);
  }

  #close(): void {
    this.#store?.dispose();
    this.#store = null;
  }
}
