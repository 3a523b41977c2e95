import { formatCount, plural } from '../../base/text';
import { cellText, quoteCell } from '../csv/cell';
import { CellFlag } from '../profile/cellKind';
import type { CellPlace } from '../profile/tableProfile';
import { byPlace, cellCause, explained } from './cause';
import type { Cause, Check, Explanation, TableContext } from './check';
import { quoted } from './shown';

export const csvUnclosedQuote: Check = {
  id: 'csv-unclosed-quote',
  severity: 'error',
  title: 'A quote never closes',
  *find(table) {
    const { unclosedQuotes } = table.profile.structure;
    const known = byPlace(unclosedQuotes.cells);
    const places = unclosedQuotes.cells.map(({ row, start }) => ({ row, start, end: start + 1 }));
    yield* quoteCauses(table, places, unclosedQuotes, 'unclosed', (place) =>
      unclosed(table, place, known(place)?.lines ?? 0),
    );
  },
};

export const csvStrayQuote: Check = {
  id: 'csv-stray-quote',
  severity: 'error',
  title: 'A quote where none may stand',
  *find(table) {
    const { strayQuotes } = table.profile.structure;
    yield* quoteCauses(table, onePerCell(strayQuotes.cells), strayQuotes, 'stray', (place) => stray(table, place));
  },
};

export const csvEscapeMix: Check = {
  id: 'csv-escape-mix',
  severity: 'warning',
  title: 'Quotes are escaped in two ways',
  *find(table) {
    const { columns } = table.profile;
    let doubled = 0;
    for (const column of columns) doubled += column.flag(CellFlag.DoubledQuote).count;
    if (doubled === 0) return;
    for (const column of columns) {
      const { count } = column.flag(CellFlag.BackslashQuote);
      if (count === 0) continue;
      yield cellCause(column, { by: 'flags', flags: [CellFlag.BackslashQuote] }, count, {
        explain: ({ text }) =>
          explained(
            `${quoted(text, 30)} escapes a quote with a backslash; ${plural(doubled, 'other cell doubles', 'other cells double')} it. Readers know one way only. Double it.`,
            {
              kind: 'replace',
              title: 'Double the Quote Instead of the Backslash',
              text: text.replaceAll('\\"', '"'),
            },
          ),
        explainMore: (more) =>
          `${plural(more, 'more cell escapes', 'more cells escape')} quotes with a backslash. Double them.`,
      });
    }
  },
};

interface Quotes {
  readonly count: number;
  readonly cells: readonly (CellPlace & { readonly column: number })[];
}

/** One cause a column, with the places of that column. */
function* quoteCauses(
  table: TableContext,
  places: readonly CellPlace[],
  quotes: Quotes,
  kind: 'stray' | 'unclosed',
  explain: (place: CellPlace) => Explanation,
): Iterable<Cause> {
  const columnOf = byPlace(quotes.cells);
  const unseen = quotes.count - quotes.cells.length;
  const groups = Map.groupBy(places, (place) => columnOf(place)?.column ?? -1);
  let first = true;
  for (const [index, group] of groups) {
    const count = group.length + (first ? unseen : 0);
    first = false;
    yield {
      scope: 'cell',
      column: table.profile.columns[index] ?? null,
      claimsRow: kind === 'unclosed',
      count,
      select: { by: 'places', count, places: group, rest: { kind } },
      explain: ({ place }) => explain(place),
      explainMore: (more) =>
        `${plural(more, 'more quote')} ${kind === 'stray' ? 'of cells that are not quoted' : 'that never close'}. Quote those cells.`,
    };
  }
}

function onePerCell<T extends CellPlace & { readonly column: number }>(cells: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return cells.filter((cell) => {
    const key = `${cell.row}:${cell.column}`;
    return !seen.has(key) && seen.add(key);
  });
}

function unclosed(table: TableContext, place: CellPlace, lines: number): Explanation {
  const cells = table.record(table.line(place.start));
  const index = cells.findIndex(
    (cell) => place.start >= cell.start && place.start < Math.max(cell.end, cell.start + 1),
  );
  // Text that holds delimiters was split where its quotes should have kept it together.
  const last = index < 0 ? undefined : cells[index + Math.max(0, cells.length - table.profile.structure.width)];
  const swallowed = lines > 1 ? `${formatCount(lines)} lines become` : 'what follows becomes';
  if (last === undefined) return explained(`This quote never closes: ${swallowed} one cell. Close it, or remove it.`);
  const text = cellText(table.raw({ start: place.start + 1, end: last.end }), 0, last.end - place.start - 1);
  const tail = text.length > 30 ? `…${text.slice(-28)}` : text;
  const advice = text === '' ? 'Remove it.' : `Close it after ${quoted(tail, 40)}.`;
  return explained(
    `This quote never closes: ${swallowed} one cell. ${advice}`,
    text === '' || text.includes('"')
      ? null
      : { kind: 'raw', title: `Close the Quote After ${quoted(tail, 30)}`, start: last.end, end: last.end, text: '"' },
  );
}

function stray(table: TableContext, place: CellPlace): Explanation {
  const cell = table
    .record(table.line(place.start))
    .find((each) => place.start >= each.start && place.start < each.end);
  const raw = cell && new TextDecoder().decode(table.raw(cell));
  if (cell === undefined || raw === undefined || raw.startsWith('"')) {
    const what = raw === undefined ? 'this cell' : quoted(cell?.text ?? '', 30);
    return explained(
      `Text follows the closing quote of ${what}: readers stop here, or lose the text. Double the quotes that belong to it.`,
    );
  }
  const right = quoteCell(raw, table.dialect.delimiter);
  return explained(
    `A quote stands inside an unquoted cell: readers disagree on where it ends. Write ${right.length <= 40 ? right : 'the cell in quotes, with this one doubled'}.`,
    {
      kind: 'raw',
      title: `Quote the Cell: ${right.length <= 40 ? right : `${right.slice(0, 38)}…`}`,
      start: cell.start,
      end: cell.end,
      text: right,
    },
  );
}
