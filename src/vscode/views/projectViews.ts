import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { plural } from '../../base/text';
import type { Lifecycle } from '../../lifecycle/lifecycle';
import type { CheckedFile } from '../checking/checkedFile';
import type { FileChecks } from '../checking/fileChecks';
import { contextKeys, viewIds } from '../ids';
import type { KeptProfiles } from '../keptProfiles';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { statusText } from '../statusText';
import { dataNodes } from '../trees/dataNodes';
import { folderNodes } from '../trees/folderNodes';
import { lifecycleDescription, lifecycleNodes } from '../trees/lifecycleNodes';
import { NodeTree } from '../trees/nodeTree';
import { dataSetStates, projectLifecycle } from './projectState';
import { EmptyTree } from './emptyTree';
import { StatusBar } from './statusBar';
import { ViewProgress } from './viewProgress';

/** Changes within this many milliseconds are drawn together. */
const frame = 80;

/** Work shorter than this is not announced in the status bar. */
const worthAnnouncing = 400;

interface Shown {
  readonly project: Project;
  readonly files: readonly CheckedFile[];
  /** Null before the folder was listed: "add a data file" would be a guess. */
  readonly lifecycle: Lifecycle | null;
}

/** The five views and the status-bar item, drawn anew when what they show changes. */
export class ProjectViews implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #lifecycle = this.#parts.register(new NodeTree(viewIds.lifecycle));
  readonly #data = this.#parts.register(new NodeTree(viewIds.data));
  readonly #status = this.#parts.register(new StatusBar());
  readonly #progress = this.#parts.register(new ViewProgress(viewIds.data));
  #timer: NodeJS.Timeout | undefined;
  #workingSince: number | null = null;
  #shown: readonly Shown[] = [];

  constructor(
    private readonly projects: Projects,
    private readonly checks: FileChecks,
    private readonly kept: KeptProfiles,
    private readonly now: () => Date,
  ) {
    for (const id of [viewIds.experiments, viewIds.models, viewIds.activity]) this.#parts.register(new EmptyTree(id));
    const redraw = () => this.#later();
    this.#parts.register(checks.onDidChange(redraw));
    this.#parts.register(checks.onDidForget(redraw));
    this.#parts.register(projects.onDidChange(redraw));
    this.#parts.register(projects.onDidDiscover(redraw));
    this.#parts.register(projects.onDidChangeConfig(redraw));
    this.#parts.register(kept.onDidChange(redraw));
    this.#parts.register(vscode.workspace.onDidGrantWorkspaceTrust(redraw));
    this.#draw();
  }

  /** The life cycle of the first project with something to do, for *Next*. */
  get first(): { readonly project: Project; readonly lifecycle: Lifecycle } | null {
    const known = this.#known();
    return known.find((it) => it.lifecycle.next?.target) ?? known[0] ?? null;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#parts.dispose();
  }

  #later(): void {
    this.#timer ??= setTimeout(() => this.#draw(), frame);
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const projects = this.projects.all();
    this.#shown = projects.map((project) => this.#state(project));
    this.#drawLifecycle();
    this.#drawData();
    this.#drawStatus();
  }

  #state(project: Project): Shown {
    const files = this.checks.all().filter(({ key }) => this.projects.owner(key) === project);
    return { project, files, lifecycle: projectLifecycle(project, files) };
  }

  #known(): readonly { readonly project: Project; readonly lifecycle: Lifecycle }[] {
    return this.#shown.flatMap(({ project, lifecycle }) => (lifecycle ? [{ project, lifecycle }] : []));
  }

  #drawLifecycle(): void {
    const known = this.#known();
    const parts = known.map((it) => ({ ...it, nodes: lifecycleNodes(it.lifecycle, it.project.scope) }));
    this.#lifecycle.show(folderNodes(parts));
    const toMend = known.reduce((sum, it) => sum + it.lifecycle.toMend, 0);
    const { view } = this.#lifecycle;
    view.description = known.length === 1 && known[0] ? lifecycleDescription(known[0].lifecycle) : '';
    view.badge = toMend > 0 ? { value: toMend, tooltip: `${plural(toMend, 'thing')} to mend` } : undefined;
    view.message = vscode.workspace.isTrusted ? '' : 'Restricted mode: Tend reads and checks, and runs nothing.';
  }

  #drawData(): void {
    const now = this.now().getTime();
    const parts = this.#shown.map(({ project, files }) => {
      const dataSets = dataSetStates(project.config, files);
      const { leftOut = [], complete = true } = project.discovery ?? {};
      return { project, nodes: dataNodes({ scope: project.scope, files, dataSets, leftOut, complete, now }) };
    });
    this.#data.show(folderNodes(parts));
    const notices = this.#shown.flatMap(({ project }) => this.kept.notice(project) ?? []);
    this.#data.view.message = notices.join(' ');
    const files = this.#shown.reduce((sum, it) => sum + it.files.length, 0);
    const listed = this.#shown.every(({ project }) => project.discovery !== null);
    void vscode.commands.executeCommand('setContext', contextKeys.ready, listed);
    void vscode.commands.executeCommand('setContext', contextKeys.hasDataFiles, files > 0);
    void vscode.commands.executeCommand(
      'setContext',
      contextKeys.hasConfig,
      this.#shown.some(({ project }) => project.config !== null),
    );
  }

  #drawStatus(): void {
    const now = this.now().getTime();
    this.#workingSince = this.checks.isWorking ? (this.#workingSince ?? now) : null;
    const working = this.#workingSince !== null && now - this.#workingSince >= worthAnnouncing;
    this.#progress.show(working || this.#shown.some(({ project }) => project.discovery === null));
    const first = this.first;
    const options = { working, trusted: vscode.workspace.isTrusted };
    this.#status.show(statusText(first?.lifecycle ?? null, this.checks.all(), options));
    if (this.#workingSince !== null && !working) this.#timer ??= setTimeout(() => this.#draw(), worthAnnouncing);
  }
}
