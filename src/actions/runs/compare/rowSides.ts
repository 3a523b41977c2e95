import type { RowsChoice } from '../../../protocol/experiments/chosen';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunNumber, RunStore } from '../../../runs/runStore';
import { filteredRuns } from '../table/filteredRuns';
import { groupRuns, type RunGroup } from '../table/grouping';
import { groupKey, groupName, restName } from '../table/rowKey';
import type { SideInput } from './side';

export interface RowSidesContext {
  readonly store: RunStore;
  readonly now: () => Date;
}

/** The runs of each row of the table; a row that is not there any more is left out. */
export function rowSides(context: RowSidesContext, choice: RowsChoice): readonly SideInput[] {
  const groups = choice.rows.some(({ type }) => type === 'group')
    ? groupsOf(context, choice)
    : new Map<string, SideInput>();
  return choice.rows.flatMap((row) => {
    const side = row.type === 'group' ? groups.get(groupKey(row.values)) : runSide(context.store, row);
    return side ?? [];
  });
}

function runSide(store: RunStore, row: Extract<RowRef, { type: 'run' }>): SideInput | null {
  const number = store.byId(row.id);
  const [run] = number === null ? [] : store.runs([number]);
  return run ? { row, name: run.name, numbers: [run.number] } : null;
}

function groupsOf({ store, now }: RowSidesContext, choice: RowsChoice): ReadonlyMap<string, SideInput> {
  const { numbers } = filteredRuns(store, { ...choice, sort: [] }, now().getTime());
  const { groups, rest } = groupRuns(store, numbers, choice.groupBy);
  const side = (group: RunGroup): readonly [string, SideInput] => [
    group.key,
    {
      row: { type: 'group', values: [...group.values] },
      name: group === rest ? restName(choice.groupBy) : groupName(group.values),
      numbers: group.members.map((place): RunNumber => numbers[place] ?? 0),
    },
  ];
  return new Map((rest ? [...groups, rest] : groups).map(side));
}
