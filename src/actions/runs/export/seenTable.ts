import type { Cell, TableRow } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import { columnTitle, exportId, exportNumber } from './columnTitle';
import type { ExportCell, ExportColumn, ExportTable } from './exportTable';

export interface SeenRows {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnRef[];
  /** Of the columns, in their order. */
  readonly decimals: readonly number[];
}

/** The rows of the panel's table as they are unfolded: their name, how many runs a group has, and the columns. */
export function seenTable({ rows, columns, decimals }: SeenRows): ExportTable {
  const isGrouped = rows.some(({ kind }) => kind !== 'run');
  const count: ExportColumn = { id: 'n', title: 'n', numeric: true, decimals: 0 };
  return {
    columns: [
      { id: 'name', title: 'name', numeric: false, decimals: 0 },
      ...(isGrouped ? [count] : []),
      ...columns.map((column, index) => columnOf(column, decimals[index] ?? 0, rows, index)),
    ],
    rows: rows.map((row) => [
      row.name,
      ...(isGrouped ? [row.kind === 'run' ? 1 : row.children.all] : []),
      ...columns.map((column, index) => exportCell(column, row.cells[index] ?? null)),
    ]),
  };
}

function columnOf(column: ColumnRef, decimals: number, rows: readonly TableRow[], index: number): ExportColumn {
  const numeric = rows.every(({ cells }) => cells[index]?.type !== 'text');
  return { id: exportId(column), title: columnTitle(column), numeric, decimals };
}

function exportCell(column: ColumnRef, cell: Cell): ExportCell {
  switch (cell?.type) {
    case undefined:
      return null;
    case 'text':
      return cell.value;
    case 'number':
    case 'metric':
      return exportNumber(column, cell.value);
    case 'group':
      return { mean: cell.mean, sd: cell.sd, low: cell.low, high: cell.high, n: cell.n };
  }
}
