import type { ByteRange, Range } from '../base/position';

/** From worst to mildest. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a finding is about; a column-scoped finding stands at the header cell. */
export type Scope = 'cell' | 'row' | 'column' | 'file';

/** One of the up to five example cells of a column-scoped finding. */
export interface Sample {
  /** 1-based record number after header and preamble. */
  readonly row: number;
  readonly range: Range | null;
  readonly bytes: ByteRange | null;
  readonly value: string | null;
}

/**
 * One thing that is wrong, in the shape of `tend check --format json` (the public contract), with `edits` added for the
 * editor. The same object feeds diagnostics, command line and store.
 */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  /** What is wrong with which value, why it hurts, what would be right. */
  readonly message: string;
  readonly scope: Scope;
  /** 1-based record number after header and preamble; null for header, column and file scope. */
  readonly row: number | null;
  readonly column: string | null;
  /** 0-based. */
  readonly columnIndex: number | null;
  readonly range: Range | null;
  readonly bytes: ByteRange | null;
  /** The parsed text of the cell, never re-typed. */
  readonly value: string | null;
  /** Affected cells (1 for a cell). */
  readonly count: number;
  /** Title of the simple mend, or null. */
  readonly fix: string | null;
  /** Only on column-scoped findings. */
  readonly samples?: readonly Sample[];
  /** Where the same thing stood first, for what repeats something; never printed. */
  readonly first?: Range;
  /** How to mend it; never printed. */
  readonly mend?: Mend;
}

/** The same where mending it that way would do harm. */
export function withoutMend({ mend: _, ...finding }: Finding): Finding {
  return { ...finding, fix: null };
}

/** A mend that needs no judgement: the bytes to replace, in the coordinates of the file that was read. */
export interface Mend {
  readonly title: string;
  readonly edits: readonly TextChange[];
}

/** Replace what lies in `range` (and `bytes`) by `text`, which is written as it stands (quoting already done). */
export interface TextChange {
  readonly range: Range;
  readonly bytes: ByteRange;
  readonly text: string;
}
