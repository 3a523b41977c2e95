import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DisposableStore, toDisposable, type Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { Emitter } from '../base/event';
import type { Logger } from '../base/logger';
import { watchDatabase } from './changeFeed';
import type { GateRuns } from '../models/gates/gateRuns';
import type { ObjectStore } from '../models/package/objectStore';
import type { RegistryRules } from '../models/registry/registryRules';
import type { AuditStore, RegistryStore } from '../models/registry/registryStore';
import { FolderObjects } from './objects/folderObjects';
import { ProfileRepository } from './profileRepository';
import { AuditRepository } from './registry/auditRepository';
import { RegistryRepository } from './registry/registryRepository';
import { StoredGateRuns } from './registry/storedGateRuns';
import { RunRepository } from './runs/runRepository';
import type { Visits } from './runs/runVisit';
import { durably, writing, type Database } from './sqlite';
import { StoreError, storeError } from './storeError';
import type { StoreFiles } from './storeFiles';

/** The open store of one project. */
export class Store implements Disposable {
  readonly profiles: ProfileRepository;
  readonly runs: RunRepository;
  readonly objects: ObjectStore;
  readonly gateRuns: GateRuns;
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  /** Something was written, here or by another process; fires after the write. */
  readonly onDidChange = this.#onDidChange.event;
  readonly #inode: bigint;
  #sequence: number;
  #isWriting = false;

  constructor(
    private readonly database: Database,
    private readonly files: StoreFiles,
    options: { readonly logger: Logger; readonly remote: boolean; readonly visits: Visits | null },
  ) {
    this.#parts.register(toDisposable(() => database.close()));
    this.#inode = inodeOf(files.database) ?? 0n;
    this.#sequence = this.#readSequence();
    this.profiles = new ProfileRepository(database, (work) => this.#write(work));
    const tools = {
      database,
      write: (work: () => void) => this.#write(work),
      writeQuietly: (work: () => void) => this.#transaction(work),
      exists: (path: string) => existsSync(resolve(dirname(files.folder), path)),
    };
    this.runs = new RunRepository(tools, options.visits);
    this.objects = new FolderObjects({
      database,
      folder: files.folder,
      write: (work) => this.#transaction(work),
    });
    this.gateRuns = new StoredGateRuns(database, (work) => this.#write(work));
    this.#parts.register(
      watchDatabase({
        ...options,
        folder: files.folder,
        onMayHaveChanged: () => this.#lookForChanges(options.logger),
      }),
    );
  }

  /** The file was deleted or replaced since it was opened: what is read of it is no longer what is there. */
  get isGone(): boolean {
    return inodeOf(this.files.database) !== this.#inode;
  }

  /** The registry of models with its audit chain, by the rules of models; both are on the disk when a write ends. */
  registry(rules: RegistryRules): { readonly registry: RegistryStore; readonly audit: AuditStore } {
    const { database } = this;
    const write = (work: () => void) => this.together(work);
    const audit = new AuditRepository(database, rules, write);
    return { audit, registry: new RegistryRepository({ database, rules, audit, write }) };
  }

  /** What is written of runs, models and audit within `work` is one transaction, and on the disk when it has ended. */
  together<T>(work: () => T): T {
    if (this.#isWriting) return work();
    let result: T | undefined;
    durably(this.database, () =>
      this.#write(() => {
        result = work();
      }),
    );
    return result as T;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #write(work: () => void): void {
    if (this.#isWriting) {
      work();
      return;
    }
    this.#sequence = this.#transaction(() => {
      work();
      this.database.exec('UPDATE change_sequence SET value = value + 1');
      return this.#readSequence();
    });
    this.#onDidChange.fire();
  }

  #transaction<T>(work: () => T): T {
    if (this.#isWriting) return work();
    if (this.isGone)
      throw new StoreError('gone', 'The store was removed while it was open; a new window makes a new one.');
    this.#isWriting = true;
    try {
      return writing(this.database, work);
    } catch (error) {
      throw storeError(error);
    } finally {
      this.#isWriting = false;
    }
  }

  #lookForChanges(logger: Logger): void {
    if (this.#parts.isDisposed) return;
    try {
      const sequence = this.#readSequence();
      if (sequence === this.#sequence) return;
      this.#sequence = sequence;
    } catch (error) {
      logger.warn(`the store could not be asked for changes: ${errorMessage(error)}`);
      return;
    }
    this.#onDidChange.fire();
  }

  #readSequence(): number {
    return Number(Object.values(this.database.prepare('SELECT value FROM change_sequence').get() ?? {})[0]);
  }
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}
