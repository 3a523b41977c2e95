import type { ColumnRef } from '../../runs/columns';
import { complete, type Proposal } from '../../runs/query/complete';
import type { RunStore } from '../../runs/runStore';

const mostValues = 200;

/** What is filtered by most stands first. */
const order: readonly ColumnRef['kind'][] = ['metric', 'param', 'attribute', 'tag'];

/** What a person may mean who writes a filter, from the columns and values of the runs. */
export function completeFilter(store: RunStore, filter: string, caret: number): readonly Proposal[] {
  const columns = store
    .columns()
    .toSorted((a, b) => order.indexOf(a.column.kind) - order.indexOf(b.column.kind) || b.runs - a.runs);
  return complete(filter, caret, { columns, values: (column) => store.distinct(column, mostValues) });
}
