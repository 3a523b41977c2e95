import { isSpread, type ExportCell, type ExportColumn, type ExportTable, type SpreadCell } from './exportTable';

const parts = ['mean', 'sd', 'low', 'high', 'n'] as const satisfies readonly (keyof SpreadCell)[];

/** Gives mean, deviation, interval and count of repeats a column each, where a column has any. */
export function spreadOut({ columns, rows }: ExportTable): ExportTable {
  const spread = columns.map((_, index) => rows.some((cells) => isSpread(cells[index] ?? null)));
  const cellsOf = (cell: ExportCell, index: number): readonly ExportCell[] => {
    if (!spread[index]) return [cell];
    return isSpread(cell) ? parts.map((part) => defined(cell[part])) : [cell, null, null, null, null];
  };
  return {
    columns: columns.flatMap((column, index) => (spread[index] ? parts.map((part) => partOf(column, part)) : [column])),
    rows: rows.map((cells) => cells.flatMap(cellsOf)),
  };
}

function partOf(column: ExportColumn, part: string): ExportColumn {
  return { ...column, id: `${column.id} ${part}`, title: `${column.title} ${part}` };
}

/** What one repeat has not is missing, and not NaN. */
function defined(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
