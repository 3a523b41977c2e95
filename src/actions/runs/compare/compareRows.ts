import type { Comparison } from '../../../protocol/experiments/comparison';
import type { TableQuestion } from '../../../protocol/experiments/rows';
import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunNumber, RunStore } from '../../../runs/runStore';
import { filteredRuns } from '../table/filteredRuns';
import { groupRuns, type RunGroup } from '../table/grouping';
import type { MetricMeaning } from '../table/metricMeaning';
import { groupKey, groupName, restName } from '../table/rowKey';
import { compareRuns } from './compareRuns';
import type { SideInput } from './side';

/** Rows of the table, and the question that it answered. */
export interface CompareRowsInput extends Pick<TableQuestion, 'groupBy' | 'filter' | 'archived'> {
  readonly rows: readonly RowRef[];
}

export interface CompareRowsContext {
  readonly store: RunStore;
  readonly meaning: MetricMeaning;
  readonly now: () => Date;
}

/** Compares rows of the table with the first of them; a row that is not there any more is left out. */
export function compareRows(context: CompareRowsContext, input: CompareRowsInput): Comparison {
  const groups = input.rows.some(({ type }) => type === 'group')
    ? groupsOf(context, input)
    : new Map<string, SideInput>();
  const sides = input.rows.flatMap((row) => {
    const side = row.type === 'group' ? groups.get(groupKey(row.values)) : runSide(context.store, row);
    return side ?? [];
  });
  return compareRuns(context, sides);
}

function runSide(store: RunStore, row: Extract<RowRef, { type: 'run' }>): SideInput | null {
  const number = store.byId(row.id);
  const [run] = number === null ? [] : store.runs([number]);
  return run ? { row, name: run.name, numbers: [run.number] } : null;
}

function groupsOf({ store, now }: CompareRowsContext, input: CompareRowsInput): ReadonlyMap<string, SideInput> {
  const { numbers } = filteredRuns(store, { ...input, sort: [] }, now().getTime());
  const { groups, rest } = groupRuns(store, numbers, input.groupBy);
  const side = (group: RunGroup): readonly [string, SideInput] => [
    group.key,
    {
      row: { type: 'group', values: [...group.values] },
      name: group === rest ? restName(input.groupBy) : groupName(group.values),
      numbers: group.members.map((place): RunNumber => numbers[place] ?? 0),
    },
  ];
  return new Map((rest ? [...groups, rest] : groups).map(side));
}
