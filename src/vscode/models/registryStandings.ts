import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { RegistryFacts } from '../../models/registry/registryFacts';
import { harmOf } from '../../models/inspect/dangerOf';
import type { HarmfulModel } from '../../lifecycle/snapshot';
import { loadableFiles } from '../../project/discovery';
import type { LooseModel } from '../../workers/modelsProtocol';
import type { Project } from '../project/project';
import type { Models } from './models';
import { UntilStill } from '../../base/untilStill';

/** What the life cycle shows of the registries of this window's projects; nothing before models were looked at. */
export class RegistryStandings implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new Emitter<void>());
  readonly onDidChange = this.#onDidChange.event;
  readonly #known = new Map<string, RegistryFacts>();
  readonly #harmful = new Map<string, readonly HarmfulModel[]>();

  of({ scope }: Project): RegistryFacts | null {
    return this.#known.get(scope) ?? null;
  }

  /** Model files and arrays of a project that nobody should load. */
  harmful({ scope }: Project): readonly HarmfulModel[] {
    return this.#harmful.get(scope) ?? [];
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
    const looked = await models.ask(project, 'verdicts', loadableFiles(project.discovery)).catch(() => null);
    const harmful = looked?.flatMap(harmfulModel) ?? this.harmful(project);
    if (this.#parts.isDisposed) return;
    const before = JSON.stringify([this.of(project), this.harmful(project)]);
    if (facts) this.#known.set(project.scope, facts);
    this.#harmful.set(project.scope, harmful);
    if (JSON.stringify([this.of(project), harmful]) !== before) this.#onDidChange.fire();
  }
}

function harmfulModel({ path, report }: LooseModel): readonly HarmfulModel[] {
  const harm = report && harmOf(report);
  return harm === null ? [] : [{ path, harm }];
}
