import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Logger } from '../../base/logger';
import type { ModelAction, ModelActions } from '../../workers/modelActions';
import type { ModelAct, ModelsAsk, ModelsAsks, ModelsTold } from '../../workers/modelsProtocol';
import { ModelsThread } from '../../workers/modelsThread';
import type { Asking, Question } from '../../workers/questionThread';
import { arrayEndings, globOf, modelEndings } from '../../project/fileKinds';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { startThread } from '../startThread';
import { versionOfAct } from './versionOfAct';
import { workProgress, type WorkProgress } from './workProgress';

/** Changes that come in numbers (a merge, a checkout) are taken in together, this many milliseconds after the first. */
const gather = 250;

export type ActInput<Name extends ModelAction> = Parameters<ModelActions[Name]>[1];
export type ActResult<Name extends ModelAction> = Awaited<ReturnType<ModelActions[Name]>>;

/** How far an act is; null: it has ended. */
interface ModelProgress {
  readonly project: Project;
  /** The version that the act is about, as `churn@2`; null: it is about none. */
  readonly version: string | null;
  readonly progress: WorkProgress | null;
}

/** The models of every project of this window, asked and changed on a thread of their own. */
export class Models implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<Project>());
  readonly #onDidProgress = this.#parts.register(new Emitter<ModelProgress>());
  readonly #thread: ModelsThread;
  readonly #open = new Map<Project, DisposableStore>();
  readonly #notices = new Map<string, string>();

  /** What is known of the models of a project, or the files that hold them, is not what it was. */
  readonly onDidChange: Event<Project> = this.#onDidChange.event;
  readonly onDidProgress: Event<ModelProgress> = this.#onDidProgress.event;

  constructor(
    readonly projects: Projects,
    logger: Logger,
  ) {
    this.#thread = this.#parts.register(new ModelsThread({ start: () => startThread('modelsWorker'), logger }));
    this.#parts.register(this.#thread.onDidTell((told) => this.#heard(told)));
    this.#parts.register(projects.onDidChange(() => this.#follow()));
    this.#parts.register(projects.onDidChangeConfig((project) => this.#configure(project)));
    this.#parts.register(projects.onDidDiscover((project) => this.#onDidChange.fire(project)));
    this.#parts.register(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const project of projects.all()) this.#configure(project);
      }),
    );
    this.#parts.register(toDisposable(() => this.#open.forEach((parts) => parts.dispose())));
    this.#follow();
  }

  /** Rejects with what went wrong in one sentence. */
  ask<Name extends ModelsAsk>(
    { root }: Pick<Project, 'root'>,
    name: Name,
    question: Question<ModelsAsks, Name>[0],
    asking: Asking = {},
  ): Promise<Awaited<ReturnType<ModelsAsks[Name]>>> {
    return this.#thread.ask(root, name, question, asking) as Promise<Awaited<ReturnType<ModelsAsks[Name]>>>;
  }

  /** Does something with the models of a project, by the same use case as the command line. */
  act<Name extends ModelAction>(
    project: Project,
    action: Name,
    input: ActInput<Name>,
    asking: Asking = {},
  ): Promise<ActResult<Name>> {
    const version = versionOfAct(input);
    const progress = (told: unknown) => {
      asking.progress?.(told);
      this.#onDidProgress.fire({ project, version, progress: workProgress(told) });
    };
    const acting = this.ask(project, 'act', { action, input } as ModelAct, { ...asking, progress });
    return acting.finally(() => this.#onDidProgress.fire({ project, version, progress: null })) as Promise<
      ActResult<Name>
    >;
  }

  /** What is wrong with the store or the ledger, in one sentence. */
  notice({ root }: Project): string | null {
    return this.#notices.get(root) ?? null;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #heard(told: ModelsTold): void {
    if (told.type === 'notice' && told.notice !== null) this.#notices.set(told.root, told.notice);
    if (told.type === 'notice' && told.notice === null) this.#notices.delete(told.root);
    const project = this.projects.all().find(({ root }) => root === told.root);
    if (project) this.#onDidChange.fire(project);
  }

  #configure(project: Project): void {
    const { root, config } = project;
    this.#thread.open({ type: 'open', root, config: config?.parsed.config ?? {}, trusted: vscode.workspace.isTrusted });
    this.#onDidChange.fire(project);
  }

  /** Begins with projects that came and ends with those that went. */
  #follow(): void {
    const all = this.projects.all();
    for (const [project, parts] of this.#open) {
      if (all.includes(project)) continue;
      parts.dispose();
      this.#open.delete(project);
      this.#thread.close(project.root);
      this.#notices.delete(project.root);
    }
    for (const project of all) if (!this.#open.has(project)) this.#begin(project);
  }

  #begin(project: Project): void {
    const parts = new DisposableStore();
    this.#open.set(project, parts);
    const folder = vscode.Uri.parse(project.scope);
    const changed = new Gathered(() => this.#onDidChange.fire(project));
    const ledger = new Gathered(() => void this.#sync(project));
    parts.register(changed);
    parts.register(ledger);
    watch(parts, new vscode.RelativePattern(folder, globOf([...modelEndings, ...arrayEndings])), changed);
    watch(parts, new vscode.RelativePattern(folder, '{tend,tend/ledger,tend/ledger/**}'), ledger);
    watch(parts, new vscode.RelativePattern(folder, '{.tend,.tend/tend.db}'), changed, { ignoreChanges: true });
    this.#configure(project);
  }

  /** What is wrong with it is told by the thread. */
  async #sync(project: Project): Promise<void> {
    if (vscode.workspace.isTrusted) await this.ask(project, 'sync', undefined).catch(() => 0);
    this.#onDidChange.fire(project);
  }
}

/** Does something once for many calls. */
class Gathered implements Disposable {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly work: () => void) {}

  readonly call = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.work();
    }, gather);
  };

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

function watch(
  parts: DisposableStore,
  pattern: vscode.RelativePattern,
  { call }: Gathered,
  { ignoreChanges = false } = {},
): void {
  const watcher = parts.register(vscode.workspace.createFileSystemWatcher(pattern, false, ignoreChanges));
  parts.register(watcher.onDidCreate(call));
  parts.register(watcher.onDidChange(call));
  parts.register(watcher.onDidDelete(call));
}
