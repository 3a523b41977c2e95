import * as vscode from 'vscode';
import type { RunsTree } from '../../actions/runs/tree/runsTree';
import { UntilStill } from '../../base/untilStill';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { trainingScripts } from '../../project/trainingScripts';
import type { RunSourceFacts } from '../../runs/runStore';
import type { Experiments } from '../experiments/experiments';
import { contextKeys, viewIds } from '../ids';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { experimentNodes } from '../trees/experimentNodes';
import { besideTitle, overRows, type ProjectWords } from '../trees/experimentsWords';
import { folderNodes } from '../trees/folderNodes';
import { NodeTree } from '../trees/nodeTree';
import { experimentOfRow, runOfRow } from '../trees/rowIds';
import { ContextKeys } from './contextKeys';
import { TreeFolds, type ViewMemory } from './treeFolds';
import { ViewProgress } from './viewProgress';

/** Ages are written anew this often, while somebody may look at them: "last written 40 s ago" is among them. */
const ageEvery = 10_000;

/** What the filter of the tree is kept as, over a reload. */
const filterSubject = `${viewIds.experiments} filter`;

interface Known {
  readonly tree: RunsTree | null;
  readonly sources: readonly RunSourceFacts[];
  readonly problem: string | null;
}

const nothing: Known = { tree: null, sources: [], problem: null };

export interface ExperimentsViewNeeds {
  readonly projects: Projects;
  readonly experiments: Experiments;
  readonly kept: ViewMemory;
  readonly now: () => Date;
}

