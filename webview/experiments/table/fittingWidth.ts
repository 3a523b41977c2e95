import { leastWidth, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { firstWidth, groupedMetricWidth } from '../model/firstWidth';
import { spokenCell } from './spoken';

const widest = 600;

/** Px for all that is said of a metric: of groups more than of runs. */
function metricWidth({ view }: ExperimentsModel, info: PlacedColumn['info']): number {
  return view.groupBy.length > 0 || !info ? groupedMetricWidth : firstWidth(info, true);
}

/** Px that the texts of a column need, as far as its rows are here. */
export function fittingWidth(model: ExperimentsModel, { id, column, title, info }: PlacedColumn): number {
  if (column.kind === 'metric') return metricWidth(model, info);
  const { pages } = model.loader;
  const decimals = pages?.scales.get(id)?.decimals ?? 4;
  const texts = [...(pages?.all() ?? [])].map(({ cells }) => spokenCell(cells.get(id) ?? null, decimals));
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) return leastWidth;
  measure.font = getComputedStyle(document.body).font;
  const longest = [title, ...texts].reduce((width, text) => Math.max(width, measure.measureText(text).width), 0);
  return Math.min(widest, longest + 24);
}
