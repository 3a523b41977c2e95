import type { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import type { Logger } from '../base/logger';
import type { FileReport } from '../data/report';
import type { FromStore, ToStore } from '../workers/storeProtocol';
import type { CheckedFile } from './checking/checkedFile';
import { diskStamp, sameStamp, settledAfter } from './checking/diskStamp';
import type { FileChecks } from './checking/fileChecks';
import type { Project } from './project/project';
import type { Projects } from './project/projects';
import { startThread } from './startThread';

/**
 * Keeps the profile of every file that was checked on disk, so that data sets have dated versions; only where trusted,
 * and only when the file has stood still for a while: half of a file that is being written is no version of it.
 * SQLite waits for disks and for other writers: it does so on a thread of its own.
 */
export class KeptProfiles implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  readonly #notices = new Map<string, string>();
  /** Results of files that were written to just now, by key. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #thread: Worker | null = null;
  #saidRestricted = false;

  /** Another window or a command line has written, or there is another notice. */
  readonly onDidChange: Event<void> = this.#onDidChange.event;

  constructor(
    private readonly projects: Projects,
    checks: FileChecks,
    private readonly logger: Logger,
    private readonly now: () => Date,
  ) {
    this.#parts.register(checks.onDidCheckDisk(({ file, report }) => this.#keepLater(file, report)));
    this.#parts.register(checks.onDidForget((key) => this.#stopWaiting(key)));
    this.#parts.register(projects.onDidChange((project) => this.#forgetClosed(project)));
    this.#parts.register(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const file of checks.all()) if (file.report && !file.unsaved) this.#keepLater(file, file.report);
      }),
    );
  }

  /** What went wrong with the store of a project and what was kept, in one sentence; null where all is well. */
  notice({ root }: Project): string | null {
    return this.#notices.get(root) ?? null;
  }

  dispose(): void {
    this.#parts.dispose();
    for (const key of [...this.#waiting.keys()]) this.#stopWaiting(key);
    void this.#thread?.terminate();
    this.#thread = null;
  }

  #keepLater(file: CheckedFile, report: FileReport): void {
    this.#stopWaiting(file.key);
    const stoodFor = this.now().getTime() - (file.stamp?.modified ?? 0);
    if (stoodFor >= settledAfter) return this.#keep(file, report);
    const keep = async () => {
      this.#waiting.delete(file.key);
      // What was written to it since has a check of its own.
      if (sameStamp(file.stamp, await diskStamp(vscode.Uri.parse(file.key).fsPath))) this.#keep(file, report);
    };
    this.#waiting.set(
      file.key,
      setTimeout(() => void keep(), settledAfter - Math.max(0, stoodFor)),
    );
  }

  #stopWaiting(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }

  #keep({ key, stamp }: CheckedFile, report: FileReport): void {
    const project = this.projects.owner(key);
    if (this.#parts.isDisposed || !project || !stamp) return;
    if (!vscode.workspace.isTrusted) return this.#sayRestricted();
    const file = { path: vscode.Uri.parse(key).fsPath, ...stamp };
    this.#tell({ type: 'keep', root: project.root, file, report, at: this.now().getTime() });
  }

  #sayRestricted(): void {
    if (this.#saidRestricted) return;
    this.#saidRestricted = true;
    this.logger.info('restricted mode: no profile is kept before the folder is trusted');
  }

  #forgetClosed({ scope, root }: Project): void {
    if (this.projects.get(scope)) return;
    this.#notices.delete(root);
    if (this.#thread) this.#tell({ type: 'close', root });
  }

  #tell(message: ToStore): void {
    this.#thread ??= this.#start();
    this.#thread.postMessage(message);
  }

  /** The thread lives on with the window: it is woken when somebody else writes. */
  #start(): Worker {
    const thread = startThread('storeWorker');
    thread.on('message', (message: FromStore) => this.#receive(message));
    thread.on('error', (error) => this.logger.error(`The thread of the store failed: ${error.message}`));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
    });
    return thread;
  }

  #receive(message: FromStore): void {
    if (this.#parts.isDisposed) return;
    if (message.type === 'log') return this.logger[message.level](message.message);
    if (message.type === 'notice' && message.notice !== null) {
      this.logger.warn(message.notice);
      this.#notices.set(message.root, message.notice);
    } else if (message.type === 'notice') this.#notices.delete(message.root);
    this.#onDidChange.fire();
  }
}
