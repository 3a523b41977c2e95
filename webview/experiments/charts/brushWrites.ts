import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { Brushed } from '../../../src/protocol/experiments/filtering';

/** Writes a brush into the filter; false: the filter could not take it. */
type WriteBrush = (column: ColumnRef, brushed: Brushed) => Promise<boolean>;

/**
 * What the brushes are while the filter is still being written: keys come faster than filters are, and each goes on from what
 * the one before it made. One write at a time, so that none is lost to another one that read the filter before it.
 */
export class BrushWrites {
  readonly #pending = new Map<string, Brushed>();
  #known = new Map<string, Brushed>();
  #writing: Promise<void> = Promise.resolve();
  #left = 0;

  constructor(private readonly write: WriteBrush) {}

  /** What lies on a column now. */
  of(column: ColumnRef): Brushed {
    const id = columnId(column);
    return this.#pending.has(id) ? (this.#pending.get(id) ?? null) : (this.#known.get(id) ?? null);
  }

  /** What the filter says, as of a moment at which `isWritten`. */
  take(columns: readonly ColumnRef[], brushed: readonly Brushed[], isWritten: boolean): void {
    this.#known = new Map(columns.map((column, index) => [columnId(column), brushed[index] ?? null]));
    if (isWritten && this.isWritten) this.#pending.clear();
  }

  /** Whether the filter holds all brushes. */
  get isWritten(): boolean {
    return this.#left === 0;
  }

  /** Sets a brush; null takes it away. Settles when the filter has it. */
  set(column: ColumnRef, brushed: Brushed): Promise<void> {
    this.#pending.set(columnId(column), brushed);
    this.#left++;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#next(column, brushed));
    return this.#writing;
  }

  /** What a later one replaces need not be written. */
  async #next(column: ColumnRef, brushed: Brushed): Promise<void> {
    const id = columnId(column);
    const isStale = () => this.#pending.get(id) !== brushed;
    let isTaken = isStale();
    try {
      isTaken ||= await this.write(column, brushed);
    } finally {
      this.#left--;
      if (!isTaken && !isStale()) this.#pending.delete(id);
    }
  }
}
