import { columnId, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import { isName, leastWidth } from './columnLayout';
import { shownColumn } from './defaultView';
import { baselineMetricWidth, firstWidth, groupedMetricWidth } from './firstWidth';
import { rowKey } from './rowKey';

/** What a person's act changes in a view. */
export type ViewChange = Partial<ViewState>;

const same = (a: ColumnRef, b: ColumnRef) => columnId(a) === columnId(b);

/** Sorts by a column; `add` keeps the keys before it. The direction is given, else the other one than now. */
export function sortBy(view: ViewState, column: ColumnRef, options: { add: boolean; descending: boolean }): ViewChange {
  const key = { column, descending: options.descending };
  const others = options.add ? view.sort.filter((sort) => !same(sort.column, column)) : [];
  return { sort: [...others, key] };
}

/** In which direction a click on the header sorts: best first, then the other way. */
export function nextDirection(view: ViewState, info: ColumnInfo): boolean {
  const now = view.sort.find((sort) => same(sort.column, info.column));
  if (now) return !now.descending;
  return info.column.kind === 'metric' && info.goal !== 'minimize';
}

export function withoutSort(view: ViewState, column: ColumnRef): ViewChange {
  return { sort: view.sort.filter((sort) => !same(sort.column, column)) };
}

export function setWidth(view: ViewState, column: ColumnRef, width: number): ViewChange {
  const wide = Math.round(Math.max(leastWidth, width));
  const known = view.columns.some((shown) => same(shown.column, column));
  if (!known && isName(column)) return { columns: [{ column, width: wide, pinned: true }, ...view.columns] };
  return { columns: view.columns.map((shown) => (same(shown.column, column) ? { ...shown, width: wide } : shown)) };
}

export function togglePinned(view: ViewState, column: ColumnRef): ViewChange {
  const toggle = (shown: ViewState['columns'][number]) =>
    same(shown.column, column) ? { ...shown, pinned: !shown.pinned } : shown;
  return { columns: view.columns.map(toggle) };
}

/** Hides a column that is shown, and shows one that is not, after its like. */
export function toggleColumn(view: ViewState, info: ColumnInfo): ViewChange {
  const others = view.columns.filter(({ column }) => !same(column, info.column));
  if (others.length < view.columns.length) return { columns: others };
  const last = view.columns.findLastIndex(({ column }) => column.kind === info.column.kind);
  const at = last < 0 ? view.columns.length : last + 1;
  return { columns: view.columns.toSpliced(at, 0, shownColumn(info)) };
}

/** Hides a column, also one that no run has any more. */
export function hideColumn(view: ViewState, column: ColumnRef): ViewChange {
  return { columns: view.columns.filter((shown) => !same(shown.column, column)) };
}

/** Puts a column before another one; null: at the end. */
export function moveColumn(view: ViewState, column: ColumnRef, before: ColumnRef | null): ViewChange {
  const moved = view.columns.find((shown) => same(shown.column, column));
  if (!moved || (before && same(column, before))) return {};
  const others = view.columns.filter((shown) => shown !== moved);
  const at = before ? others.findIndex((shown) => same(shown.column, before)) : others.length;
  return { columns: others.toSpliced(at < 0 ? others.length : at, 0, moved) };
}

/** Moves a column one place among those that stand in the same part (pinned or not). */
export function nudgeColumn(view: ViewState, column: ColumnRef, by: -1 | 1): ViewChange {
  const at = view.columns.findIndex((shown) => same(shown.column, column));
  const moved = view.columns[at];
  const other = view.columns[at + by];
  if (!moved || !other || isName(other.column) || moved.pinned !== other.pinned) return {};
  return { columns: view.columns.with(at, other).with(at + by, moved) };
}

/** Groups also by a column, or no longer. */
export function toggleGroupBy(view: ViewState, column: ColumnRef, infos: Infos): ViewChange {
  const others = view.groupBy.filter((by) => !same(by, column));
  const groupBy = others.length < view.groupBy.length ? others : [...view.groupBy, column];
  // A group is named by its values: other groups are other rows.
  const change = { groupBy, marked: [], ...(view.baseline?.type === 'group' ? { baseline: null } : {}) };
  return withRoom(view, change, infos);
}

export function withoutGroups(view: ViewState, infos: Infos): ViewChange {
  return withRoom(view, { groupBy: [], marked: [] }, infos);
}

/** Pins a row that all others are compared with, or unpins it. */
export function toggleBaseline(view: ViewState, row: RowRef, infos: Infos): ViewChange {
  const isPinned = view.baseline && rowKey(view.baseline) === rowKey(row);
  return withRoom(view, { baseline: isPinned ? null : row }, infos);
}

export function withoutBaseline(view: ViewState, infos: Infos): ViewChange {
  return withRoom(view, { baseline: null }, infos);
}

type Infos = ReadonlyMap<string, ColumnInfo>;

/**
 * Groups say more of a metric than runs, and so does a baseline: the first one gets room for it, and its first width again
 * when they go, unless a person gave it another.
 */
function withRoom(view: ViewState, change: ViewChange, infos: Infos): ViewChange {
  const [before, room] = [roomOf(view), roomOf({ ...view, ...change })];
  const first = view.columns.find(({ column }) => column.kind === 'metric');
  if (!first || before === room) return change;
  const info = infos.get(columnId(first.column));
  const own = info && first.width === before ? firstWidth(info, true) : first.width;
  const width = Math.max(own, room);
  return { ...change, columns: view.columns.map((shown) => (shown === first ? { ...shown, width } : shown)) };
}

/** Px that the first metric needs at least. */
function roomOf({ groupBy, baseline }: Pick<ViewState, 'groupBy' | 'baseline'>): number {
  if (groupBy.length > 0) return groupedMetricWidth;
  return baseline ? baselineMetricWidth : 0;
}
