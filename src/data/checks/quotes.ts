import { formatCount, plural } from '../../base/text';
import { quoteCell } from '../csv/cell';
import { suspiciousBreaks } from '../csv/quotedCell';
import type { CellPlace } from '../profile/tableProfile';
import { byPlace, explained } from './cause';
import type { Cause, Cell, Check, Explanation, TableContext } from './check';
import { quoted, visible } from './shown';

export const csvUnclosedQuote: Check = {
  id: 'csv-unclosed-quote',
  severity: 'error',
  *find(table) {
    const { unclosedQuotes } = table.profile.structure;
    const known = byPlace(unclosedQuotes.cells);
    yield* quoteCauses(table, unclosedQuotes, 'unclosed', ({ place }) =>
      unclosed(table, place, known(place)?.lines ?? 0),
    );
  },
};

export const csvStrayQuote: Check = {
  id: 'csv-stray-quote',
  severity: 'error',
  *find(table) {
    yield* quoteCauses(table, table.profile.structure.strayQuotes, 'stray', (cell) => stray(table, cell));
  },
};

interface Quotes {
  readonly count: number;
  readonly cells: readonly (CellPlace & { readonly column: number })[];
}

/** One cause a column, with the cells of that column. */
function* quoteCauses(
  table: TableContext,
  quotes: Quotes,
  kind: 'stray' | 'unclosed',
  explain: (cell: Cell) => Explanation,
): Iterable<Cause> {
  let unseen = quotes.count - quotes.cells.length;
  for (const [index, group] of Map.groupBy(quotes.cells, ({ column }) => column)) {
    const places = cellsAround(table, group);
    const count = places.length + unseen;
    unseen = 0;
    yield {
      scope: 'cell',
      column: table.profile.columns[index] ?? null,
      claimsRow: kind === 'unclosed',
      count,
      select: { by: 'places', count, places, rest: { kind } },
      explain,
      explainMore: (more) =>
        `${plural(more, 'more cell')} with ${kind === 'stray' ? 'a quote where none may stand' : 'a quote that never closes'}. Quote those cells.`,
    };
  }
}

/** The cells that the quotes stand in, each once; the quote alone where its line is too long to look at. */
function cellsAround(table: TableContext, quotes: Quotes['cells']): CellPlace[] {
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

function stray(table: TableContext, { place, text }: Cell): Explanation {
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
