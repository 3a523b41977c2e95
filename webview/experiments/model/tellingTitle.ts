import { columnId, formatColumn, type ColumnRef } from '../../../src/protocol/experiments/column';
import { columnTitle } from './columnLayout';

/** The title of a column; where another one of those that there are has the same, the name that the filter knows it by. */
export function tellingTitle(column: ColumnRef, all: Iterable<{ readonly column: ColumnRef }>): string {
  const [id, title] = [columnId(column), columnTitle(column)];
  for (const { column: other } of all)
    if (columnTitle(other) === title && columnId(other) !== id) return formatColumn(column);
  return title;
}
