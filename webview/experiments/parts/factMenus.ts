import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { openMenu, type MenuEntry } from '../../shared/menu';
import { tellingTitles } from '../model/columnTitle';
import { byWorth } from '../model/defaultView';
import { isGroupable } from '../model/groupable';
import type { ExperimentsModel } from '../model/experimentsModel';
import { nextDirection, sortBy, toggleBaseline, toggleGroupBy, withoutBaseline } from '../model/viewChanges';
import { chosenRows } from './rowCommands';
import { openColumnBoxes, openColumnChoice } from './columnPicker';

/** Few enough to be read in a menu; more are searched for. */
const menuLength = 12;

/** What groups can be made of, several at once: first the params that tell most, last what every run has for itself. */
export async function openGroupPicker(model: ExperimentsModel, at: DOMRect): Promise<void> {
  const ofOneRun = new Set(await tellingOfOneRun(model));
  const isOfOneRun = ({ column }: ColumnInfo) => ofOneRun.has(columnId(column));
  const groupable = byWorth(model.columns).filter(({ column }) => isGroupable(column));
  const columns = groupable.toSorted((a, b) => Number(isOfOneRun(a)) - Number(isOfOneRun(b)));
  openColumnBoxes(model, at, {
    title: 'Group by',
    columns,
    note: (info) => (isOfOneRun(info) ? 'one run each' : null),
    checked: ({ column }) => model.view.groupBy.some((by) => columnId(by) === columnId(column)),
    choose: ({ column }) => model.change(toggleGroupBy(model.view, column, model.infos), 'group'),
  });
}

/** What is not known is not noted. */
async function tellingOfOneRun(model: ExperimentsModel): Promise<readonly string[]> {
  try {
    return await model.asks.ofOneRun(null);
  } catch (error) {
    model.failed(error);
    return [];
  }
}

export function openSortMenu(model: ExperimentsModel, at: DOMRect): void {
  const { view } = model;
  const sorted = new Map(view.sort.map(({ column, descending }) => [columnId(column), descending]));
  const shown = view.columns.flatMap(({ column }) => model.infos.get(columnId(column)) ?? []);
  const titleOf = tellingTitles(shown);
  const sort = (info: ColumnInfo) =>
    model.change(sortBy(model.view, info.column, { add: false, descending: nextDirection(model.view, info) }), 'sort');
  const entries: MenuEntry[] = shown.slice(0, menuLength).map((info) => {
    const descending = sorted.get(columnId(info.column));
    const sign = descending === undefined ? {} : { icon: descending ? 'arrow-down' : 'arrow-up' };
    return { label: titleOf(info.column), ...sign, run: () => sort(info) };
  });
  const search = {
    label: 'Search…',
    icon: 'search',
    run: () => openColumnChoice(model, at, { title: 'Sort by', columns: model.columns, choose: sort }),
  };
  openMenu(at, [{ heading: 'Sort by' }, ...entries, 'separator', search]);
}

export function openBaselineMenu(model: ExperimentsModel, at: DOMRect): void {
  const [row] = chosenRows(model);
  openMenu(at, [
    { heading: 'Baseline' },
    {
      label: 'Use Selected Row',
      icon: 'pinned',
      keys: 'B',
      disabled: row === undefined,
      why: 'select one first',
      run: () => row && model.change(toggleBaseline({ ...model.view, baseline: null }, row, model.infos), 'baseline'),
    },
    {
      label: 'No Baseline',
      icon: 'close',
      disabled: model.view.baseline === null,
      why: 'there is none',
      run: () => model.change(withoutBaseline(model.view, model.infos), 'baseline'),
    },
  ]);
}
