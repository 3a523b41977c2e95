import type { Suppression } from '../../project/expectations';

/** The findings of one check in one column that a person keeps on purpose. */
export class Suppressions {
  private readonly mine: readonly Suppression[];

  constructor(all: readonly Suppression[], check: string, column: string | null) {
    this.mine = all.filter((each) => each.check === check && (each.column === undefined || each.column === column));
  }

  get any(): boolean {
    return this.mine.length > 0;
  }

  /** Whether the finding at this row (null: none) with this value is kept. */
  has(row: number | null, value: string | null): boolean {
    return this.mine.some((each) => {
      if (each.value !== undefined && each.value !== value) return false;
      if (each.rows === undefined) return true;
      return row !== null && each.rows.some(({ from, to }) => row >= from && row <= to);
    });
  }
}
