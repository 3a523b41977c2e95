import * as vscode from 'vscode';
import type { TreeModel } from '../../actions/models/modelsTree';
import type { Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { plural } from '../../base/text';
import { loadableFiles } from '../../project/discovery';
import type { LooseModel } from '../../workers/modelsProtocol';
import type { Project } from '../project/project';
import { folderNodes } from '../trees/folderNodes';
import { modelNodes } from '../trees/modelNodes';
import type { NodeTree } from '../trees/nodeTree';
import { AskedTree } from './askedTree';
import type { Models } from './models';
import { readingMessage } from './readingMessage';

interface Known {
  readonly models: readonly TreeModel[];
  readonly loose: readonly LooseModel[];
  readonly problem: string | null;
}

const nothing: Known = { models: [], loose: [], problem: null };

/** What the *Models* view shows. While it is not visible nothing is asked for it. */
export class ModelsView implements Disposable {
  readonly #asked: AskedTree<Known>;

  constructor(
    private readonly tree: NodeTree,
    private readonly models: Models,
    private readonly now: () => Date,
  ) {
    const learn = (project: Project, before: Known | undefined) => this.#learn(project, before);
    this.#asked = new AskedTree<Known>({ tree, models, learn, draw: () => this.#draw() });
    this.#draw();
  }

  dispose(): void {
    this.#asked.dispose();
  }

  async #learn(project: Project, before: Known = nothing): Promise<Known> {
    try {
      const models = await this.models.ask(project, 'tree', undefined);
      const loose = await this.models.ask(project, 'loose', loadableFiles(project.discovery));
      return { models, loose, problem: null };
    } catch (error) {
      // What was shown stays, and is said to be old.
      return { ...before, problem: errorMessage(error) };
    }
  }

  #draw(): void {
    const now = this.now().getTime();
    const parts = this.models.projects.all().flatMap((project) => {
      const known = this.#asked.known(project);
      const leftOut = project.discovery?.leftOutModels ?? [];
      return known ? [{ project, nodes: modelNodes({ scope: project.scope, ...known, leftOut, now }) }] : [];
    });
    this.tree.show(parts.every(({ nodes }) => nodes.length === 0) ? [] : folderNodes(parts));
    this.tree.describe({ description: this.#description(), message: this.#message() });
  }

  #description(): string {
    const count = this.models.projects.all().reduce((sum, it) => sum + (this.#asked.known(it)?.models.length ?? 0), 0);
    return count === 0 ? '' : plural(count, 'model');
  }

  #message(): string {
    const projects = this.models.projects.all();
    const words = projects.flatMap((project) => {
      const found = [this.#asked.known(project)?.problem ?? '', this.models.notice(project) ?? ''].filter(Boolean);
      return projects.length > 1 ? found.map((text) => `${project.name}: ${text}`) : found;
    });
    const restricted = vscode.workspace.isTrusted
      ? []
      : ['Restricted mode: versions are shown once this folder is trusted.'];
    return [...restricted, ...(this.#asked.knowsAll ? [] : [readingMessage]), ...words].join(' ');
  }
}
