import type { Progress } from '../actions/models/modelContext';
import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { Refusal, UnusableInput, withWhatToDo } from '../models/refusal';
import { ModelInspections } from './modelInspections';
import type { FromModels, ModelsAsk, ToModels } from './modelsProtocol';
import { ProjectModels } from './projectModels';
import type { AskMessage } from './questionThread';
import { sentLogger } from './sentLogger';

/** How far work is need not be told more often, in milliseconds. */
const tellEvery = 100;

export interface ModelsKeeperOptions {
  readonly send: (message: FromModels) => void;
  readonly now: () => Date;
}

/** Answers questions about the models of projects. Long work goes on while others are answered, and can be taken back. */
export class ModelsKeeper implements Disposable {
  readonly #projects = new Map<string, ProjectModels>();
  readonly #underWay = new Map<number, AbortController>();
  readonly #notices = new Map<string, string | null>();
  readonly #inspections = new ModelInspections();
  readonly #logger = sentLogger((message) => this.options.send(message));

  constructor(private readonly options: ModelsKeeperOptions) {}

  receive(message: ToModels): void {
    switch (message.type) {
      case 'open':
        return this.#project(message.root).configure(message);
      case 'close':
        this.#projects.get(message.root)?.dispose();
        this.#projects.delete(message.root);
        this.#notices.delete(message.root);
        return;
      case 'cancel':
        return this.#underWay.get(message.id)?.abort();
      case 'ask':
        void this.#answer(message);
    }
  }

  dispose(): void {
    for (const controller of this.#underWay.values()) controller.abort();
    for (const project of this.#projects.values()) project.dispose();
    this.#projects.clear();
  }

  async #answer({ id, root, name, question }: AskMessage<ModelsAsk>): Promise<void> {
    const { send } = this.options;
    const controller = new AbortController();
    this.#underWay.set(id, controller);
    const working = { signal: controller.signal, progress: this.#progress(id) };
    try {
      send({ type: 'answer', id, answer: await this.#project(root).answer(name, question, working) });
    } catch (error) {
      if (!controller.signal.aborted) this.#log(`${name} of ${root}`, error);
      const isRefused = error instanceof Refusal;
      const message = isRefused ? withWhatToDo(error) : errorMessage(error);
      send({ type: 'failed', id, message, code: isRefused ? error.code : undefined });
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** What a rule or a person's input says is an answer, not a fault of the program. */
  #log(what: string, error: unknown): void {
    if (error instanceof Refusal || error instanceof UnusableInput) this.#logger.info(`${what}: ${error.message}`);
    else this.#logger.error(`${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }

  #progress(id: number): (progress: Progress) => void {
    let toldAt = -Infinity;
    return (progress) => {
      if (performance.now() - toldAt < tellEvery) return;
      toldAt = performance.now();
      this.options.send({ type: 'progress', id, progress });
    };
  }

  #project(root: string): ProjectModels {
    const known = this.#projects.get(root);
    if (known) return known;
    const { send, now } = this.options;
    const project = new ProjectModels({
      ...{ root, now, logger: this.#logger, inspections: this.#inspections },
      onDidChange: () => send({ type: 'changed', root }),
      onNotice: (notice) => this.#notify(root, notice),
    });
    this.#projects.set(root, project);
    return project;
  }

  #notify(root: string, notice: string | null): void {
    if ((this.#notices.get(root) ?? null) === notice) return;
    this.#notices.set(root, notice);
    this.options.send({ type: 'notice', root, notice });
  }
}
