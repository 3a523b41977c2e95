import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';

/** Columns that no chart begins with, because fewer than two of the runs that a filter lets through have a finite value. */
export class PassedOver {
  #filter = '';
  readonly #ids = new Set<string>();

  has(column: ColumnRef, filter: string): boolean {
    return filter === this.#filter && this.#ids.has(columnId(column));
  }

  add(column: ColumnRef, filter: string): void {
    if (filter !== this.#filter) this.#ids.clear();
    this.#filter = filter;
    this.#ids.add(columnId(column));
  }
}
