import type { CheckOverride, Expectations } from '../../project/expectations';
import type { Severity } from '../finding';
import type { DialectGuess } from '../csv/detectDialect';
import type { TableCell, TableRecord } from '../csv/readTable';
import type { CellFlag, CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile, TableProfile } from '../profile/tableProfile';
import type { CheckId } from './checkTitles';

/**
 * A check is data: what it is called, how bad it is, and a pure function from the profile of a table to what is wrong.
 * It never reads the file; the engine resolves places to text, claims cells (one finding per cause), caps and sorts.
 */
export interface Check {
  /** The public name: `text-whitespace`. */
  readonly id: CheckId;
  readonly severity: Severity;
  find(table: TableContext): Iterable<Cause>;
}

/** What a check sees. */
export interface TableContext {
  readonly profile: TableProfile;
  readonly dialect: DialectGuess;
  readonly expectations: Expectations;
  /** Days since 1970-01-01 and the like come from here, never from the clock. */
  readonly today: Date;
  /** Length of the source, in the bytes that places count. */
  readonly bytes: number;
  /** Null where the file has none. */
  readonly header: TableRecord | null;
  /** The first records after the header, at most five. */
  readonly top: readonly TableRecord[];
  /** Text of a place, parsed (unquoted). Only for the few places that a decision needs. */
  text(place: { readonly start: number; readonly end: number }): string;
  /** Its bytes as they stand, quotes included. */
  raw(place: { readonly start: number; readonly end: number }): Uint8Array;
  /** All cells of the record at a place, surplus ones too. */
  record(place: { readonly start: number; readonly end: number }): readonly TableCell[];
  /** The line that holds an offset, without its line end; the offset itself where the line is too long to look at. */
  line(offset: number): { readonly start: number; readonly end: number };
  /** The 1-based number of the line that an offset lies in, as editors show it. */
  lineNumber(offset: number): number;
  /** The tuning that `tend.yaml` gives this check, if any. */
  override(check: string): CheckOverride | undefined;
}

/** One cause: one finding per affected cell (the engine caps them and adds "n more"), or one for a column, row or file. */
export type Cause = CellCause | ColumnCause | FileCause | HeaderCause;

/** Which cells, in a way that the engine can locate in a second pass when more are wanted than were kept. */
export type Selector =
  | { readonly by: 'kinds'; readonly kinds: readonly CellKind[] }
  | {
      readonly by: 'flags';
      readonly flags: readonly CellFlag[];
      /** one of the flags is enough */ readonly any?: true;
      /** only these kinds */ readonly kinds?: readonly CellKind[];
    }
  | { readonly by: 'values'; readonly values: ReadonlySet<string> }
  /** Cells that stand for this number, of which `places` are known. */
  | { readonly by: 'number'; readonly number: number; readonly count: number; readonly places: readonly CellPlace[] }
  /** These places: structure, repeats. `rest` says what else is of their kind, where they are not all. */
  | {
      readonly by: 'places';
      readonly count: number;
      readonly places: readonly CellPlace[];
      readonly rest?: RestSelector;
    };

/** What a second pass looks for in whole records; `cells` of a ragged record tells short and long ones apart. */
export type RestSelector =
  | { readonly kind: 'ragged'; readonly cells: number }
  | { readonly kind: 'blank' | 'hollow' | 'stray' | 'unclosed' | 'repeatedRow' }
  | { readonly kind: 'repeatedValue' }
  /** Records of just these cells. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] };

/** Cells (or whole rows) that are wrong for the same reason. */
export interface CellCause {
  readonly scope: 'cell' | 'row';
  /** Null for rows. */
  readonly column: ColumnProfile | null;
  readonly select: Selector;
  /** The cells to name when all are asked for, where `select` names one for several. */
  readonly every?: Selector;
  /** How many cells it concerns in all. */
  readonly count: number;
  /** Where it differs from that of the check. */
  readonly severity?: Severity;
  /** Its cells make the rest of their records doubtful: no other check speaks of those. */
  readonly claimsRow?: boolean;
  /** Says it for all cells in one finding, which stands at the first; each is named only where all are asked for. */
  readonly once?: string;
  /** Says it for one cell; null where a closer look shows that nothing is wrong. */
  explain(cell: Cell): Explanation | null;
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
  /** The cells it concerns; each becomes a finding of its own when all are asked for. */
  readonly select?: Selector;
  /** Says it for one of them, where `message` names a value; null where a closer look shows that nothing is wrong. */
  readonly each?: (text: string) => string | null;
}

/** Something wrong with a header cell itself; `part` narrows it within the parsed name, in UTF-16 units. */
export interface HeaderCause {
  readonly scope: 'header';
  readonly column: ColumnProfile;
  readonly explanation: Explanation;
  readonly severity?: Severity;
}

/** Something true of the file; `at` is where to show it (default: its first cell). */
export interface FileCause {
  readonly scope: 'file';
  readonly at?: { readonly start: number; readonly end: number };
  readonly count: number;
  readonly message: string;
  readonly severity?: Severity;
  readonly mend?: MendPlan;
  /** The cells it concerns; each becomes a finding of its own when all are asked for. */
  readonly cells?: readonly { readonly column: ColumnProfile; readonly select: Selector }[];
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
