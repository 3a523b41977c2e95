import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { rowKey, type RowKey } from './rowKey';

/**
 * Rows that are unfolded. Parents that the filter left out are here to show what it found: under each filter they begin
 * unfolded, and how they stand there changes nothing of how they stand without it.
 */
export class ExpandedRows {
  readonly #expanded: Map<RowKey, RowRef>;
  readonly #folded: Map<RowKey, RowRef>;

  constructor(
    expanded: readonly RowRef[],
    folded: readonly RowRef[],
    private filter: string,
  ) {
    this.#expanded = byKey(expanded);
    this.#folded = byKey(folded);
  }

  /** As questions and memories hold them. */
  under(filter: string): { readonly expanded: RowRef[]; readonly folded: RowRef[] } {
    if (filter !== this.filter) this.#folded.clear();
    this.filter = filter;
    return { expanded: [...this.#expanded.values()], folded: [...this.#folded.values()] };
  }

  /** Unfolds or folds a row. */
  turn({ row, context }: Pick<TableRow, 'row' | 'context'>): void {
    const rows = context ? this.#folded : this.#expanded;
    const key = rowKey(row);
    if (!rows.delete(key)) rows.set(key, row);
  }

  /** Unfolds a row, whichever way it is folded. */
  open(row: RowRef): void {
    const key = rowKey(row);
    if (!this.#folded.delete(key)) this.#expanded.set(key, row);
  }
}

function byKey(rows: readonly RowRef[]): Map<RowKey, RowRef> {
  return new Map(rows.map((row) => [rowKey(row), row]));
}
