import type { CellFlag, CellKind } from './cellKind';
import type { DaySums } from './daySums';

/** How many cells of each tally are kept with their place; the rest is counted and can be located by a second pass. */
export const keptCells = 100;

/** One cell's place: record number and raw bytes (quotes included), end exclusive, in the file that was read. */
export interface CellPlace {
  /** 1-based record number after header and preamble; blank records count. */
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** Cells that have something in common: how many, and the first `keptCells` of them in file order. */
export interface Tally {
  readonly count: number;
  readonly cells: readonly CellPlace[];
}

/** One distinct value of a column, trimmed of nothing: "Adelie " and "Adelie" are two. */
export interface DistinctValue {
  readonly value: string;
  readonly count: number;
  readonly kind: CellKind;
  /** Bits of `CellFlag`, those of its first occurrence. */
  readonly flags: number;
  /** The number it stands for, null if none. */
  readonly number: number | null;
  /** The first few occurrences in file order (at least four, if there are so many). */
  readonly cells: readonly CellPlace[];
}

/** A number at the edge of a column, with how often it stands there and where first. */
export interface Extreme {
  readonly value: number;
  readonly count: number;
  readonly cells: readonly CellPlace[];
}

/** Summary of the finite numbers of a column (kinds Integer, Decimal, LeadingZero). */
export interface NumberSummary {
  readonly count: number;
  readonly mean: number;
  /** With n - 1; NaN for one value. */
  readonly stddev: number;
  readonly min: number;
  readonly max: number;
  /** Type 7 where exact. */
  quantile(p: number): number;
  /** Largest rank error of `quantile` as a share of n; 0 where exact. */
  readonly quantileError: number;
  /** Up to 8 smallest distinct numbers, ascending, and up to 8 largest, descending. */
  readonly lowest: readonly Extreme[];
  readonly highest: readonly Extreme[];
  /** Equal bins `[from, to)`, the last of them with its end, and one more on a side where a few numbers lie far from the rest. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** Everything one pass learns of one column. Two halves merge to the whole. */
export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  /** The header cell; null where the file has no header. */
  readonly header: { readonly start: number; readonly end: number } | null;
  /** Records that have this cell at all; blank records are not among them. */
  readonly cells: number;
  kind(kind: CellKind): Tally;
  flag(flag: CellFlag): Tally;
  /**
   * Distinct non-empty values. `values` holds all of them (most frequent first, then by text) while `complete`: up to 4,096
   * spellings, fewer in very wide tables. Else it holds, with exact counts, those that were frequent among the first 1,000
   * records and the words for "missing", and `count` is an estimate (1.6 % standard error).
   */
  readonly distinct: { readonly values: readonly DistinctValue[]; readonly complete: boolean; readonly count: number };
  readonly numbers: NumberSummary | null;
  /** Spelling of units met with `CellKind.NumberWithUnit`, with counts; at most 16. */
  readonly units: ReadonlyMap<string, number>;
  /** Length of the longest value in UTF-8 bytes. */
  readonly longest: number;
  /** First and last day of its dates; null while `distinct` is complete and holds them all. */
  readonly days: DaySums | null;
  /** Distinct spellings of quantities that repeat, only where the column was asked to be unique or looks like an identifier: later occurrences, each with the place of the first. */
  readonly repeats: Repeats | null;
}

/** Later occurrences of something that stood before, in file order. */
export interface Repeats {
  readonly count: number;
  readonly cells: readonly { readonly place: CellPlace; readonly first: CellPlace }[];
}

/** A record whose number of cells is not the expected one. */
export interface RaggedRecord {
  readonly place: CellPlace;
  readonly cells: number;
  /** Places of the surplus cells, or the zero-width end of the record when some are missing. */
  readonly faulty: { readonly start: number; readonly end: number };
}

/** Cells with a quote that is wrong where it stands. */
export interface OddQuotes<Quote> {
  /** Column → number of its cells; those beyond the width count as one column, whose index is the width. */
  readonly counts: ReadonlyMap<number, number>;
  /** The first such quote of each of the first `keptCells` cells. */
  readonly cells: readonly Quote[];
}

/** What is wrong with the grid itself, in bytes of the file. */
export interface StructureProfile {
  /** Expected cells in a record, and how many records have another number; the header is row 0. */
  readonly width: number;
  readonly ragged: { readonly count: number; readonly records: readonly RaggedRecord[] };
  /** Number of cells → number of records, neither header nor blank ones. */
  readonly widths: ReadonlyMap<number, number>;
  /** Empty lines or lines of delimiters only; those that end the file are counted apart. */
  readonly blank: Tally;
  readonly trailingBlank: Tally;
  /**
   * Records in which all but at most one cell are empty or missing words (and that are neither blank nor ragged); only in
   * tables of three columns or more.
   */
  readonly hollow: Tally;
  /** Opening quotes that never close, or whose cell swallowed lines; `lines` is how many became one cell. */
  readonly unclosedQuotes: OddQuotes<CellPlace & { readonly lines: number; readonly column: number }>;
  /** A quote inside an unquoted cell, or something between a closing quote and the delimiter; the place is the quote. */
  readonly strayQuotes: OddQuotes<CellPlace & { readonly column: number }>;
  /** Line ends outside quotes. */
  readonly lineEnds: { readonly lf: Tally; readonly crlf: Tally; readonly cr: Tally };
  readonly endsWithNewline: boolean;
  /** Malformed byte sequences anywhere in the file (header and preamble too). */
  readonly invalidUtf8: Tally;
  /** Exact repeats of an earlier record (equal parsed cells; blank records do not count). */
  readonly repeats: Repeats;
}

/** Everything one pass over a table learns; what the checks look at. */
export interface TableProfile {
  /** Records after header and preamble, blank ones included. */
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly structure: StructureProfile;
  /** False when the pass stopped early; `reason` says why. */
  readonly complete: boolean;
  readonly reason: string | null;
}
