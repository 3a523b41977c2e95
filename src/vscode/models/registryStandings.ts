import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { RegistryFacts } from '../../models/registry/registryFacts';
import type { Project } from '../project/project';
import type { Models } from './models';
import { UntilStill } from '../../base/untilStill';

/** What the life cycle shows of the registries of this window's projects; nothing before models were looked at. */
export class RegistryStandings implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  readonly onDidChange = this.#onDidChange.event;
  readonly #known = new Map<string, RegistryFacts>();

  of({ scope }: Project): RegistryFacts | null {
    return this.#known.get(scope) ?? null;
  }

  /** Learns from the models what there is, and what changes. */
  follow(models: Models): void {
    const asked = new UntilStill<Project>((project) => this.#learn(models, project));
    this.#parts.register(toDisposable(() => asked.stop()));
    this.#parts.register(models.onDidChange((project) => void asked.ask(project)));
    for (const project of models.projects.all()) void asked.ask(project);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #learn(models: Models, project: Project): Promise<void> {
    const facts = await models.ask(project, 'facts', undefined).catch(() => null);
    if (!facts || this.#parts.isDisposed || JSON.stringify(facts) === JSON.stringify(this.of(project))) return;
    this.#known.set(project.scope, facts);
    this.#onDidChange.fire();
  }
}
