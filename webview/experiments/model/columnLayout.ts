import { columnId, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { tellingTitles } from './columnTitle';

/** A column that is shown, and where. */
export interface PlacedColumn {
  readonly id: string;
  readonly column: ColumnRef;
  /** As no other one is called that is shown. */
  readonly title: string;
  /** Null when no run has it any more. */
  readonly info: ColumnInfo | null;
  /** Px, as are all lengths here. */
  readonly width: number;
  /** From the left of the table, scrolled to its start. */
  readonly left: number;
  /** Position among all: 0 is the name. */
  readonly index: number;
}

/** The name, what is pinned beside it, and what scrolls. */
export interface ColumnLayout {
  readonly nameWidth: number;
  readonly pinned: readonly PlacedColumn[];
  readonly free: readonly PlacedColumn[];
  /** Width of the name and of what is pinned. */
  readonly pinnedWidth: number;
  readonly width: number;
  /** Columns that *Only Differing* hides. */
  readonly hidden: number;
}

export const leastWidth = 48;
const groupNameWidth = 240;
/** Room for stars and tags too. */
const runNameWidth = 272;
const narrowNameWidth = 190;
/** A metric needs this much for its value and what marks the best. */
const narrowMetricWidth = 116;

/** Whether a column stands for the name, which is always first. */
export function isName(column: ColumnRef): boolean {
  return column.kind === 'attribute' && column.key === 'name';
}

/** Those that can be shown or not: the name always is. */
export function choosable(columns: readonly ColumnInfo[]): readonly ColumnInfo[] {
  return columns.filter(({ column }) => !isName(column));
}

/** `narrow`: width in px of a table that has no room for all; `alike`: columns in which the shown runs are alike, if known. */
export function layoutIn(
  narrow: number | null,
  view: ViewState,
  infos: ReadonlyMap<string, ColumnInfo>,
  alike: readonly string[] | null,
): ColumnLayout {
  return narrow === null ? layoutColumns(view, infos, alike) : layoutNarrow(view, infos, narrow);
}

/** Where the columns of a view stand. */
export function layoutColumns(
  view: ViewState,
  infos: ReadonlyMap<string, ColumnInfo>,
  alike: readonly string[] | null = null,
): ColumnLayout {
  const named = view.columns.find(({ column }) => isName(column));
  const nameWidth = named?.width ?? (view.groupBy.length > 0 ? groupNameWidth : runNameWidth);
  const others = view.columns.filter(({ column }) => !isName(column));
  const shown = others.filter(({ column }) => !view.onlyDiffering || differs(column, infos, alike));
  const ordered = [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)];
  const titleOf = tellingTitles(view.columns);
  let left = nameWidth;
  const placed = ordered.map(({ column, width, pinned }, index) => {
    const id = columnId(column);
    const info = infos.get(id) ?? null;
    const place = { id, column, title: titleOf(column), info, width, left, index: index + 1, pinned };
    left += width;
    return place;
  });
  const free = placed.filter(({ pinned }) => !pinned);
  return {
    nameWidth,
    pinned: placed.filter(({ pinned }) => pinned),
    free,
    pinnedWidth: free[0]?.left ?? left,
    width: left,
    hidden: others.length - shown.length,
  };
}

/** A narrow table has room for the name and the first metric. */
export function layoutNarrow(
  view: ViewState,
  infos: ReadonlyMap<string, ColumnInfo>,
  tableWidth: number,
): ColumnLayout {
  const nameWidth = Math.min(narrowNameWidth, Math.max(tableWidth / 2, tableWidth - narrowMetricWidth));
  const first = view.columns.find(({ column }) => column.kind === 'metric') ?? view.columns[0];
  const name: ViewState['columns'][number] = {
    column: { kind: 'attribute', key: 'name' },
    width: nameWidth,
    pinned: true,
  };
  const columns = first
    ? [name, { ...first, width: Math.max(leastWidth, tableWidth - nameWidth), pinned: false }]
    : [name];
  return layoutColumns({ ...view, columns }, infos);
}

/** Metrics always differ; of the rest, only what is known to be the same in all runs that are shown is hidden. */
function differs(column: ColumnRef, infos: ReadonlyMap<string, ColumnInfo>, alike: readonly string[] | null): boolean {
  if (column.kind === 'metric') return true;
  return alike ? !alike.includes(columnId(column)) : infos.get(columnId(column))?.differs !== false;
}

/** Every column that is shown but the name, in the order of the screen. */
export function placedColumns(layout: ColumnLayout): readonly PlacedColumn[] {
  return [...layout.pinned, ...layout.free];
}