/** The *Experiments* view. While it is not visible nothing is asked for it. */
export class ExperimentsView implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #tree = this.#parts.register(
    new NodeTree(viewIds.experiments, (row) => this.#unfold(row), { canSelectMany: true }),
  );
  readonly #progress = this.#parts.register(new ViewProgress(viewIds.experiments));
  readonly #contexts = new ContextKeys();
  readonly #known = new Map<Project, Known>();
  readonly #folds: TreeFolds;
  readonly #asked = new UntilStill<Project>(async (project) => {
    this.#known.set(project, await this.#learn(project));
    this.#draw();
  });
  #ages: NodeJS.Timeout | undefined;
  #filter: string;

  constructor(private readonly needs: ExperimentsViewNeeds) {
    const { projects, experiments, kept } = needs;
    this.#folds = new TreeFolds(kept, viewIds.experiments);
    const filter = kept.get(filterSubject);
    this.#filter = typeof filter === 'string' ? filter : '';
    this.#contexts.set(contextKeys.runsFiltered, this.#filter !== '');
    this.#parts.register(experiments.onDidChange((project) => this.#ask(project)));
    this.#parts.register(experiments.onDidReport(() => this.#draw()));
    this.#parts.register(projects.onDidDiscover(() => this.#draw()));
    this.#parts.register(projects.onDidChange(() => this.#askAll()));
    this.#parts.register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#askAll()));
    this.#parts.register(this.#tree.onDidChangeVisibility(() => this.#showOrHide()));
    this.#parts.register(this.#tree.onDidExpand((row) => this.#folds.set(row, true)));
    this.#parts.register(this.#tree.onDidCollapse((row) => this.#folds.set(row, false)));
    this.#parts.register(toDisposable(() => clearInterval(this.#ages)));
    this.#parts.register(toDisposable(() => this.#asked.stop()));
    this.#showOrHide();
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only runs that a filter lets through; an empty text shows all. */
  async setFilter(filter: string): Promise<void> {
    this.#filter = filter.trim();
    this.needs.kept.set(filterSubject, this.#filter);
    this.#contexts.set(contextKeys.runsFiltered, this.#filter !== '');
    await this.#askAll();
  }

  /** Rows that are selected. */
  get selection(): readonly string[] {
    return this.#tree.selection;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #showOrHide(): void {
    clearInterval(this.#ages);
    if (this.#tree.isVisible) this.#ages = setInterval(() => vscode.window.state.focused && this.#draw(), ageEvery);
    void this.#askAll();
  }

  async #unfold(row: string): Promise<void> {
    const { scope } = experimentOfRow(row) ?? runOfRow(row) ?? {};
    const project = scope === undefined ? undefined : this.needs.projects.get(scope);
    if (!project) return;
    this.#folds.set(row, true);
    await this.#ask(project);
  }

  async #askAll(): Promise<void> {
    const projects = this.needs.projects.all();
    for (const project of this.#known.keys()) if (!projects.includes(project)) this.#known.delete(project);
    await Promise.all(projects.map((project) => this.#ask(project)));
    this.#draw();
  }

  /** One question at a time: what changes meanwhile is asked for once more. */
  #ask(project: Project): Promise<void> {
    return this.#tree.isVisible ? this.#asked.ask(project) : Promise.resolve();
  }

  async #learn(project: Project): Promise<Known> {
    const { experiments } = this.needs;
    if (!experiments.mayHaveRuns(project)) return nothing;
    const rows = this.#folds.opened();
    const question = {
      filter: this.#filter,
      experiments: rows.flatMap((row) => ofScope(project, experimentOfRow(row))?.name ?? []),
      runs: rows.flatMap((row) => ofScope(project, runOfRow(row))?.id ?? []),
    };
    try {
      const tree = await experiments.ask(project, 'tree', question);
      return { tree, sources: await experiments.ask(project, 'sources', undefined), problem: tree.problem };
    } catch (error) {
      // What was shown stays, and is said to be old.
      return { ...(this.#known.get(project) ?? nothing), problem: errorMessage(error) };
    }
  }

  #draw(): void {
    if (this.#parts.isDisposed) return;
    const { projects, experiments, now } = this.needs;
    const all = projects.all();
    const parts = all.flatMap((project) => {
      const { tree, sources } = this.#known.get(project) ?? nothing;
      if (!tree) return [];
      const problems = sources.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }]));
      const isOpen = (row: string) => this.#folds.isOpen(row);
      const leftOut = experiments.leftOut(project);
      const nodes = experimentNodes({ scope: project.scope, tree, problems, leftOut, isOpen, now: now().getTime() });
      return [{ project, nodes }];
    });
    this.#tree.show(folderNodes(parts));
    const words = all.map((project) => this.#wordsOf(project));
    this.#tree.describe({ description: besideTitle(words, this.#filter), message: overRows(words) });
    this.#progress.show(vscode.workspace.isTrusted && all.some((project) => experiments.reading(project) !== null));
    this.#contexts.set(contextKeys.hasTrainingScript, all.some(hasTrainingScript));
    this.#contexts.set(contextKeys.restricted, !vscode.workspace.isTrusted);
    // Last: what was looked for and is empty is said to be empty.
    this.#contexts.set(
      contextKeys.lookedForRuns,
      all.every((project) => this.#isKnown(project)),
    );
  }

  #isKnown(project: Project): boolean {
    const { experiments } = this.needs;
    const hasAsked = !experiments.mayHaveRuns(project) || (this.#known.get(project)?.tree ?? null) !== null;
    return experiments.isSettled(project) && hasAsked;
  }

  #wordsOf(project: Project): ProjectWords {
    const { experiments } = this.needs;
    const { tree, problem } = this.#known.get(project) ?? nothing;
    const notes = [...(problem === null ? [] : [problem]), ...experiments.notices(project)];
    return { name: project.name, runs: tree, reading: experiments.reading(project), notes };
  }
}

function ofScope<T extends { readonly scope: string }>({ scope }: Project, row: T | null): T | null {
  return row?.scope === scope ? row : null;
}

/** Whether a script was found that trains something. */
function hasTrainingScript({ discovery }: Project): boolean {
  return trainingScripts(discovery).length > 0;
}
