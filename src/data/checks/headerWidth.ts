import { plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
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
  if (surplus.length > 0 && surplus.every((column) => column.kind(CellKind.Empty).count === column.cells)) {
    const end = surplus.length === 1 ? `a ${word}` : `${surplus.length} ${word}s`;
    return `every row ends in ${end} more: pandas takes the first column for an index and shifts the names. Remove ${surplus.length === 1 ? 'it' : 'them'} from the rows.`;
  }
  return isSplitInSingleQuotes(table)
    ? `the rows have ${width} cells: text in single quotes is split at its ${word}s. Write double quotes around it.`
    : `the rows have ${width} cells: readers shift the names or lose values. Name every column.`;
}

/** Whether the first rows all hold a cell that a single quote opens and a later one that it closes. */
function isSplitInSingleQuotes({ top }: TableContext): boolean {
  return (
    top.length > 1 &&
    top.every(({ cells }) => {
      const texts = cells.map(({ text }) => text.trim());
      const open = texts.findIndex((text) => /^'[^']*$/.test(text));
      return open >= 0 && texts.slice(open + 1).some((text) => /^[^']*'$/.test(text));
    })
  );
}
