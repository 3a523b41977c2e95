import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { Emitter, type Event } from '../base/event';
import type { Logger } from '../base/logger';
import type { FileReport } from '../data/report';
import type { OpenedStore } from '../store/openStore';
import type { CheckedFile } from './checking/checkedFile';
import type { FileChecks } from './checking/fileChecks';
import type { Project } from './project/project';
import type { Projects } from './project/projects';

/** Keeps the profile of every file that was checked on disk, so that data sets have dated versions; only where trusted. */
export class KeptProfiles implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  readonly #stores = new Map<string, Promise<OpenedStore | null>>();
  readonly #notices = new Map<string, string>();
  #saving: Promise<void> = Promise.resolve();

  /** Another window or a command line has written, or a notice was added. */
  readonly onDidChange: Event<void> = this.#onDidChange.event;

  constructor(
    private readonly projects: Projects,
    checks: FileChecks,
    private readonly logger: Logger,
    private readonly now: () => Date,
  ) {
    this.#parts.register(checks.onDidCheckDisk(({ file, report }) => this.#keep(file, report)));
    this.#parts.register(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const file of checks.all()) if (file.report && !file.unsaved) this.#keep(file, file.report);
      }),
    );
  }

  /** What went wrong with the store of a project and what was kept, in one sentence; null where all is well. */
  notice(project: Project): string | null {
    return this.#notices.get(project.scope) ?? null;
  }

  dispose(): void {
    this.#stores.clear();
    this.#parts.dispose();
  }

  #keep({ key }: CheckedFile, report: FileReport): void {
    const project = this.projects.owner(key);
    if (!project || !vscode.workspace.isTrusted || report.digest === null) return;
    // One after the other, each in a turn of its own: a burst of checks never holds up the editor.
    this.#saving = this.#saving.then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        const opened = await this.#store(project);
        if (opened?.kind === 'open') opened.store.profiles.save(report, this.now());
      } catch (error) {
        this.#notify(project, `The profile of ${report.path} was not kept: ${errorMessage(error)}`);
      }
    });
  }

  #store(project: Project): Promise<OpenedStore | null> {
    let opened = this.#stores.get(project.scope);
    if (!opened) {
      opened = this.#open(project);
      this.#stores.set(project.scope, opened);
    }
    return opened;
  }

  async #open(project: Project): Promise<OpenedStore | null> {
    const { openStore } = await import('../store/openStore');
    if (this.#parts.isDisposed) return null;
    const opened = openStore(project.root, { create: true, logger: this.logger, now: this.now });
    if (opened.kind === 'open') {
      this.#parts.register(opened.store);
      this.#parts.register(opened.store.onDidChange(() => this.#onDidChange.fire()));
      if (opened.notice !== null) this.#notify(project, opened.notice);
    }
    if (opened.kind === 'unusable') this.#notify(project, opened.problem);
    return opened;
  }

  #notify(project: Project, notice: string): void {
    this.logger.warn(notice);
    this.#notices.set(project.scope, notice);
    this.#onDidChange.fire();
  }
}
