import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { CellPlace, ColumnProfile } from '../profile/tableProfile';
import { explained, rowCause } from './cause';
import type { CellCause, TableContext } from './check';
import { natureOf } from './nature';

/** The header once more among the rows, as files that are joined leave it; null where there is none. */
export function repeatedHeader(table: TableContext): CellCause | null {
  const { header, dialect } = table;
  if (header === null || dialect.headerRows !== 1 || header.cells.some(({ text }) => text.trim() === '')) return null;
  const { count: most, places: named } = candidates(table);
  const places = named.filter((place) => repeatsHeader(table, place));
  if (places.length === 0) return null;
  const count = most - (named.length - places.length);
  const records = places.map((place) => ({ row: place.row, ...table.line(place.start) }));
  const isText = table.profile.columns.every((column) => natureOf(column).main === 'text');
  const harm = isText ? 'they become values of every column' : 'they turn columns to text';
  const message = `The names of the columns stand here again, as files that are joined leave them: loaded as a row, ${harm}. Remove the line.`;
  const rest = { kind: 'texts', texts: header.cells.map(({ text }) => text) } as const;
  return rowCause({ by: 'places', count, places: records, rest }, count, {
    explain: ({ place }) =>
      explained(message, { kind: 'removeRow', title: `Remove Line ${table.lineNumber(place.start)}` }),
    explainMore: (more) =>
      `${plural(more, 'more row repeats', 'more rows repeat')} the names of the columns. Remove them.`,
  });
}

/** Cells with the name of their column: how many, and the places of those that were kept. */
interface NamedCells {
  readonly count: number;
  readonly places: readonly CellPlace[];
}

const none: NamedCells = { count: 0, places: [] };

/** Those of the column that holds its name least often, of all that show it: a name may be a value too. */
function candidates(table: TableContext): NamedCells {
  const { columns } = table.profile;
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && !hasNoOtherText(only)) return none;
  const shown = columns.map((column) => named(table, column)).filter((cells) => cells.count > 0);
  return shown.reduce((least, cells) => (cells.count < least.count ? cells : least), shown[0] ?? none);
}

/** In a list of words its name may be one of them. */
function hasNoOtherText(column: ColumnProfile): boolean {
  const name = column.distinct.values.find(({ value }) => value === column.name);
  return natureOf(column).main !== 'text' && column.kind(CellKind.Text).count === name?.count;
}

function named(table: TableContext, column: ColumnProfile): NamedCells {
  const texts = column.kind(CellKind.Text);
  if (natureOf(column).main !== 'text' && texts.count <= texts.cells.length) {
    const places = texts.cells.filter((place) => table.text(place) === column.name);
    return { count: places.length, places };
  }
  const found = column.distinct.values.find(({ value }) => value === column.name);
  return found === undefined ? none : { count: found.count, places: found.cells };
}

function repeatsHeader(table: TableContext, place: CellPlace): boolean {
  const names = table.header?.cells ?? [];
  const cells = table.record(table.line(place.start));
  return cells.length === names.length && cells.every(({ text }, index) => text === names[index]?.text);
}
