import { columnId, type ColumnRef } from '../../../runs/columns';
import { isoTime } from '../publicRun';
import type { ExportCell } from './exportTable';

/** The name of a column for people: without the kind, which stands in what is around it. */
function columnTitle(column: ColumnRef): string {
  return column.kind === 'metric' && column.of !== 'last' ? `${column.of}(${column.key})` : column.key;
}

/**
 * The titles of columns that stand side by side, each with its kind where another one is called the same; `taken`: titles of
 * what stands before them.
 */
export function columnTitles(columns: readonly ColumnRef[], taken: readonly string[] = []): readonly string[] {
  const titles = columns.map(columnTitle);
  const all = [...taken, ...titles];
  const shared = new Set(all.filter((title, at) => all.indexOf(title) < at));
  return columns.map((column, at) => {
    const title = titles[at] ?? '';
    return shared.has(title) ? columnId(column) : title;
  });
}

/** The id of a column in a file: a duration is written in seconds, and says so. */
export function exportId(column: ColumnRef): string {
  return isDuration(column) ? 'duration_seconds' : columnId(column);
}

/** A number of a run as a file holds it: points in time as ISO 8601, spans in seconds. */
export function exportNumber(column: ColumnRef, value: number): ExportCell {
  if (isDuration(column)) return value / 1000;
  return isTime(column) ? isoTime(value) : value;
}

/** Whether the numbers of a column are points in time. */
export function isTime(column: ColumnRef): boolean {
  return column.kind === 'attribute' && (column.key === 'started' || column.key === 'ended');
}

export function isDuration(column: ColumnRef): boolean {
  return column.kind === 'attribute' && column.key === 'duration';
}
