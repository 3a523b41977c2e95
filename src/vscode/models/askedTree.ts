import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { UntilStill } from '../../base/untilStill';
import type { Project } from '../project/project';
import type { NodeTree } from '../trees/nodeTree';
import type { Models } from './models';

/** Ages are written anew this often, while somebody may look at them. */
const ageEvery = 60_000;

export interface AskedTreeNeeds<Known> {
  readonly tree: NodeTree;
  readonly models: Models;
  /** Never rejects. */
  readonly learn: (project: Project, before: Known | undefined) => Promise<Known>;
  readonly draw: () => void;
}

/** Asks for what a view shows, while it is visible: of each project one question at a time, and once more after a change. */
export class AskedTree<Known> implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #known = new Map<Project, Known>();
  readonly #asked = new UntilStill<Project>((project) => this.#learn(project));
  #ages: NodeJS.Timeout | undefined;

  constructor(private readonly needs: AskedTreeNeeds<Known>) {
    const { tree, models } = needs;
    this.#parts.register(tree.onDidChangeVisibility(() => this.#showOrHide()));
    this.#parts.register(models.projects.onDidChange(() => this.#askAll()));
    this.#parts.register(models.onDidChange((project) => this.ask(project)));
    this.#parts.register(toDisposable(() => clearInterval(this.#ages)));
    this.#showOrHide();
  }

  known(project: Project): Known | undefined {
    return this.#known.get(project);
  }

  /** Whether every project was asked once. */
  get knowsAll(): boolean {
    return this.needs.models.projects.all().every((project) => this.#known.has(project));
  }

  ask(project: Project): void {
    if (this.needs.tree.isVisible) void this.#asked.ask(project);
  }

  dispose(): void {
    this.#asked.stop();
    this.#parts.dispose();
  }

  #showOrHide(): void {
    clearInterval(this.#ages);
    const drawAges = () => vscode.window.state.focused && this.needs.draw();
    if (this.needs.tree.isVisible) this.#ages = setInterval(drawAges, ageEvery);
    this.#askAll();
  }

  #askAll(): void {
    const projects = this.needs.models.projects.all();
    for (const project of this.#known.keys()) if (!projects.includes(project)) this.#known.delete(project);
    for (const project of projects) this.ask(project);
  }

  async #learn(project: Project): Promise<void> {
    this.#known.set(project, await this.needs.learn(project, this.#known.get(project)));
    if (!this.#asked.isStopped) this.needs.draw();
  }
}
