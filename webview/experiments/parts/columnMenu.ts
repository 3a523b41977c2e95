import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { chordText } from '../../shared/keys';
import { openMenu, type MenuEntry } from '../../shared/menu';
import type { PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { isGroupable } from '../model/groupable';
import {
  hideColumn,
  nudgeColumn,
  setWidth,
  sortBy,
  toggleGroupBy,
  togglePinned,
  withoutSort,
} from '../model/viewChanges';
import { filterWith } from './filterText';

/** Moves a column past its neighbour, and the keyboard with it. */
export function moveBeside(model: ExperimentsModel, column: ColumnRef, by: -1 | 1): void {
  const { view, active } = model;
  model.change(nudgeColumn(view, column, by), 'order');
  if (model.view !== view) model.activate({ row: active.row, column: active.column + by });
}

/** What can be done with a column. */
export function openColumnMenu(
  model: ExperimentsModel,
  { column, info, id, index, width }: PlacedColumn,
  at: DOMRect,
): void {
  const { view } = model;
  const keys = (chord: string) => chordText(chord, model.surroundings.mac);
  const sorted = view.sort.some((key) => columnId(key.column) === id);
  const pinned = index <= model.layout.pinned.length;
  const grouped = view.groupBy.some((by) => columnId(by) === id);
  const sort = (descending: boolean, add: boolean) => model.change(sortBy(view, column, { add, descending }), 'sort');
  const move = (by: -1 | 1) => moveBeside(model, column, by);
  const resize = (by: number) => model.change(setWidth(view, column, width + by), `width ${id}`);
  const entries: MenuEntry[] = [
    { label: 'Sort Ascending', icon: 'arrow-up', keys: keys('alt+ArrowUp'), run: () => sort(false, false) },
    { label: 'Sort Descending', icon: 'arrow-down', keys: keys('alt+ArrowDown'), run: () => sort(true, false) },
    {
      label: 'Add to Sort',
      icon: 'list-ordered',
      keys: keys(`alt+shift+${info?.goal === 'minimize' ? 'ArrowUp' : 'ArrowDown'}`),
      run: () => sort(info?.goal !== 'minimize', true),
    },
    {
      label: 'Clear Sort',
      icon: 'close',
      disabled: !sorted,
      run: () => model.change(withoutSort(view, column), 'sort'),
    },
    'separator',
    {
      label: grouped ? 'No Longer Group By' : 'Group By',
      icon: 'group-by-ref-type',
      disabled: !isGroupable(column),
      run: () => model.change(toggleGroupBy(view, column, model.infos), 'group'),
    },
    { label: 'Filter by Value…', icon: 'filter', run: () => filterWith(model, column) },
    'separator',
    { label: pinned ? 'Unpin' : 'Pin', icon: 'pin', run: () => model.change(togglePinned(view, column), 'columns') },
    { label: 'Hide', icon: 'eye-closed', run: () => model.change(hideColumn(view, column), 'columns') },
    'separator',
    { label: 'Move Left', icon: 'arrow-left', keys: keys('alt+shift+ArrowLeft'), run: () => move(-1) },
    { label: 'Move Right', icon: 'arrow-right', keys: keys('alt+shift+ArrowRight'), run: () => move(1) },
    { label: 'Make Wider', keys: keys('shift+ArrowRight'), run: () => resize(8) },
    { label: 'Make Narrower', keys: keys('shift+ArrowLeft'), run: () => resize(-8) },
  ];
  openMenu(at, entries);
}
