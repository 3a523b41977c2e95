import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey, type RowKey } from './rowKey';

/** Rows that are unfolded. */
export class ExpandedRows {
  readonly #rows: Map<RowKey, RowRef>;

  constructor(rows: readonly RowRef[]) {
    this.#rows = new Map(rows.map((row) => [rowKey(row), row]));
  }

  has(row: RowRef): boolean {
    return this.#rows.has(rowKey(row));
  }

  all(): RowRef[] {
    return [...this.#rows.values()];
  }

  /** Unfolds or folds a row. */
  turn(row: RowRef): void {
    const key = rowKey(row);
    if (!this.#rows.delete(key)) this.#rows.set(key, row);
  }
}
