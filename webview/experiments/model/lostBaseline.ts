import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableAnswer } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';

/**
 * The baseline that was deleted with its run. It comes back with the run, whoever takes the deletion back, and after a reload
 * too, when the page has forgotten what it did.
 */
export class LostBaseline {
  row: RowRef | null = null;
  /** How many runs there were when it was looked for: it is back only where there are others. */
  #looked = '';

  constructor(private readonly asks: Pick<ExperimentsAsks, 'unseen'>) {}

  /** The baseline that is there again, which is lost no more; null: none. */
  async found(newest: Pick<TableAnswer, 'token' | 'runs'> | null, now: RowRef | null): Promise<RowRef | null> {
    // Somebody chose another one meanwhile.
    if (now) this.row = null;
    const { row } = this;
    if (row === null || newest === null) return null;
    const { all, archived } = newest.runs;
    const looked = JSON.stringify([row, all, archived]);
    if (looked === this.#looked) return null;
    this.#looked = looked;
    const unseen = await this.asks.unseen({ token: newest.token, rows: [row] });
    if (!unseen) this.#looked = '';
    if (!unseen || unseen.gone.length > 0 || this.row !== row) return null;
    this.row = null;
    return row;
  }
}
