import { CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile } from '../profile/tableProfile';
import { explained, rowCause } from './cause';
import type { CellCause, TableContext } from './check';
import { natureOf } from './nature';

/** The header once more among the rows, as files that are joined leave it; null where there is none. */
export function repeatedHeader(table: TableContext): CellCause | null {
  const { header, dialect } = table;
  if (header === null || dialect.headerRows !== 1 || header.cells.some(({ text }) => text.trim() === '')) return null;
  const places = candidates(table).filter((place) => repeatsHeader(table, place));
  if (places.length === 0) return null;
  const records = places.map((place) => ({ row: place.row, ...table.line(place.start) }));
  const isText = table.profile.columns.every((column) => natureOf(column).main === 'text');
  const harm = isText ? 'they become values of every column' : 'they turn columns to text';
  const message = `The names of the columns stand here again, as files that are joined leave them: loaded as a row, ${harm}. Remove the line.`;
  return rowCause({ by: 'places', count: records.length, places: records }, records.length, {
    explain: ({ place }) =>
      explained(message, { kind: 'removeRow', title: `Remove Line ${table.lineNumber(place.start)}` }),
    explainMore: () => message,
  });
}

/** Cells that hold the name of their column, of the first column that shows them. */
function candidates(table: TableContext): readonly CellPlace[] {
  for (const column of table.profile.columns) {
    const places = named(table, column);
    if (places !== null) return places;
  }
  return [];
}

/** Null where a column does not tell: it has other text, and too many values to keep them all. */
function named(table: TableContext, column: ColumnProfile): readonly CellPlace[] | null {
  const texts = column.kind(CellKind.Text);
  if (natureOf(column).main !== 'text' && texts.count <= texts.cells.length)
    return texts.cells.filter((place) => table.text(place) === column.name);
  const found = column.distinct.values.find(({ value }) => value === column.name);
  return found?.cells ?? (column.distinct.complete ? [] : null);
}

function repeatsHeader(table: TableContext, place: CellPlace): boolean {
  const names = table.header?.cells ?? [];
  const cells = table.record(table.line(place.start));
  return cells.length === names.length && cells.every(({ text }, index) => text === names[index]?.text);
}
