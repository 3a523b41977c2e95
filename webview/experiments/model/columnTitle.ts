import { columnId, formatColumn, type ColumnRef } from '../../../src/protocol/experiments/column';

/** How a person calls a column: its key, and which value of a series where it is not the last. */
export function columnTitle(column: ColumnRef): string {
  return column.kind === 'metric' && column.of !== 'last' ? `${column.of} ${column.key}` : column.key;
}

/** The title of a column; where another one of those that there are has the same, the name that the filter knows it by. */
export function tellingTitle(column: ColumnRef, all: Iterable<{ readonly column: ColumnRef }>): string {
  return tellingTitles(all)(column);
}

/** The same for many columns among the same others. */
export function tellingTitles(all: Iterable<{ readonly column: ColumnRef }>): (column: ColumnRef) => string {
  const firsts = new Map<string, string>();
  const shared = new Set<string>();
  for (const { column } of all) {
    const [id, title] = [columnId(column), columnTitle(column)];
    if ((firsts.get(title) ?? id) !== id) shared.add(title);
    firsts.set(title, id);
  }
  return (column) => {
    const title = columnTitle(column);
    return shared.has(title) ? formatColumn(column) : title;
  };
}
