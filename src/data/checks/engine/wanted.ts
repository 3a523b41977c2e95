import type { Check } from '../check';

/** Which findings are wanted. */
export interface Wanted {
  readonly checks: readonly Check[];
  /** Ids; null: all. Cells are claimed as if all were. */
  readonly only: readonly string[] | null;
  /** Every cell is a finding of its own, and nothing is capped. */
  readonly allCells: boolean;
  /** Only what offers a mend, and at most so many, the first of the file; causes and claims are as without. Null: all. */
  readonly mends: number | null;
}
