import type { Disposable } from '../../../src/base/disposable';
import { errorMessage } from '../../../src/base/errors';
import { Emitter } from '../../../src/base/event';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import type { ExperimentsModel } from '../model/experimentsModel';

/** Brings the comparison of the rows that stand side by side; the last one stays until the next is here. */
export class CompareLoader implements Disposable {
  comparison: Comparison | null = null;
  problem: string | null = null;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #asked = '';

  constructor(private readonly model: ExperimentsModel) {}

  /** Asks again when the rows, or the runs, are others. */
  refresh(): void {
    const { compare, view, loader } = this.model;
    if (!compare) return;
    const question = { rows: [...compare], groupBy: view.groupBy, filter: view.filter, archived: view.archived };
    const asked = JSON.stringify([question, loader.pages?.answer.token]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#ask(asked, question);
  }

  dispose(): void {
    this.#asked = '';
    this.#changed.dispose();
  }

  async #ask(asked: string, question: Parameters<ExperimentsModel['asks']['compare']>[0]): Promise<void> {
    try {
      const comparison = await this.model.asks.compare(question);
      if (asked !== this.#asked) return;
      this.comparison = comparison;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = errorMessage(error);
    }
    this.#changed.fire(undefined);
  }
}
