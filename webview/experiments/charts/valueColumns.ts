import { columnId, tellsRepeats, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import { tellingParams } from '../model/defaultView';
import type { ExperimentsModel } from '../model/experimentsModel';

type Shown = Pick<ExperimentsModel, 'view' | 'infos' | 'narrow'>;
type ScatterShown = Shown & Pick<ExperimentsModel, 'passedOver'>;

/** Axes of parallel coordinates when none were chosen, and where the panel is narrow. */
const mostAxes = { wide: 6, narrow: 4 };

/** What the scatter shows: as chosen, else the metric that counts against what it costs, or against another one that has values. */
export function scatterColumns(model: ScatterShown): { readonly x: ColumnRef | null; readonly y: ColumnRef | null } {
  const { filter, charts } = model.view;
  const { scatter } = charts;
  const metrics = metricsOf(model);
  const y = scatter.y ?? (metrics.find(({ primary }) => primary) ?? metrics[0])?.column ?? null;
  const others = metrics.filter(({ column }) => column.key !== y?.key);
  const fit = others.filter(({ column }) => !model.passedOver.has(column, filter));
  const first = fit.find(({ unit }) => unit === 's') ?? fit[0] ?? numericParam(model) ?? others[0];
  return { x: scatter.x ?? first?.column ?? null, y };
}

/** Another column for one axis of the scatter: the other axis stays as it is shown, or takes the column that this one had. */
export function scatterWith(
  model: ScatterShown,
  axis: 'x' | 'y',
  column: ColumnRef,
): ExperimentsModel['view']['charts']['scatter'] {
  const shown = scatterColumns(model);
  const other = axis === 'x' ? 'y' : 'x';
  const isSame = shown[other] !== null && columnId(shown[other]) === columnId(column);
  return { ...shown, ...(isSame && { [other]: shown[axis] }), [axis]: column };
}

/** The axes of the parallel coordinates: as chosen, else the most telling params, seeds last, then metrics, the one that counts last. */
export function parallelColumns(model: Shown): readonly ColumnRef[] {
  const chosen = model.view.charts.parallel;
  if (chosen.length > 0) return chosen;
  const isRepeat = ({ column }: ColumnInfo) => tellsRepeats(column.key);
  const params = tellingParams([...model.infos.values()]).toSorted((a, b) => Number(isRepeat(a)) - Number(isRepeat(b)));
  const metrics = metricsOf(model).sort((a, b) => Number(b.primary) - Number(a.primary));
  const some = metrics.slice(0, 2).reverse();
  const most = model.narrow === null ? mostAxes.wide : mostAxes.narrow;
  return [...params.slice(0, most - some.length), ...some].map(({ column }) => column);
}

/** The metric of the boxes: as chosen, else the one that counts. */
export function boxColumn(model: Shown): ColumnRef | null {
  const metrics = metricsOf(model);
  return model.view.charts.box ?? (metrics.find(({ primary }) => primary) ?? metrics[0])?.column ?? null;
}

/** Metrics of the table in its order, then the others. */
function metricsOf({ view, infos }: Shown): ColumnInfo[] {
  const all = [...infos.values()].filter(({ column }) => column.kind === 'metric' && column.of === 'last');
  const shown = view.columns.map(({ column }) => column.key);
  const place = ({ column }: ColumnInfo) => (shown.includes(column.key) ? shown.indexOf(column.key) : shown.length);
  return all.sort((a, b) => place(a) - place(b));
}

function numericParam({ infos }: Shown): ColumnInfo | undefined {
  return tellingParams([...infos.values()]).find(({ numeric }) => numeric);
}
