import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import { ProjectRuns } from './projectRuns';
import type { FromRuns, ToRuns } from './runsProtocol';
import { sentLogger } from './sentLogger';

type Ask = Extract<ToRuns, { type: 'ask' }>;

export interface RunsKeeperOptions {
  readonly send: (message: FromRuns) => void;
  /** Runs something after what has arrived meanwhile: a question that was taken back is then known to be. */
  readonly later: (work: () => void) => void;
  readonly now: () => Date;
}

/** Answers questions about the runs of projects, one after the other. */
export class RunsKeeper implements Disposable {
  readonly #projects = new Map<string, ProjectRuns>();
  readonly #asked: Ask[] = [];
  #working = false;

  readonly #logger = sentLogger((message) => this.options.send(message));

  constructor(private readonly options: RunsKeeperOptions) {}

  receive(message: ToRuns): void {
    switch (message.type) {
      case 'open':
        return this.#project(message.root).configure(message);
      case 'close':
        this.#projects.get(message.root)?.dispose();
        this.#projects.delete(message.root);
        return;
      case 'cancel': {
        const place = this.#asked.findIndex(({ id }) => id === message.id);
        if (place >= 0) this.#asked.splice(place, 1);
        return;
      }
      case 'ask':
        this.#asked.push(message);
        this.#work();
    }
  }

  dispose(): void {
    this.#asked.length = 0;
    for (const project of this.#projects.values()) project.dispose();
    this.#projects.clear();
  }

  #work(): void {
    if (this.#working) return;
    this.#working = true;
    this.options.later(() => void this.#answerNext());
  }

  async #answerNext(): Promise<void> {
    const ask = this.#asked.shift();
    if (ask) await this.#answer(ask);
    this.#working = false;
    if (this.#asked.length > 0) this.#work();
  }

  async #answer({ id, root, name, question }: Ask): Promise<void> {
    const { send } = this.options;
    try {
      send({ type: 'answer', id, answer: await this.#project(root).answer(name, question) });
    } catch (error) {
      this.#logger.error(`${name} of ${root}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      send({ type: 'failed', id, message: errorMessage(error) });
    }
  }

  #project(root: string): ProjectRuns {
    const known = this.#projects.get(root);
    if (known) return known;
    const { send, now } = this.options;
    const project = new ProjectRuns({
      ...{ root, now, logger: this.#logger },
      onDidChange: () => send({ type: 'changed', root, ids: null }),
      onNotice: (notice) => send({ type: 'notice', root, notice }),
      onLost: (lost) => send({ type: 'lost', root, lost }),
    });
    this.#projects.set(root, project);
    return project;
  }
}
