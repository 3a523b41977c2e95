import type { TableCell } from '../csv/readTable';
import type { CellPlace, NumberSummary, RaggedRecord } from '../profile/tableProfile';
import { explained, rowCause } from './cause';
import type { CellCause, TableContext } from './check';
import { natureOf } from './nature';
import { shown } from './shown';

/** What database clients write below a result: "(300 rows)", "300 rows selected." */
const rowCount = /^\(?\d[\d.,' ]* (?:rows?|records?|Zeilen?|Datensätze?)(?: (?:affected|selected|in set))?\)?\.?$/iu;

/** How the line below a table begins that adds it up. */
const total = /^(?:(?:grand[ -]|sub)?(?:totals?|sum(?:me)?|gesamt(?:summe)?)|insgesamt|[Σ∑])\s*:?$/iu;

/** An amount, however it is written: "4523", "4,523.50", "€ 12". */
const amount = /^\p{Sc}?\s?[+-]?\d[\d.,'’ \u00a0\u202f]*(?:\p{Sc}|%)?$/u;

/** Whether a record that is too short ends the table without being one of its rows: a count of them, or their sum. */
export function isFooter(table: TableContext, { place, cells }: RaggedRecord): boolean {
  const { rows, structure } = table.profile;
  const { width, trailingBlank } = structure;
  if (cells >= width || place.row < rows - trailingBlank.count) return false;
  const [first = '', ...others] = table.record(place).map((cell) => cell.text.trim());
  if (cells === 1 && rowCount.test(first)) return true;
  return total.test(first) && others.filter((text) => text !== '').length < width / 2;
}

/** The last row of a whole table where it has all its cells and adds up the rows above: "Total,,,,4523". */
export function totalRow(table: TableContext): CellPlace | null {
  const place = lastRow(table);
  if (place === null) return null;
  const cells = table.record(place);
  if (cells.length !== table.profile.structure.width) return null;
  const filled = cells.flatMap(({ text }, index) => (text.trim() === '' ? [] : [{ index, text: text.trim() }]));
  const [label, ...amounts] = filled;
  if (label === undefined || !total.test(label.text) || amounts.length === 0) return null;
  if (!amounts.every(({ text }) => amount.test(text))) return null;
  return areSums(table, amounts) || leavesOut(table, cells) ? place : null;
}

/** Says of such a record that it is no row. */
export function footerCause(table: TableContext, place: CellPlace): CellCause {
  const texts = table.record(place).map((cell) => cell.text.trim());
  const first = shown(texts.find((text) => text !== '') ?? '', 30);
  const message = `The last row (${first}) counts or adds up the rows above and is none of them: loaded as one, it is a wrong example. Remove it.`;
  return rowCause({ by: 'places', count: 1, places: [place] }, 1, {
    explain: () => explained(message, { kind: 'removeRow', title: `Remove Line ${table.lineNumber(place.start)}` }),
    explainMore: () => message,
  });
}

/** The last record that is not blank, of a table that was read to its end; it has to stand in one line. */
function lastRow(table: TableContext): CellPlace | null {
  const { profile, dialect, bytes } = table;
  const { trailingBlank, unclosedQuotes } = profile.structure;
  const row = profile.rows - trailingBlank.count;
  if (!profile.complete || dialect.secondTable !== null || unclosedQuotes.cells.length > 0 || row < 3) return null;
  const end = trailingBlank.cells[0]?.start ?? bytes;
  const found = [end - 1, end - 2].map((offset) => table.line(offset)).find((each) => each.end > each.start);
  return found === undefined ? null : { row, ...found };
}

interface Amount {
  readonly index: number;
  readonly text: string;
}

/** So many numbers have a sum among them by chance; fewer have it in one column, but hardly in two. */
const fewestSummed = 10;

/** Whether amounts are the sums of their columns: all of them, and enough to be that by no chance. */
function areSums({ profile }: TableContext, amounts: readonly Amount[]): boolean {
  const judged = amounts.flatMap(({ index, text }) => {
    const column = profile.columns[index];
    // Of two values one is easily the sum.
    if (!column?.numbers || column.distinct.count <= 3) return [];
    return { count: column.numbers.count, isSum: isSum(column.numbers, Number(text)) };
  });
  if (judged.length === 0 || !judged.every((each) => each.isSum)) return false;
  return judged.length > 1 || judged.some(({ count }) => count >= fewestSummed);
}

/** Whether a number is the sum of all others of its column. */
function isSum({ mean, count }: NumberSummary, value: number): boolean {
  return value !== 0 && Math.abs(mean * count - 2 * value) <= Math.abs(value) * 1e-6;
}

/** Whether half of the cells and more are empty, in columns that hardly are elsewhere. */
function leavesOut({ profile }: TableContext, cells: readonly TableCell[]): boolean {
  const left = profile.columns.filter(({ index }) => cells[index]?.text.trim() === '');
  const unusual = left.filter((column) => natureOf(column).missing * 10 <= Math.max(10, column.cells));
  return left.length >= profile.structure.width / 2 && unusual.length > left.length / 2;
}
