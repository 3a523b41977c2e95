import type { ScanProblem } from '../../../../src/data/csv/scanner';
import type { CellClass } from '../../../../src/data/profile/classifyCell';
import type { CellPlace } from '../../../../src/data/profile/tableProfile';

/** A cell that was read and judged. */
export interface NaiveCell extends CellClass {
  readonly place: CellPlace;
  readonly text: string;
  readonly bytes: number;
  readonly raw: string;
}

/** A record with all that the oracle wants to know of it. */
export interface NaiveRecord {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly flags: number;
  readonly count: number;
  readonly cells: readonly (NaiveCell | null)[];
  /** Raw text behind the last expected cell. */
  readonly surplus: string;
  readonly problems: readonly ScanProblem[];
}
