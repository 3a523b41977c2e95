import { columnId, type ColumnRef } from '../../../runs/columns';
import type { RunStore } from '../../../runs/runStore';
import { plainValues, sampleOf } from './sampledRuns';

/** Of more runs nothing is claimed: to read all of many columns would take seconds. */
const mostRuns = 20_000;
const mostOfKind = 200;

/** Ids of the params and tags of which each run that has one has another value: a group by them is one run. */
export function columnsOfOneRun(store: Pick<RunStore, 'find' | 'values' | 'columns'>): readonly string[] {
  const numbers = store.find({ filter: null, order: [], archived: false });
  if (numbers.length > mostRuns) return [];
  const sample = sampleOf(numbers);
  const differing = store.columns().filter(({ differs }) => differs);
  return (['param', 'tag'] as const)
    .flatMap((kind) => differing.filter(({ column }) => column.kind === kind).slice(0, mostOfKind))
    .filter(({ column }) => [...new Set([sample, numbers])].every((some) => isOfOneRun(store, column, some)))
    .map(({ column }) => columnId(column));
}

function isOfOneRun(store: Pick<RunStore, 'values'>, column: ColumnRef, numbers: Int32Array): boolean {
  const present = plainValues(store.values(column, numbers)).filter((value) => value !== null);
  return present.length > 1 && new Set(present).size === present.length;
}
