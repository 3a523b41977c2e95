import type { Cell } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';
import type { ShownRuns } from './shownRuns';

/** What stands in one column of one run; `place`: where the run is in `values`. */
export function runCell(shown: ShownRuns, column: ColumnRef, values: ColumnValues, place: number): Cell {
  if (values.type === 'texts') {
    const value = values.values[place] ?? null;
    return value === null ? null : { type: 'text', value, mixed: false };
  }
  if (!values.present[place]) return null;
  const value = values.values[place] ?? NaN;
  if (column.kind !== 'metric') return { type: 'number', value };
  const baseline = shown.baselineValue(column);
  return {
    type: 'metric',
    value,
    // Among groups it is a group that is the best.
    best: !shown.isGrouped && value === shown.best(column),
    delta: baseline === null ? null : value - baseline,
  };
}
