import { formatCount, plural } from '../../base/text';
import { quoteCell } from '../csv/cell';
import { suspiciousBreaks } from '../csv/quotedCell';
import type { CellPlace, ColumnProfile, OddQuotes } from '../profile/tableProfile';
import { blankedQuote, isBlanked, type BlankedQuote } from './blankedQuotes';
import { byPlace, explained } from './cause';
import type { Cell, CellCause, Check, Explanation, TableContext } from './check';
import { mostCells } from './nature';
import { delimiterWord, nameOf, quoted, visible } from './shown';

export const csvUnclosedQuote: Check = {
  id: 'csv-unclosed-quote',
  severity: 'error',
  *find(table) {
    const { unclosedQuotes } = table.profile.structure;
    const known = byPlace(unclosedQuotes.cells);
    for (const group of byColumn(table, unclosedQuotes))
      yield {
        ...quoteCause(table, group, 'unclosed', ({ place }) => unclosed(table, place, known(place)?.lines ?? 0)),
        claimsRow: true,
      };
  },
};

export const csvStrayQuote: Check = {
  id: 'csv-stray-quote',
  severity: 'error',
  *find(table) {
    for (const group of byColumn(table, table.profile.structure.strayQuotes)) {
      const habit = blankHabit(table, group);
      const cause = quoteCause(table, group, 'stray', (cell) => stray(table, cell));
      yield habit === null ? cause : { ...cause, once: habit };
    }
  },
};

/** The cells with such quotes in one column, or in all beyond the last. */
interface QuoteGroup {
  readonly column: ColumnProfile | null;
  readonly count: number;
  readonly quotes: readonly CellPlace[];
}

function byColumn(table: TableContext, { counts, cells }: OddQuotes<CellPlace & { readonly column: number }>) {
  const { columns } = table.profile;
  return [...counts].map(([index, count]): QuoteGroup => ({
    column: columns[index] ?? null,
    count,
    quotes: cells.filter(({ column }) => Math.min(column, columns.length) === index),
  }));
}

function quoteCause(
  table: TableContext,
  { column, count, quotes }: QuoteGroup,
  kind: 'stray' | 'unclosed',
  explain: CellCause['explain'],
): CellCause {
  return {
    scope: 'cell',
    column,
    count,
    select: { by: 'places', count, places: cellsAround(table, quotes), rest: { kind } },
    explain,
    explainMore: (more) =>
      `${plural(more, 'more cell')} with ${kind === 'stray' ? 'a quote where none may stand' : 'a quote that never closes'}. Quote those cells.`,
  };
}

/** What is said of a column whose quotes nearly all stand beside blanks; null where it has few of them. */
function blankHabit(table: TableContext, { column, count, quotes }: QuoteGroup): string | null {
  if (column === null || count <= mostCells || !isBlanked(table, column)) return null;
  const [first] = quotes.flatMap(({ start }) => blankedQuote(table, start) ?? []);
  const isBefore = first !== undefined && first.quoted.start > first.start;
  const where = `Blanks stand ${isBefore ? 'before the quotes' : 'behind the closing quotes'} of ${formatCount(count)} cells of ${nameOf(column)}`;
  return isBefore
    ? `${where}: readers take blanks and quotes for text, and part it at the ${delimiterWord(table.dialect.delimiter)}s within. Remove the blanks, or read with skipinitialspace.`
    : `${where}: readers stop there, or keep the blanks. Remove them.`;
}

/** The cells that the quotes stand in, each once; the quote alone where its line is too long to look at. */
function cellsAround(table: TableContext, quotes: readonly CellPlace[]): CellPlace[] {
  const cells = new Map<number, CellPlace>();
  for (const { row, start, end } of quotes) {
    const inside = table.record(table.line(start)).find((cell) => start >= cell.start && start < cell.end);
    const place = { row, start: inside?.start ?? start, end: inside?.end ?? end };
    cells.set(place.start, place);
  }
  return [...cells.values()];
}

function unclosed(table: TableContext, place: CellPlace, lines: number): Explanation {
  const cells = table.record(table.line(place.start));
  const index = cells.findIndex((cell) => place.start >= cell.start && place.start < cell.end);
  // Text that holds delimiters was split where its quotes should have kept it together.
  const last = index < 0 ? undefined : cells[index + Math.max(0, cells.length - table.profile.structure.width)];
  const lead = `This quote never closes: ${swallowed(lines)} one cell.`;
  if (last === undefined) return explained(`${lead} Close it, or remove it.`, null, [0, 1]);
  const text = new TextDecoder().decode(table.raw({ start: place.start + 1, end: last.end }));
  if (text === '') return explained(`${lead} Remove it.`, null, [0, 1]);
  const tail = text.length > 30 ? `…${text.slice(-28)}` : text;
  const title = `Close the Quote After ${quoted(tail, 30)}`;
  return explained(
    `${lead} Close it after ${quoted(tail, 40)}.`,
    text.includes('"') ? null : { kind: 'raw', title, start: last.end, end: last.end, text: '"' },
    [0, 1],
  );
}

/** From so many lines on that look like records they are not counted to the end. */
function swallowed(lines: number): string {
  if (lines >= suspiciousBreaks) return 'all lines up to the next quote become';
  return lines > 1 ? `${formatCount(lines)} lines become` : 'what follows becomes';
}

function blanksBeside(
  table: TableContext,
  { start, end, quoted: { start: open, end: close } }: BlankedQuote,
): Explanation {
  const written = new TextDecoder().decode(table.raw({ start: open, end: close }));
  const [one, side] = [
    open - start + (end - close) === 1,
    open > start ? 'before the quotes' : 'behind the closing quote',
  ];
  const lead = `${one ? 'A blank stands' : 'Blanks stand'} ${side} of ${quoted(table.text({ start: open, end: close }), 30)}`;
  return explained(
    `${lead}: ${open > start ? 'readers take blanks and quotes for text' : 'readers stop there, or keep it'}. Remove ${one ? 'it' : 'them'}.`,
    { kind: 'raw', title: one ? 'Remove the Blank' : 'Remove the Blanks', start, end, text: written },
  );
}

function stray(table: TableContext, { place, text }: Cell): Explanation | null {
  const blanked = blankedQuote(table, place.start);
  if (blanked !== null) return blanked.start === place.start ? blanksBeside(table, blanked) : null;
  const raw = new TextDecoder().decode(table.raw(place));
  if (raw.startsWith('"')) {
    const close = raw.slice(1).search(/(?<!")"(?!")/);
    return explained(
      `Text follows the closing quote of ${quoted(text, 30)}: readers stop here, or lose it. Double the quotes that belong to the text.`,
      null,
      close < 0 ? undefined : [raw.slice(1, close + 1).replaceAll('""', '"').length, text.length],
    );
  }
  const right = quoteCell(raw, table.dialect.delimiter);
  const at = raw.indexOf('"');
  const short = right.length <= 40;
  const written = visible(right);
  return explained(
    `A quote stands inside an unquoted cell: readers disagree on where it ends. Write ${short ? written : 'the cell in quotes, with this one doubled'}.`,
    {
      kind: 'raw',
      title: `Quote the Cell: ${short ? written : `${written.slice(0, 38)}…`}`,
      start: place.start,
      end: place.end,
      text: right,
    },
    [at, at + 1],
  );
}
