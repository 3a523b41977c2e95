import { columnId, type ColumnRef } from '../../../runs/columns';
import type { RunStore } from '../../../runs/runStore';
import { plainValues } from './plainValues';

/** Of more runs nothing is claimed: to read all of many columns would take seconds. */
const mostRuns = 20_000;
const mostOfKind = 200;
/** Repeats mostly stand side by side, and few runs are soon read. */
const firstRuns = 200;

/** Ids of the params and tags of which each run that has one has another value: a group by them is one run. */
export function columnsOfOneRun(store: Pick<RunStore, 'find' | 'values' | 'columns'>): readonly string[] {
  const numbers = store.find({ filter: null, order: [], archived: false });
  if (numbers.length > mostRuns) return [];
  const first = numbers.subarray(0, firstRuns);
  const differing = store.columns().filter(({ differs }) => differs);
  return (['param', 'tag'] as const)
    .flatMap((kind) => differing.filter(({ column }) => column.kind === kind).slice(0, mostOfKind))
    .filter(({ column }) => !repeats(present(store, column, first)))
    .filter(({ column }) => {
      const all = present(store, column, numbers);
      return all.length > 1 && !repeats(all);
    })
    .map(({ column }) => columnId(column));
}

type Values = ReturnType<typeof plainValues>;

function present(store: Pick<RunStore, 'values'>, column: ColumnRef, numbers: Int32Array): Values {
  return plainValues(store.values(column, numbers)).filter((value) => value !== null);
}

function repeats(values: Values): boolean {
  return new Set(values).size < values.length;
}
