import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** Ids of the columns that a view names because somebody chose them, in the table and in the charts. */
export function namedColumns({ columns, groupBy, charts }: ViewState): ReadonlySet<string> {
  const { metrics, scatter, parallel, box, colourBy } = charts;
  const curves = metrics.map((key): ColumnRef => ({ kind: 'metric', key, of: 'last' }));
  const ofCharts = [scatter.x, scatter.y, box, colourBy].filter((column) => column !== null);
  const all = [...columns.map(({ column }) => column), ...groupBy, ...curves, ...parallel, ...ofCharts];
  return new Set(all.map(columnId));
}
