import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** Metrics of the table that are drawn when none were chosen. */
const mostUnchosen = 3;

interface Shown {
  readonly view: ViewState;
  readonly infos: ReadonlyMap<string, ColumnInfo>;
}

/** The metrics that were chosen for the curves, else the first ones of the table that have a course; without any, the others. */
export function curveMetrics({ view, infos }: Shown): readonly ColumnInfo[] {
  const metrics = [...infos.values()].filter(({ column }) => column.kind === 'metric' && column.of === 'last');
  const known = metrics.some(({ series }) => series) ? metrics.filter(({ series }) => series) : metrics;
  const all = new Map(metrics.map((info) => [info.column.key, info]));
  const byKey = new Map(known.map((info) => [info.column.key, info]));
  const chosen = view.charts.metrics.flatMap((key) => all.get(key) ?? []);
  if (chosen.length > 0) return chosen;
  const shown = view.columns.flatMap(({ column }) => (column.kind === 'metric' ? (byKey.get(column.key) ?? []) : []));
  const some = shown.length > 0 ? shown : known;
  return [...new Set(some)].slice(0, mostUnchosen);
}
