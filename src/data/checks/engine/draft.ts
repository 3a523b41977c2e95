import type { Scope, Severity } from '../../finding';
import type { PlannedMend } from '../../fixes/planMend';

/** A part of the source, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A finding whose places are still bytes of the source. */
export interface Draft {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly scope: Scope;
  readonly row: number | null;
  readonly column: string | null;
  readonly columnIndex: number | null;
  readonly at: Span | null;
  readonly value: string | null;
  readonly count: number;
  readonly samples?: readonly { readonly row: number; readonly at: Span; readonly value: string }[];
  /** The first occurrence of what is repeated. */
  readonly first?: Span;
  readonly mend?: PlannedMend;
}
