import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues, RunStore } from '../../../runs/runStore';
import { groupKey } from './rowKey';

/** Runs that agree in what is grouped by. */
export interface RunGroup {
  readonly key: string;
  /** In the order of `groupBy`; null: its runs lack it. */
  readonly values: readonly (string | null)[];
  /** Places of its runs in the numbers that were grouped, in their order. */
  readonly members: readonly number[];
}

export interface Grouping {
  readonly groups: readonly RunGroup[];
  /** Runs that lack all of what is grouped by; null: there are none. */
  readonly rest: RunGroup | null;
}

/** Groups runs by the values of columns, in the order in which the groups first come. */
export function groupRuns(store: RunStore, numbers: Int32Array, by: readonly ColumnRef[]): Grouping {
  const columns = by.map((column) => texts(store.values(column, numbers)));
  const found = new Map<string, { values: (string | null)[]; members: number[] }>();
  for (let place = 0; place < numbers.length; place++) {
    const values = columns.map((column) => column[place] ?? null);
    const key = groupKey(values);
    const group = found.get(key);
    if (group) group.members.push(place);
    else found.set(key, { values, members: [place] });
  }
  const all = [...found].map(([key, group]) => ({ key, ...group }));
  return {
    groups: all.filter(({ values }) => !lacksAll(values)),
    rest: all.find(({ values }) => lacksAll(values)) ?? null,
  };
}

function lacksAll(values: readonly (string | null)[]): boolean {
  return values.every((value) => value === null);
}

/** Values of a column as they are recorded. */
export function texts(column: ColumnValues): readonly (string | null)[] {
  if (column.type === 'texts') return column.values;
  return Array.from(column.values, (value, index) => (column.present[index] ? String(value) : null));
}
