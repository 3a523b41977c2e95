import type { Range } from '../base/position';

/** Declared type of a column in `tend.yaml`. */
export const columnTypes = ['integer', 'number', 'text', 'category', 'boolean', 'date', 'datetime'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What `tend.yaml` says of one column. */
export interface ColumnExpectation {
  readonly type?: ColumnType;
  /** Inclusive. Numbers for number columns, ISO text for dates. */
  readonly range?: readonly [number | string, number | string];
  /** As in `tend.yaml`: 1 is a number, "01" a text. */
  readonly values?: readonly (string | number | boolean)[];
  /** False: an empty cell is an error. */
  readonly nullable?: boolean;
  readonly unique?: boolean;
  /** Where the column stands in `tend.yaml`. */
  readonly at: Range;
}

/** What `tend.yaml` says of one check: off, or with another severity or limit. */
export type CheckOverride =
  | { readonly off: true }
  | { readonly off: false; readonly severity?: 'error' | 'warning' | 'info' | 'hint'; readonly max?: number };

/** Findings that a person keeps on purpose. */
export interface Suppression {
  readonly check: string;
  /** Absent: every column. */
  readonly column?: string;
  /** Inclusive 1-based record numbers; absent: every row. */
  readonly rows?: readonly { readonly from: number; readonly to: number }[];
  readonly value?: string;
  readonly reason: string;
}

/** Everything the checks of one data set need to know from `tend.yaml`, plain and serialisable. */
export interface Expectations {
  /** Name of the data set, null where nothing is declared. */
  readonly name: string | null;
  readonly columns: Readonly<Record<string, ColumnExpectation>>;
  readonly target: string | null;
  readonly id: string | null;
  readonly time: string | null;
  readonly checks: Readonly<Record<string, CheckOverride>>;
  readonly suppress: readonly Suppression[];
}

/** What holds where nothing is declared. */
export const noExpectations: Expectations = {
  name: null,
  columns: {},
  target: null,
  id: null,
  time: null,
  checks: {},
  suppress: [],
};
