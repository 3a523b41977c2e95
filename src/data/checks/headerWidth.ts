import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import { blankedQuote } from './blankedQuotes';
import type { Cause, TableContext } from './check';
import { holdsNothing } from './layout';
import { delimiterWord } from './shown';

/** The header itself has another number of cells than the rows below it agree on. */
export function* headerWidth(table: TableContext, wrong: (named: number, width: number) => boolean): Iterable<Cause> {
  const { header } = table;
  const { width } = table.profile.structure;
  if (header === null || holdsNothing(table) || !wrong(header.count, width)) return;
  const last = table.record(header).at(-1);
  if (last === undefined) return;
  const named = plural(header.count, 'column');
  yield {
    scope: 'file',
    at: { start: last.start, end: last.end },
    count: Math.abs(header.count - width),
    message:
      header.count < width
        ? `The header names ${named}, but ${whyMore(table, header.count)}`
        : `The header names ${named}, but the rows have ${plural(width, 'cell')}: names are left over. Remove them, or add the values.`,
  };
}

/** What makes the rows wider than the header, as far as it shows. */
function whyMore(table: TableContext, named: number): string {
  const { width } = table.profile.structure;
  const word = delimiterWord(table.dialect.delimiter);
  const surplus = table.profile.columns.slice(named);
  if (endsInDelimiters(table)) {
    const end = surplus.length === 1 ? `a ${word}` : `${surplus.length} ${word}s`;
    const first = surplus.length === 1 ? 'the first column' : `the first ${surplus.length} columns`;
    return `${rowsThatEnd(table)} in ${end} more: pandas takes ${first} for an index and shifts the names. Remove ${surplus.length === 1 ? 'it' : 'them'} from the rows.`;
  }
  if (isSplitBehindBlanks(table))
    return `the rows have ${width} cells: blanks stand before quotes, so that text is split at its ${word}s. Remove the blanks, or read with skipinitialspace.`;
  return isSplitInSingleQuotes(table)
    ? `the rows have ${width} cells: text in single quotes is split at its ${word}s. Write double quotes around it.`
    : `the rows have ${width} cells: readers shift the names or lose values. Name every column.`;
}

/** Whether all that the header does not name is empty: rows end in more delimiters than it has. */
export function endsInDelimiters({ header, profile }: TableContext): boolean {
  const surplus = profile.columns.slice(header?.count ?? profile.columns.length);
  return surplus.length > 0 && surplus.every((column) => column.kind(CellKind.Empty).count === column.cells);
}

/** "every row ends", or "36 of 40 rows end", of those that are as wide as most. */
function rowsThatEnd({ profile }: TableContext): string {
  const { width, widths } = profile.structure;
  const wide = widths.get(width) ?? 0;
  const all = [...widths.values()].reduce((sum, count) => sum + count, 0);
  return wide === all ? 'every row ends' : `${formatCount(wide)} of ${plural(all, 'row')} end`;
}

/** Whether most of the first rows hold a cell that begins within another one, whose quotes stand behind blanks. */
function isSplitBehindBlanks(table: TableContext): boolean {
  const split = table.top.filter(({ cells }) =>
    cells.some(({ start }) => (blankedQuote(table, start)?.start ?? start) < start),
  );
  return split.length > 1 && split.length > table.top.length / 2;
}

/** Whether most of the first rows hold a cell that a single quote opens and a later one that it closes. */
function isSplitInSingleQuotes({ top }: TableContext): boolean {
  const split = top.filter(({ cells }) => {
    const texts = cells.map(({ text }) => text.trim());
    const open = texts.findIndex((text) => /^'[^']*$/.test(text));
    return open >= 0 && texts.slice(open + 1).some((text) => /^[^']*'$/.test(text));
  });
  return split.length > 1 && split.length > top.length / 2;
}
