import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { explained } from './cause';
import type { Explanation, TableContext } from './check';
import { usualLineEnd } from './layout';
import type { RawCell } from './longRowReadings';
import { natureOf } from './nature';
import { cellFit, type CellFit } from './rowFit';
import { quoted } from './shown';

/** Fewer columns may come to the same number of cells in other ways. */
const fewestColumns = 3;

/** Longer cells are no value of one row and one of the next. */
const longest = 200;

/**
 * Two rows in one line, whose line end is lost: the last value of one and the first of the other became one cell, and
 * every other cell fits its column. Null where that is not so.
 */
export function gluedRows(table: TableContext, cells: readonly RawCell[], lead: string): Explanation | null {
  const { columns, structure } = table.profile;
  const { width } = structure;
  const middle = cells[width - 1];
  if (width < fewestColumns || cells.length !== 2 * width - 1 || middle === undefined) return null;
  const fit = cellFit(table);
  const others = cells.every(({ text }, at) => {
    const column = columns[at < width ? at : at - width + 1];
    return at === width - 1 || (column !== undefined && fit(column, text));
  });
  if (!others) return null;
  const [only, another] = splits(table, middle.text, fit);
  if (only === undefined) return null;
  const between = `${lead}: two rows stand in one line, as the line end`;
  if (another !== undefined)
    return explained(
      `${between} within ${quoted(middle.text, 30)} is lost. Break the line where the first row ends; its source tells.`,
    );
  const [left, right] = [middle.text.slice(0, only), middle.text.slice(only)];
  const at = middle.start + Buffer.byteLength(left);
  const where = left === '' ? `before ${quoted(right, 30)}` : `between ${quoted(left, 30)} and ${quoted(right, 30)}`;
  return explained(`${between} ${where} is lost. Break the line there.`, {
    kind: 'raw',
    title: `Break the Line Before ${quoted(right, 30)}`,
    start: at,
    end: at,
    text: usualLineEnd(table),
  });
}

/** Where a cell can be parted into a value of the last column and one of the first as other rows have them. */
function splits(table: TableContext, text: string, fit: CellFit): readonly number[] {
  const [first, last] = [table.profile.columns[0], table.profile.columns.at(-1)];
  if (first === undefined || last === undefined || text.length > longest) return [];
  const shapes = shapesOf(table, first);
  const mayBeEmpty = last.kind(CellKind.Empty).count > 0;
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (natureOf(first).main === 'text' && !shapes.has(shape(right))) return false;
    return (at > 0 || mayBeEmpty) && fit(last, left) && fit(first, right);
  });
}

/** How the values of a column are written; those of its first rows, where it has too many to know all. */
function shapesOf({ top }: TableContext, { index, distinct }: ColumnProfile): ReadonlySet<string> {
  const texts = [...distinct.values.map(({ value }) => value), ...top.map(({ cells }) => cells[index]?.text ?? '')];
  return new Set(texts.filter((text) => text !== '').map(shape));
}

/** "O-10060" → "A-99999" */
function shape(text: string): string {
  return text
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{Ll}/gu, 'a')
    .replaceAll(/\d/g, '9');
}
