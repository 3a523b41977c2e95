import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import { nothingLeftOut, type LeftOut } from '../../base/leftOut';
import type { Logger } from '../../base/logger';
import type { DevelopmentFacts } from '../../runs/development';
import { hasStore } from '../../store/storeFiles';
import type { LookedFor } from '../../workers/importProtocol';
import type { RunsAsk, RunsAsks } from '../../workers/runsProtocol';
import { RunsThread, type RunsQuestion } from '../../workers/runsThread';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { startThread } from '../startThread';
import { ImportThread } from './importThread';
import { ProjectExperiments } from './projectExperiments';

/**
 * The runs of every project of this window. They are looked for shortly after a trusted folder was opened, on a thread of
 * their own, kept in the store, and asked of it on another thread. In a folder that is not trusted nothing is done.
 */
export class Experiments implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<Project>());
  readonly #onDidHear = this.#parts.register(new Emitter<Project>());
  readonly #onDidReport = this.#parts.register(new Emitter<Project>());
  readonly #runs: RunsThread;
  readonly #imports: ImportThread;
  readonly #open = new Map<string, ProjectExperiments>();

  /** The runs of a project are not what they were. */
  readonly onDidChange: Event<Project> = this.#onDidChange.event;
  /** The same at once, while that is held back where much changes: what was read before is outdated. */
  readonly onDidHear: Event<Project> = this.#onDidHear.event;
  /** What was found, what is read, or what is wrong is not what it was. */
  readonly onDidReport: Event<Project> = this.#onDidReport.event;

  constructor(
    private readonly projects: Projects,
    private readonly logger: Logger,
  ) {
    this.#runs = this.#parts.register(new RunsThread({ start: () => startThread('runsWorker'), logger }));
    this.#imports = this.#parts.register(new ImportThread({ start: () => startThread('importWorker'), logger }));
    this.#parts.register(this.#runs.onDidTell((message) => this.#of(message.root)?.heardOfRuns(message)));
    this.#parts.register(this.#imports.onDidTell((message) => this.#of(message.root)?.heardOfImport(message)));
    this.#parts.register(projects.onDidChange(() => this.#follow()));
    this.#parts.register(projects.onDidChangeConfig((project) => this.#open.get(project.scope)?.configure()));
    this.#parts.register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#follow()));
    this.#follow();
  }

  /** Rejects with what went wrong in one sentence. */
  ask<Name extends RunsAsk>(
    { root }: Project,
    name: Name,
    question: RunsQuestion<Name>,
    signal?: AbortSignal,
  ): Promise<ReturnType<RunsAsks[Name]>> {
    if (!vscode.workspace.isTrusted) return Promise.reject(new Error('Trust this folder to see its runs.'));
    return this.#runs.ask(root, name, question, { signal });
  }

  /** Whether there may be runs: a source was found, or there is a store. */
  mayHaveRuns(project: Project): boolean {
    return vscode.workspace.isTrusted && (this.foundSources(project) || hasStore(project.root));
  }

  /** Where runs were looked for; null before. */
  looked({ root }: Project): LookedFor | null {
    return this.#imports.looked(root);
  }

  /** Runs were looked for, and what was found has been read once. */
  isSettled({ scope }: Project): boolean {
    return this.#open.get(scope)?.settled ?? false;
  }

  /** What is read at the moment. */
  reading({ scope }: Project): { readonly source: string; readonly runs: number } | null {
    return this.#open.get(scope)?.reading ?? null;
  }

  /** What imports left out, as far as this window knows. */
  leftOut({ scope }: Project): LeftOut {
    return this.#open.get(scope)?.leftOut ?? nothingLeftOut;
  }

  /** What is wrong with the store, in one sentence. */
  notice({ scope }: Project): string | null {
    return this.#open.get(scope)?.notice ?? null;
  }

  /** That, and what went with a store that was deleted or replaced: a sentence each. */
  notices({ scope }: Project): string[] {
    const { notice = null, lost = null } = this.#open.get(scope) ?? {};
    return [notice, lost].flatMap((note) => note ?? []);
  }

  /** What the runs tell about the development of the model; null before anything is known. */
  development({ scope }: Project): DevelopmentFacts | null {
    return this.#open.get(scope)?.development ?? null;
  }

  /** Looks for sources again and reads everything in them anew. */
  refresh({ scope }: Project): void {
    this.#open.get(scope)?.refresh();
  }

  dispose(): void {
    for (const project of this.#open.values()) project.dispose();
    this.#open.clear();
    this.#parts.dispose();
  }

  private foundSources(project: Project): boolean {
    return (this.looked(project)?.found.length ?? 0) > 0;
  }

  #of(root: string): ProjectExperiments | undefined {
    return [...this.#open.values()].find(({ project }) => project.root === root);
  }

  /** Begins with projects that came and ends with those that went. */
  #follow(): void {
    if (!vscode.workspace.isTrusted) return;
    for (const [scope, open] of this.#open) {
      if (this.projects.get(scope)) continue;
      open.dispose();
      this.#open.delete(scope);
    }
    for (const project of this.projects.all()) if (!this.#open.has(project.scope)) this.#begin(project);
  }

  #begin(project: Project): void {
    const opened = new ProjectExperiments(project, {
      runs: this.#runs,
      imports: this.#imports,
      logger: this.logger,
      mayHaveRuns: () => this.mayHaveRuns(project),
      changed: () => this.#onDidChange.fire(project),
      heard: () => this.#onDidHear.fire(project),
      reported: () => this.#onDidReport.fire(project),
    });
    this.#open.set(project.scope, opened);
  }
}
