import { assertNever } from '../../../base/errors';
import { planMend } from '../../fixes/planMend';
import type { CellPlace } from '../../profile/tableProfile';
import type { ColumnCause, FileCause, HeaderCause, TableContext } from '../check';
import { columnOf, mendTarget, partOf } from './cellDrafts';
import type { Found } from './collect';
import type { Draft, Span } from './draft';

/** What is said once: of a column, of a header cell, of the file. */
export function draftOther(table: TableContext, found: Found, cause: ColumnCause | HeaderCause | FileCause): Draft {
  switch (cause.scope) {
    case 'column':
      return columnDraft(table, found, {
        column: cause.column,
        count: cause.count,
        message: cause.message,
        samples: cause.samples,
      });
    case 'header':
      return headerDraft(table, found, cause);
    case 'file':
      return fileDraft(table, found, cause);
    default:
      return assertNever(cause);
  }
}

/** A finding at the header of a column, with examples from below it. */
export function columnDraft(
  table: TableContext,
  { check, severity }: Found,
  about: Pick<ColumnCause, 'column' | 'count' | 'message' | 'samples'>,
): Draft {
  return {
    check: check.id,
    severity,
    message: about.message,
    scope: 'column',
    row: null,
    ...columnOf(about.column),
    at: about.column.header ?? firstCell(table, about.column.index),
    value: about.column.header === null ? null : about.column.name,
    count: about.count,
    samples: samplesOf(table, about.samples),
  };
}

/** A finding of the whole file, at its first cell unless it says where: a whole line would hide what stands at its names. */
export function fileDraft(table: TableContext, { check, severity }: Found, cause: FileCause): Draft {
  const at = cause.at ?? firstCell(table);
  return {
    check: check.id,
    severity,
    message: cause.message,
    scope: 'file',
    row: null,
    column: null,
    columnIndex: null,
    at,
    value: null,
    count: cause.count,
    ...(cause.mend && { mend: planMend(mendTarget(table), at, cause.mend) }),
  };
}

function headerDraft(table: TableContext, { check, severity }: Found, { column, explanation }: HeaderCause): Draft {
  const at = column.header ?? firstCell(table, column.index);
  return {
    check: check.id,
    severity,
    message: explanation.message,
    scope: 'column',
    row: null,
    ...columnOf(column),
    at: partOf(table.raw(at), at, explanation),
    value: column.name,
    count: 1,
    samples: [],
    ...(explanation.mend && { mend: planMend(mendTarget(table), at, explanation.mend) }),
  };
}

function samplesOf(table: TableContext, places: readonly CellPlace[]): NonNullable<Draft['samples']> {
  return places.slice(0, 5).map((place) => ({ row: place.row, at: place, value: table.text(place) }));
}

/** The cell of a column in the first record, or the first one with something in it; the first line where there is none. */
function firstCell(table: TableContext, index?: number): Span {
  const cells = (table.header ?? table.top[0])?.cells ?? [];
  const cell = index === undefined ? undefined : cells[index];
  const { start, end } = cell ?? cells.find((each) => each.end > each.start) ?? firstLine(table);
  return { start, end };
}

function firstLine(table: TableContext): Span {
  const start = table.header?.start ?? table.dialect.bom;
  return { start, end: Math.max(start, table.line(start).end) };
}
