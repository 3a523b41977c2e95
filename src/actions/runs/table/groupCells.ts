import type { Cell } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import type { ColumnValues } from '../../../runs/runStore';
import { tickSample } from '../../../runs/statistics/tickSample';
import type { RunGroup } from './grouping';
import type { ShownRuns } from './shownRuns';

/** What stands in each column of a group: a summary of a metric, else the value that its runs share. */
export function groupCells(shown: ShownRuns, group: RunGroup, columns: readonly ColumnRef[]): Cell[] {
  return columns.map((column) => {
    if (column.kind === 'metric') return metricOfGroup(shown, group, column);
    return sharedValue(shown.values(column), group);
  });
}

function metricOfGroup(shown: ShownRuns, group: RunGroup, metric: Extract<ColumnRef, { kind: 'metric' }>): Cell {
  const figures = shown.figures(metric).get(group.key);
  if (!figures) return null;
  if (figures.summary.n === 0) return notFinite(shown, group, metric);
  const { summary, values, rank, delta } = figures;
  const capped = [...summary.capped];
  return { type: 'group', ...summary, capped, values: tickSample(values), rank, delta };
}

/** What diverged in every run has a value, which no mean can be made of; null: no finished run has one. */
function notFinite(shown: ShownRuns, { members }: RunGroup, metric: Extract<ColumnRef, { kind: 'metric' }>): Cell {
  const valueAt = shown.finishedValues(metric);
  const values = members.map(valueAt).filter((value) => value !== null);
  if (values.length === 0) return null;
  const value = sharedNotFinite(values);
  const statuses = shown.statuses();
  const of = members.filter((place) => statuses[place] === 'finished').length;
  return { type: 'notFinite', value, mixed: Number.isNaN(value) && !values.every(Number.isNaN), n: values.length, of };
}

/** The infinity that values which are all not finite have in common, else NaN. */
export function sharedNotFinite(values: readonly number[]): number {
  const [first = NaN] = values;
  return values.every((value) => value === first) ? first : NaN;
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
