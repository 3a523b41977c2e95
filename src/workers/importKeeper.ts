import type { Disposable } from '../base/disposable';
import type { Logger } from '../base/logger';
import type { RunSource } from '../runs/sources/source';
import type { FromImport, ToImport } from './importProtocol';
import { ProjectImports } from './projectImports';

export interface ImportKeeperOptions {
  readonly sources: readonly RunSource[];
  readonly send: (message: FromImport) => void;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Imports the runs of projects; each project has a queue of its own. */
export class ImportKeeper implements Disposable {
  readonly #projects = new Map<string, ProjectImports>();

  constructor(private readonly options: ImportKeeperOptions) {}

  receive(message: ToImport): void {
    if (message.type === 'close') {
      this.#projects.get(message.root)?.dispose();
      this.#projects.delete(message.root);
      return;
    }
    const project = this.#project(message.root);
    if (message.type === 'look') project.look(message.declared);
    else project.read(message.paths, message.full, new Set(message.closely));
    void project.rest().then(() => this.#sayResting());
  }

  dispose(): void {
    for (const project of this.#projects.values()) project.dispose();
    this.#projects.clear();
  }

  #sayResting(): void {
    const projects = [...this.#projects.values()];
    if (!projects.some(({ isWorking }) => isWorking)) this.options.send({ type: 'resting' });
  }

  #project(root: string): ProjectImports {
    const known = this.#projects.get(root);
    if (known) return known;
    const project = new ProjectImports({ ...this.options, root });
    this.#projects.set(root, project);
    return project;
  }
}
