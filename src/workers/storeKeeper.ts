import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import type { FileReport } from '../data/report';
import { openStore, type OpenedStore } from '../store/openStore';
import { StoreError } from '../store/storeError';
import type { FromStore } from './storeProtocol';
import { sentLogger } from './sentLogger';

/** A store that cannot be used is tried again after this many milliseconds: who locked it may be done. */
const tryAgainAfter = 60_000;

interface Kept {
  readonly opened: OpenedStore;
  readonly openedAt: number;
}

/** Keeps profiles in the stores of projects; opens and makes them when there is something to keep. */
export class StoreKeeper implements Disposable {
  readonly #stores = new Map<string, Kept>();
  /** What was last said about the store of a project. */
  readonly #said = new Map<string, string | null>();

  readonly #logger = sentLogger((message) => this.send(message));

  constructor(private readonly send: (message: FromStore) => void) {}

  /** Keeps a report whose digest is known in the store of a project. */
  keep(root: string, report: FileReport, at: Date): void {
    try {
      this.#save(root, report, at);
    } catch (error) {
      this.#notify(root, `The profile of ${report.path} was not kept: ${errorMessage(error)}`);
    }
  }

  /** The project was closed. */
  forget(root: string): void {
    this.#close(root);
    this.#said.delete(root);
  }

  dispose(): void {
    for (const root of [...this.#stores.keys()]) this.#close(root);
  }

  #save(root: string, report: FileReport, at: Date): void {
    try {
      this.#saveOnce(root, report, at);
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'gone') throw error;
      // Who deletes the store wants a new one, not an error.
      this.#close(root);
      this.#saveOnce(root, report, at);
    }
  }

  #saveOnce(root: string, report: FileReport, at: Date): void {
    const { opened } = this.#store(root, at);
    if (opened.kind === 'unusable') return this.#notify(root, opened.problem);
    if (opened.kind === 'absent') return;
    opened.store.profiles.save(report, at);
    this.#notify(root, opened.notice);
  }

  #store(root: string, at: Date): Kept {
    const known = this.#stores.get(root);
    const worthKeeping = known?.opened.kind === 'open' || at.getTime() - (known?.openedAt ?? 0) < tryAgainAfter;
    if (known && worthKeeping) return known;
    const opened = openStore(root, { create: true, logger: this.#logger, now: () => at });
    const kept: Kept = { opened, openedAt: at.getTime() };
    this.#stores.set(root, kept);
    if (opened.kind === 'open') opened.store.onDidChange(() => this.send({ type: 'changed', root }));
    return kept;
  }

  #notify(root: string, notice: string | null): void {
    if ((this.#said.get(root) ?? null) === notice) return;
    this.#said.set(root, notice);
    this.send({ type: 'notice', root, notice });
  }

  #close(root: string): void {
    const kept = this.#stores.get(root);
    this.#stores.delete(root);
    if (kept?.opened.kind === 'open') kept.opened.store.dispose();
  }
}
