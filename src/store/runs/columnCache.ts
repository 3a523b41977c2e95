/** A whole column: a value for each number of a run up to the greatest. */
export type WholeColumn =
  | { readonly type: 'numbers'; readonly values: Float64Array; readonly present: Uint8Array }
  | { readonly type: 'texts'; readonly values: readonly (string | null)[] };

/** Enough for fifty columns of 100,000 runs. */
const mostCells = 5_000_000;

/** Columns as they were read last, those used least recently dropped first. */
export class ColumnCache {
  readonly #columns = new Map<string, { readonly revision: number; readonly column: WholeColumn }>();
  #cells = 0;

  /** The column as of a revision, read when it is not known. */
  get(name: string, revision: number, read: () => WholeColumn): WholeColumn {
    const known = this.#columns.get(name);
    if (known) this.#drop(name);
    const entry = known?.revision === revision ? known : { revision, column: read() };
    this.#columns.set(name, entry);
    this.#cells += entry.column.values.length;
    for (const oldest of this.#columns.keys()) {
      if (this.#cells <= mostCells || oldest === name) break;
      this.#drop(oldest);
    }
    return entry.column;
  }

  #drop(name: string): void {
    this.#cells -= this.#columns.get(name)?.column.values.length ?? 0;
    this.#columns.delete(name);
  }
}
