import type { Cell, TableRow } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import { rowKey } from '../table/rowKey';
import { columnTitles, exportId, exportNumber } from './columnTitle';
import type { ExportCell, ExportColumn, ExportTable } from './exportTable';

export interface SeenRows {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnRef[];
  /** Of the columns, in their order. */
  readonly decimals: readonly number[];
  /** What the others are compared with; it stands over them, unless it is one of them. */
  readonly baseline: TableRow | null;
}

/**
 * The rows of the panel's table as they are unfolded: their name, how many finished runs a group has, and the columns. With a
 * baseline it stands first, and each metric is followed by the difference to it.
 */
export function seenTable({ rows, columns, decimals, baseline }: SeenRows): ExportTable {
  const base = baseline && rowKey(baseline.row);
  const all = baseline && rows.every(({ row }) => rowKey(row) !== base) ? [baseline, ...rows] : rows;
  const names = ofNames(all, base);
  const taken = new Set(names.map(({ column }) => column.title));
  const titles = columnTitles(columns, [...taken]);
  const parts = [
    ...names,
    ...columns.flatMap((column, index) =>
      ofColumn(column, { rows: all, index, title: titles[index] ?? '', decimals: decimals[index] ?? 0, base }),
    ),
  ];
  return {
    columns: parts.map(({ column }) => column),
    rows: all.map((_, place) => parts.map(({ cells }) => cells[place] ?? null)),
  };
}

/** A column from top to bottom. */
interface Part {
  readonly column: ExportColumn;
  readonly cells: readonly ExportCell[];
}

function ofNames(rows: readonly TableRow[], base: string | null): readonly Part[] {
  const name = { id: 'name', title: 'name', numeric: false, decimals: 0 };
  const count = { id: 'n', title: 'n', numeric: true, decimals: 0 };
  const names = rows.map((row) => row.name);
  const counts = rows.map(repeatsOf);
  const marked = rows.map((row) => (rowKey(row.row) === base ? `${row.name} (baseline)` : row.name));
  const marks = rows.map((row) => (rowKey(row.row) === base ? 'yes' : ''));
  return [
    { column: { ...name, only: 'people' }, cells: marked },
    { column: { ...name, only: 'programs' }, cells: names },
    ...(base === null ? [] : [{ column: { ...name, id: 'baseline', only: 'programs' as const }, cells: marks }]),
    ...(rows.some(({ kind }) => kind !== 'run') ? [{ column: count, cells: counts }] : []),
  ];
}

/** Of a group those runs that its figures may be of: what did not finish is in none. */
function repeatsOf({ kind, counted, children }: TableRow): number {
  if (kind === 'run') return 1;
  return kind === 'group' ? (counted ?? 0) : children.all;
}

interface ColumnPlace {
  readonly rows: readonly TableRow[];
  readonly index: number;
  readonly title: string;
  readonly decimals: number;
  readonly base: string | null;
}

function ofColumn(column: ColumnRef, { rows, index, title, decimals, base }: ColumnPlace): readonly Part[] {
  const cells = rows.map((row) => row.cells[index] ?? null);
  const numeric = cells.every((cell) => cell?.type !== 'text');
  const spreads = cells.some((cell) => cell?.type === 'group' && !Number.isNaN(cell.sd));
  const value = { id: exportId(column), title: spreads ? `${title} (mean ± sd)` : title, numeric, decimals };
  const delta = { id: `${exportId(column)} delta`, title: `${title} Δ baseline`, numeric: true, decimals };
  return [
    { column: value, cells: cells.map((cell, place) => exportCell(column, cell, rows[place])) },
    ...(column.kind === 'metric' && base !== null ? [{ column: delta, cells: cells.map(deltaCell) }] : []),
  ];
}

function exportCell(column: ColumnRef, cell: Cell, row: TableRow | undefined): ExportCell {
  switch (cell?.type) {
    case undefined:
      return null;
    case 'text':
      return cell.value;
    case 'number':
    case 'metric':
    case 'notFinite':
      return exportNumber(column, cell.value);
    case 'group':
      return {
        mean: cell.mean,
        sd: cell.sd,
        low: cell.low,
        high: cell.high,
        n: cell.n,
        fewer: cell.n !== row?.counted,
      };
  }
}

function deltaCell(cell: Cell): ExportCell {
  if (cell?.type === 'metric') return cell.delta === null ? null : { difference: cell.delta, noise: false };
  if (cell?.type !== 'group' || cell.delta === null) return null;
  return { difference: cell.delta.difference, noise: cell.delta.verdict === 'noise' };
}
