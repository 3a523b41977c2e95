import type { CheckOverride, Expectations } from '../../project/expectations';
import type { Severity } from '../finding';
import type { Dialect } from '../csv/dialect';
import type { CellFlag, CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile, TableProfile } from '../profile/tableProfile';

/**
 * A check is data: what it is called, how bad it is, and a pure function from the profile of a table to what is wrong.
 * It never reads the file; the engine resolves places to text, claims cells (one finding per cause), caps and sorts.
 */
export interface Check {
  /** The public name: `text-whitespace`. */
  readonly id: string;
  readonly severity: Severity;
  /** Sentence-case title of its page in `media/checks/<id>.md`. */
  readonly title: string;
  find(table: TableContext): Iterable<Cause>;
}

/** What a check sees. */
export interface TableContext {
  readonly profile: TableProfile;
  readonly dialect: Dialect;
  readonly expectations: Expectations;
  /** Days since 1970-01-01 and the like come from here, never from the clock. */
  readonly today: Date;
  readonly bytes: number;
  /** The first bytes of the file (up to 64 KB), for what concerns its very beginning. */
  readonly head: Uint8Array;
  /** Text of a place, parsed (unquoted). Only for the few places that a decision needs. */
  text(place: { readonly start: number; readonly end: number }): string;
  /** The tuning that `tend.yaml` gives this check, if any. */
  override(check: string): CheckOverride | undefined;
}

/** One cause: one finding per affected cell (the engine caps them and adds "n more"), or one for a column, row or file. */
export type Cause = CellCause | ColumnCause | FileCause | HeaderCause;

/** Which cells, in a way that the engine can locate in a second pass when more are wanted than were kept. */
export type Selector =
  | {
      readonly by: 'kinds';
      readonly kinds: readonly CellKind[];
      /** only where all these flags are set */ readonly flags?: readonly CellFlag[];
      /** never these texts */ readonly except?: ReadonlySet<string>;
    }
  | {
      readonly by: 'flags';
      readonly flags: readonly CellFlag[];
      /** only these kinds */ readonly kinds?: readonly CellKind[];
    }
  | { readonly by: 'values'; readonly values: ReadonlySet<string> }
  /** Exactly these places: structure, repeats. */
  | { readonly by: 'places'; readonly count: number; readonly places: readonly CellPlace[] };

/** Cells (or whole rows) that are wrong for the same reason. */
export interface CellCause {
  readonly scope: 'cell' | 'row';
  /** Null for rows. */
  readonly column: ColumnProfile | null;
  readonly select: Selector;
  /** How many cells it concerns in all. */
  readonly count: number;
  /** Says it for one cell. */
  explain(cell: Cell): Explanation;
  /** Says it for the cells beyond the cap, `more` of them, at the header: "4,900 more cells of city end in a space." */
  explainMore(more: number): string;
}

/** Something true of a whole column; stands at its header cell. */
export interface ColumnCause {
  readonly scope: 'column';
  readonly column: ColumnProfile;
  readonly count: number;
  readonly samples: readonly CellPlace[];
  readonly message: string;
  readonly severity?: Severity;
}

/** Something wrong with a header cell itself; `part` narrows it within the parsed name, in UTF-16 units. */
export interface HeaderCause {
  readonly scope: 'header';
  readonly column: ColumnProfile;
  readonly explanation: Explanation;
  readonly severity?: Severity;
}

/** Something true of the file; `at` is where to show it (default: its first line). */
export interface FileCause {
  readonly scope: 'file';
  readonly at?: { readonly start: number; readonly end: number };
  readonly count: number;
  readonly message: string;
  readonly severity?: Severity;
  readonly mend?: MendPlan;
}

/** One affected cell with its parsed text. For rows `text` is the raw record without its line end. */
export interface Cell {
  readonly place: CellPlace;
  readonly text: string;
  /** Place of the first occurrence, for repeats. */
  readonly first?: CellPlace;
}

/** The three parts of a message in one string, and the simple mend if there is one. */
export interface Explanation {
  readonly message: string;
  /** Narrows range and bytes to a part of the parsed text, UTF-16 units, end exclusive. */
  readonly part?: readonly [start: number, end: number];
  readonly mend?: MendPlan;
}

/** What to write instead. The engine does the quoting, or the cutting out. */
export type MendPlan =
  /** Parsed text that the cell should hold. */
  | { readonly kind: 'replace'; readonly title: string; readonly text: string }
  /** Raw bytes `[start, end)` of the file replaced by raw text. */
  | {
      readonly kind: 'raw';
      readonly title: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  /** Remove the whole record with its line end. */
  | { readonly kind: 'removeRow'; readonly title: string };
