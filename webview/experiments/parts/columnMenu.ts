import { columnId } from '../../../src/protocol/experiments/column';
import { chordText } from '../../shared/keys';
import { openMenu, type MenuEntry } from '../../shared/menu';
import type { PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { hideColumn, sortBy, toggleGroupBy, togglePinned, withoutSort } from '../model/viewChanges';
import { filterWith } from './filterText';

/** What can be done with a column. */
export function openColumnMenu(model: ExperimentsModel, { column, info, id, index }: PlacedColumn, at: DOMRect): void {
  const { view } = model;
  const keys = (chord: string) => chordText(chord, model.surroundings.mac);
  const sorted = view.sort.some((key) => columnId(key.column) === id);
  const pinned = index <= model.layout.pinned.length;
  const grouped = view.groupBy.some((by) => columnId(by) === id);
  const sort = (descending: boolean, add: boolean) => model.change(sortBy(view, column, { add, descending }), 'sort');
  const entries: MenuEntry[] = [
    { label: 'Sort Ascending', icon: 'arrow-up', keys: keys('alt+ArrowUp'), run: () => sort(false, false) },
    { label: 'Sort Descending', icon: 'arrow-down', keys: keys('alt+ArrowDown'), run: () => sort(true, false) },
    { label: 'Add to Sort', icon: 'list-ordered', run: () => sort(info?.goal !== 'minimize', true) },
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
      disabled: column.kind === 'metric',
      run: () => model.change(toggleGroupBy(view, column), 'group'),
    },
    { label: 'Filter by Value…', icon: 'filter', run: () => filterWith(model, column) },
    'separator',
    { label: pinned ? 'Unpin' : 'Pin', icon: 'pin', run: () => model.change(togglePinned(view, column), 'columns') },
    { label: 'Hide', icon: 'eye-closed', run: () => model.change(hideColumn(view, column), 'columns') },
  ];
  openMenu(at, entries);
}
