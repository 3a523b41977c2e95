import type { Cell } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';
import type { RunGroup } from './grouping';
import type { ShownRuns } from './shownRuns';

/** Ticks under an interval bar; more would be one line. */
const mostTicks = 50;

/** What stands in each column of a group: a summary of a metric, else the value that its runs share. */
export function groupCells(shown: ShownRuns, group: RunGroup, columns: readonly ColumnRef[]): Cell[] {
  return columns.map((column) => {
    if (column.kind === 'metric') return metricOfGroup(shown, group, column);
    return sharedValue(shown.values(column), group);
  });
}

function metricOfGroup(shown: ShownRuns, { key }: RunGroup, metric: Extract<ColumnRef, { kind: 'metric' }>): Cell {
  const figures = shown.figures(metric).get(key);
  if (!figures || figures.summary.n === 0) return null;
  const { summary, values, rank, delta } = figures;
  const capped = [...summary.capped];
  return { type: 'group', ...summary, capped, values: values.slice(0, mostTicks), rank, delta };
}

/** The value that all runs of a group have; of several values only that they are several. */
function sharedValue(values: ColumnValues, { members }: RunGroup): Cell {
  const valueAt = (place: number) =>
    values.type === 'texts' ? (values.values[place] ?? null) : values.present[place] ? values.values[place] : null;
  const first = valueAt(members[0] ?? -1) ?? null;
  if (members.some((place) => (valueAt(place) ?? null) !== first)) return { type: 'text', value: '', mixed: true };
  if (first === null) return null;
  return typeof first === 'number' ? { type: 'number', value: first } : { type: 'text', value: first, mixed: false };
}
