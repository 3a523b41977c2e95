import type { Dialect } from './csv/dialect';
import type { Suppression } from '../project/expectations';
import type { Finding, Severity } from './finding';

/** Summary of one column, as reports hold it. */
export interface ColumnSummary {
  readonly name: string;
  readonly index: number;
  /** integer, number, text, category, boolean, date, datetime, time, id, empty */
  readonly type: InferredType;
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
  readonly stddev: number | null;
  readonly quantiles: Readonly<
    Record<'0.01' | '0.05' | '0.25' | '0.5' | '0.75' | '0.95' | '0.99', number | null>
  > | null;
  readonly quantileError: number | null;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[] | null;
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** What stands in it only in rows with a wrong number of cells, as far as those are known: it may belong elsewhere. */
  readonly torn?: readonly string[];
}

/** What a column holds, for people and for colours. */
export const inferredTypes = [
  'integer',
  'number',
  'text',
  'category',
  'boolean',
  'date',
  'datetime',
  'time',
  'id',
  'empty',
] as const;
export type InferredType = (typeof inferredTypes)[number];

/** A suppression that nothing was kept by, and how bad the findings of its check are. */
export interface IdleSuppression {
  readonly suppression: Suppression;
  readonly severity: Severity;
}

/** Everything known of one checked file: serialisable, crosses threads, feeds every surface. */
export interface FileReport {
  /** As given to the check: project-relative with `/`, absolute outside. */
  readonly path: string;
  readonly format: 'csv' | 'tsv';
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  readonly dialect: Dialect;
  /** Sorted by position, then check; every severity; the caller filters by level. */
  readonly findings: readonly Finding[];
  /** Suppressions that keep nothing; absent where not all of the file was looked at. */
  readonly idle?: readonly IdleSuppression[];
  readonly complete: boolean;
  /** Why it is not complete: "the file changed while it was read, at row 17". */
  readonly reason: string | null;
  /** `sha256:` of the bytes on disk; null when it was a document or not asked for. */
  readonly digest: string | null;
  readonly milliseconds: number;
}

/** Nothing could be read: one sentence for a person. */
export class DataError extends Error {
  constructor(
    readonly reason: 'missing' | 'folder' | 'permission' | 'binary' | 'changed' | 'cancelled' | 'unreadable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DataError';
  }
}
