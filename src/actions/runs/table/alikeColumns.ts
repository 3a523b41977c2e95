import { columnId, type ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';
import type { ShownRuns } from './shownRuns';

/** Ids of those columns that have one value, or none, in all runs that the filter lets through; a single run is like no other. */
export function alikeColumns(shown: ShownRuns, columns: readonly ColumnRef[]): string[] {
  if (shown.numbers.length < 2) return [];
  return columns.filter((column) => isAlike(shown.values(column), shown.numbers.length)).map(columnId);
}

function isAlike(values: ColumnValues, runs: number): boolean {
  const valueAt = (place: number) =>
    values.type === 'numbers' && !values.present[place] ? null : (values.values[place] ?? null);
  const first = valueAt(0);
  for (let place = 1; place < runs; place++) if (!Object.is(valueAt(place), first)) return false;
  return true;
}
