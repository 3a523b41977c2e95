import { metricDecimals } from '../../../base/numberText';
import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues, RunStore } from '../../../runs/runStore';
import { columnTitles, exportId, exportNumber, isTime } from './columnTitle';
import type { ExportCell, ExportTable } from './exportTable';

/** Runs with some of their columns. */
export function runsTable(
  store: Pick<RunStore, 'values'>,
  numbers: Int32Array,
  columns: readonly ColumnRef[],
): ExportTable {
  const titles = columnTitles(columns);
  const read = columns.map((column) => ({ column, values: store.values(column, numbers) }));
  return {
    columns: read.map(({ column, values }, at) => ({
      id: exportId(column),
      title: titles[at] ?? '',
      numeric: isNumeric(column, values),
      decimals: values.type === 'numbers' ? metricDecimals(values.values) : 0,
    })),
    rows: Array.from(numbers, (_, place) => read.map(({ column, values }) => cellAt(column, values, place))),
  };
}

function cellAt(column: ColumnRef, values: ColumnValues, place: number): ExportCell {
  if (values.type === 'texts') return values.values[place] ?? null;
  return values.present[place] ? exportNumber(column, values.values[place] as number) : null;
}

function isNumeric(column: ColumnRef, values: ColumnValues): boolean {
  if (values.type === 'numbers') return !isTime(column);
  const present = values.values.filter((value) => value !== null);
  return present.length > 0 && present.every((value) => value.trim() !== '' && Number.isFinite(Number(value)));
}
