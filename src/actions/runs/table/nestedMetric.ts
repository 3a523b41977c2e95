import type { ColumnRef } from '../../../runs/columns';
import type { RunStore } from '../../../runs/runStore';

/** Whether only runs that are nested in others have a column: nothing at the top of the table has it while that is folded. */
export function isOnlyNested(store: Pick<RunStore, 'find' | 'parents' | 'values'>, column: ColumnRef): boolean {
  const numbers = store.find({ filter: null, order: [], archived: false });
  const parents = store.parents(numbers);
  const top = numbers.filter((_, index) => parents[index] === 0);
  if (top.length === 0 || top.length === numbers.length) return false;
  const values = store.values(column, top);
  return values.type === 'numbers' && !values.present.includes(1);
}
