import { columnId } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { placedColumns, type ColumnLayout, type PlacedColumn } from '../model/columnLayout';
import { moveColumn, type ViewChange } from '../model/viewChanges';

/** Where a column that is dropped would come to stand. */
export interface DropPlace {
  readonly change: ViewChange;
  /** The head that it would stand beside, by its index in the layout of before, and on which side of it. */
  readonly index: number;
  readonly side: 'before' | 'after';
}

/**
 * What dropping a column on another one does; null: nothing. Dropped further right it comes after what it is dropped on, as it
 * would look while it is carried there. Pinned columns stay among themselves, so the place is looked up in the layout that
 * would come of it: `layout` makes it of a view.
 */
export function dropPlace(
  view: ViewState,
  moved: PlacedColumn,
  target: PlacedColumn,
  layout: (view: ViewState) => ColumnLayout,
): DropPlace | null {
  const columns = view.columns.map(({ column }) => column);
  const at = columns.findIndex((column) => columnId(column) === target.id);
  const before = moved.index < target.index ? (columns[at + 1] ?? null) : target.column;
  const change = moveColumn(view, moved.column, before);
  const now = placedColumns(layout(view));
  const then = layout({ ...view, ...change });
  const place = placedColumns(then).findIndex(({ id }) => id === moved.id);
  if (place < 0 || now[place]?.id === moved.id) return null;
  const indexOf = (id: string | undefined) => now.find((column) => column.id === id)?.index ?? 0;
  const part = place < then.pinned.length ? then.pinned : then.free;
  const next = part[part.findIndex(({ id }) => id === moved.id) + 1];
  if (next) return { change, index: indexOf(next.id), side: 'before' };
  return { change, index: indexOf(placedColumns(then)[place - 1]?.id), side: 'after' };
}
