import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';

/**
 * The baseline that was deleted with its run. It comes back with the run, whoever takes the deletion back, and after a reload
 * too, when the page has forgotten what it did.
 */
export class LostBaseline {
  row: RowRef | null = null;

  constructor(private readonly asks: Pick<ExperimentsAsks, 'unseen'>) {}

  /** The baseline that is there again, which is lost no more; null: none. `token`: of the newest table. */
  async found(token: string | null, now: RowRef | null): Promise<RowRef | null> {
    // Somebody chose another one meanwhile.
    if (now) this.row = null;
    const { row } = this;
    if (row === null || token === null) return null;
    const unseen = await this.asks.unseen({ token, rows: [row] });
    if (!unseen || unseen.gone.length > 0 || this.row !== row) return null;
    this.row = null;
    return row;
  }
}
