import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { plural } from '../../base/text';
import type { Lifecycle, NextStep } from '../../lifecycle/lifecycle';
import type { CheckedFile } from '../checking/checkedFile';
import type { FileChecks } from '../checking/fileChecks';
import type { Experiments } from '../experiments/experiments';
import { contextKeys, viewIds } from '../ids';
import type { ModelsDoor } from '../models/startModels';
import type { KeptProfiles } from '../keptProfiles';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { statusText } from '../statusText';
import { dataNodes } from '../trees/dataNodes';
import { folderNodes } from '../trees/folderNodes';
import { lifecycleDescription, lifecycleNodes } from '../trees/lifecycleNodes';
import { NodeTree } from '../trees/nodeTree';
import { dataSetStates, projectLifecycle } from './projectState';
import { ContextKeys } from './contextKeys';
import type { PostponedSteps } from './postponedSteps';
import { StatusBar } from './statusBar';
import { ViewProgress } from './viewProgress';

/** Changes within this many milliseconds are drawn together. */
const frame = 80;

/** Between two drawings: the editor waits for 200 ms of silence before it looks at a tree that changes all the time. */
const rest = 400;

/** Work shorter than this is not announced in the status bar. */
const worthAnnouncing = 400;

interface Shown {
  readonly project: Project;
  readonly files: readonly CheckedFile[];
  /** Null before the folder was listed: "add a data file" would be a guess. */
  readonly lifecycle: Lifecycle | null;
  readonly postponed: NextStep | null;
}

/** Where a project that was listed stands. */
export interface Standing extends Shown {
  readonly lifecycle: Lifecycle;
}

export interface ViewNeeds {
  readonly projects: Projects;
  readonly checks: FileChecks;
  readonly kept: KeptProfiles;
  readonly postponed: PostponedSteps;
  readonly experiments: Experiments;
  readonly models: Pick<ModelsDoor, 'standings'>;
  readonly now: () => Date;
}

/** The views of the life cycle and of data, and the status-bar item, drawn anew when what they show changes. */
export class ProjectViews implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #lifecycle = this.#parts.register(new NodeTree(viewIds.lifecycle));
  readonly #data = this.#parts.register(new NodeTree(viewIds.data));
  readonly #status = this.#parts.register(new StatusBar());
  readonly #progress = this.#parts.register(new ViewProgress(viewIds.data));
  readonly #listing = this.#parts.register(new ViewProgress(viewIds.lifecycle));
  readonly #contexts = new ContextKeys();
  #timer: NodeJS.Timeout | undefined;
  #drawnAt = -rest;
  #workingSince: number | null = null;
  #shown: readonly Shown[] = [];

  constructor(private readonly needs: ViewNeeds) {
    const { projects, checks, kept, postponed, experiments, models } = needs;
    const redraw = () => this.#later();
    this.#parts.register(checks.onDidChange(redraw));
    this.#parts.register(checks.onDidForget(redraw));
    this.#parts.register(projects.onDidChange(redraw));
    this.#parts.register(projects.onDidDiscover(redraw));
    this.#parts.register(projects.onDidChangeConfig(redraw));
    this.#parts.register(kept.onDidChange(redraw));
    this.#parts.register(postponed.onDidChange(redraw));
    this.#parts.register(experiments.onDidReport(redraw));
    this.#parts.register(models.standings.onDidChange(redraw));
    this.#parts.register(vscode.workspace.onDidGrantWorkspaceTrust(redraw));
    this.#draw();
  }

  /** Where a project stands; for null the first one with something to do. */
  standing(project: Project | null): Standing | null {
    const known = this.#known();
    if (project) return known.find((it) => it.project === project) ?? null;
    return known.find((it) => it.lifecycle.next?.target) ?? known[0] ?? null;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#parts.dispose();
  }

  #later(): void {
    const wait = Math.max(frame, rest - (performance.now() - this.#drawnAt));
    this.#timer ??= setTimeout(() => this.#draw(), wait);
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = performance.now();
    const { projects, checks } = this.needs;
    const files = Map.groupBy(checks.all(), ({ key }) => projects.owner(key));
    this.#shown = projects.all().map((project) => this.#state(project, files.get(project) ?? []));
    this.#drawLifecycle();
    this.#drawData();
    this.#drawStatus();
  }

  #state(project: Project, files: readonly CheckedFile[]): Shown {
    const { experiments, models } = this.needs;
    const learned = {
      development: experiments.development(project),
      registry: models.standings.of(project),
      harmfulModels: models.standings.harmful(project),
    };
    const whole = projectLifecycle(project, files, learned);
    if (!whole) return { project, files, lifecycle: null, postponed: null };
    return { project, files, ...this.needs.postponed.apply(project.scope, whole) };
  }

  #known(): readonly Standing[] {
    return this.#shown.flatMap((it) => (it.lifecycle ? [{ ...it, lifecycle: it.lifecycle }] : []));
  }

  #drawLifecycle(): void {
    const known = this.#known();
    const parts = known.map((it) => ({ ...it, nodes: lifecycleNodes(it.lifecycle, it.project.scope) }));
    this.#lifecycle.show(folderNodes(parts));
    const toMend = known.reduce((sum, it) => sum + it.lifecycle.toMend, 0);
    this.#lifecycle.describe({
      description: known.length === 1 && known[0] ? lifecycleDescription(known[0].lifecycle) : '',
      message: vscode.workspace.isTrusted ? '' : 'Restricted mode: Tend reads and checks, and runs nothing.',
      badge: toMend > 0 ? { value: toMend, tooltip: `${plural(toMend, 'thing')} to mend` } : undefined,
    });
  }

  #drawData(): void {
    const parts = this.#shown.map(({ project, files }) => {
      const dataSets = dataSetStates(project.config, files);
      const { leftOut = [], complete = true } = project.discovery ?? {};
      return { project, nodes: dataNodes({ scope: project.scope, files, dataSets, leftOut, complete }) };
    });
    this.#data.show(folderNodes(parts));
    this.#data.describe({ message: this.#shown.flatMap(({ project }) => this.#notice(project)).join(' ') });
    this.#contexts.set(
      contextKeys.hasDataFiles,
      this.#shown.some(({ files }) => files.length > 0),
    );
    this.#contexts.set(
      contextKeys.hasConfig,
      this.#shown.some(({ project }) => project.config !== null),
    );
    // Last: what is ready and empty is said to be empty.
    this.#contexts.set(
      contextKeys.ready,
      this.#shown.every(({ project }) => project.discovery !== null),
    );
  }

  #notice(project: Project): readonly string[] {
    const notice = this.needs.kept.notice(project);
    if (notice === null) return [];
    return [this.#shown.length > 1 ? `${project.name}: ${notice}` : notice];
  }

  #drawStatus(): void {
    const now = this.needs.now().getTime();
    this.#workingSince = this.needs.checks.isWorking ? (this.#workingSince ?? now) : null;
    const working = this.#workingSince !== null && now - this.#workingSince >= worthAnnouncing;
    const listing = this.#shown.some(({ project }) => project.discovery === null);
    this.#listing.show(listing);
    this.#progress.show(working || listing);
    const first = this.standing(null);
    const postponed = this.#shown.some((it) => it.postponed !== null);
    const options = { working, postponed, trusted: vscode.workspace.isTrusted };
    this.#status.show(statusText(first?.lifecycle ?? null, this.needs.checks.all(), options));
    if (this.#workingSince !== null && !working) this.#timer ??= setTimeout(() => this.#draw(), worthAnnouncing);
  }
}
