import { plural } from '../../base/text';
import { CellFlag } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Cell, Check, Explanation, TableContext } from './check';
import { mostCells } from './nature';
import { nameOf, quoted } from './shown';

const select = { by: 'flags', flags: [CellFlag.BackslashQuote] } as const;

export const csvEscapeMix: Check = {
  id: 'csv-escape-mix',
  severity: 'warning',
  *find(table) {
    const { columns } = table.profile;
    let doubled = 0;
    for (const column of columns) doubled += column.flag(CellFlag.DoubledQuote).count;
    for (const column of columns) {
      const { count } = column.flag(CellFlag.BackslashQuote);
      if (count > 0)
        yield doubled === 0 && count > mostCells ? ofAll(column, count) : ofCells(table, column, count, doubled);
    }
  },
};

/** One way in the whole file: one setting of the loader reads it. */
function ofAll(column: ColumnProfile, count: number): Cause {
  return columnCause(
    column,
    `${plural(count, 'cell')} of ${nameOf(column)} escape quotes with a backslash: readers end the cell at the first of them, and a delimiter behind it begins another. Double the quotes, or load with escapechar="\\\\".`,
    { select, count },
  );
}

function ofCells(table: TableContext, column: ColumnProfile, count: number, doubled: number): Cause {
  return cellCause(column, select, count, {
    explain: (cell) => (isEscaped(table, cell) ? escaped(cell, doubled) : null),
    explainMore: (more) =>
      `${plural(more, 'more cell escapes', 'more cells escape')} quotes with a backslash. Double them.`,
  });
}

/** A backslash that only stands before a doubled quote belongs to the text, as one at the end of a cell does. */
function isEscaped(table: TableContext, { place }: Cell): boolean {
  const raw = new TextDecoder().decode(table.raw(place));
  return raw.startsWith('"') && /\\"(?!")/.test(raw.slice(1, -1));
}

function escaped({ text }: Cell, doubled: number): Explanation {
  const harm =
    doubled === 0
      ? 'Readers end the cell there.'
      : `${plural(doubled, 'other cell doubles', 'other cells double')} it. Readers know one way only.`;
  const lead = `${quoted(text, 30)} escapes a quote with a backslash${doubled === 0 ? '.' : ';'}`;
  return explained(`${lead} ${harm} Double it.`, {
    kind: 'replace',
    title: 'Double the Quote Instead of the Backslash',
    text: text.replaceAll('\\"', '"'),
  });
}
