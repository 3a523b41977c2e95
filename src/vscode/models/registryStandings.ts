import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { RegistryFacts } from '../../models/registry/registryFacts';
import type { Project } from '../project/project';
import type { Models } from './models';

/** What the life cycle shows of the registries of this window's projects; nothing before models were looked at. */
export class RegistryStandings implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  readonly onDidChange = this.#onDidChange.event;
  readonly #known = new Map<string, RegistryFacts>();
  readonly #asking = new Set<Project>();
  readonly #again = new Set<Project>();

  of({ scope }: Project): RegistryFacts | null {
    return this.#known.get(scope) ?? null;
  }

  /** Learns from the models what there is, and what changes. */
  follow(models: Models): void {
    this.#parts.register(models.onDidChange((project) => void this.#learn(models, project)));
    for (const project of models.projects.all()) void this.#learn(models, project);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /** One question at a time of each project, and once more after a change. */
  async #learn(models: Models, project: Project): Promise<void> {
    if (this.#asking.has(project)) return void this.#again.add(project);
    this.#asking.add(project);
    const facts = await models.ask(project, 'facts', undefined).catch(() => null);
    this.#asking.delete(project);
    if (this.#parts.isDisposed) return;
    if (facts && JSON.stringify(facts) !== JSON.stringify(this.of(project))) {
      this.#known.set(project.scope, facts);
      this.#onDidChange.fire();
    }
    if (this.#again.delete(project)) await this.#learn(models, project);
  }
}
