import { finiteExtent } from '../../../src/base/finiteExtent';
import type { ValuesAnswer } from '../../../src/protocol/experiments/charts';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';

/** Columns of the runs that the table shows. */
export interface RunValues {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Whether a column was asked for. */
  readonly has: (column: ColumnRef) => boolean;
  /** Of a run by its place: a number, a text, or null where it has none. */
  readonly at: (column: ColumnRef, run: number) => number | string | null;
  /** Every run that has a value has a number. */
  readonly numeric: (column: ColumnRef) => boolean;
}

/** Reads the answer to a question for columns. */
export function runValues(answer: NonNullable<ValuesAnswer>, columns: readonly ColumnRef[]): RunValues {
  const byId = new Map(columns.map((column, index) => [columnId(column), answer.columns[index]]));
  const at = (column: ColumnRef, run: number): number | string | null => {
    const values = byId.get(columnId(column));
    if (!values) return null;
    if (values.type === 'numbers') return values.present[run] ? (values.values[run] ?? null) : null;
    return values.values[run] ?? null;
  };
  const numeric = (column: ColumnRef) => {
    const values = byId.get(columnId(column));
    return values?.type === 'numbers' || (values?.values ?? []).every((text) => text === null || isNumber(text));
  };
  const has = (column: ColumnRef) => byId.has(columnId(column));
  return { ids: answer.ids, names: answer.names, has, at, numeric };
}

/** What tells whether a run came to its end. */
export const statusColumn: ColumnRef = { kind: 'attribute', key: 'status' };

/** Those runs whose figures the table counts in its groups; the status of all has to be among the values. */
export function finishedRuns(values: RunValues): RunValues {
  const places = values.ids.flatMap((_, run) => (values.at(statusColumn, run) === 'finished' ? [run] : []));
  const of = (all: readonly string[]) => places.map((place) => all[place] ?? '');
  return {
    ids: of(values.ids),
    names: of(values.names),
    has: values.has,
    at: (column, run) => values.at(column, places[run] ?? -1),
    numeric: values.numeric,
  };
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** The value of a run as a number; NaN where it has none. */
export function numberAt(values: RunValues, column: ColumnRef, run: number): number {
  const value = values.at(column, run);
  return value === null ? NaN : Number(value);
}

/** Whether the numbers of a column are read better on a logarithmic axis: all above zero, over two powers of ten or more. */
export function spansDecades(numbers: readonly number[]): boolean {
  const extent = finiteExtent(numbers);
  if (extent === null || extent.low <= 0 || numbers.filter(Number.isFinite).length < 3) return false;
  // A rounding error less than a hundred times is a hundred times: 0.07 / 0.0007.
  return extent.high / extent.low > 100 * (1 - 1e-9);
}
