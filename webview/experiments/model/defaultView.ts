import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { firstWidth } from './firstWidth';

type ShownColumn = ViewState['columns'][number];

/** How charts are set before a person set them. */
export const defaultCharts: ViewState['charts'] = {
  kind: 'curves',
  axis: 'step',
  logX: false,
  logY: false,
  smoothing: 0,
  band: 'auto',
  linked: true,
  metrics: [],
  scatter: { x: null, y: null },
  parallel: [],
  box: null,
  colourBy: null,
};

/** What is shown before a person chose anything: the metric that counts, two more, what differs, when, and from which of several sources. */
export function defaultView(infos: readonly ColumnInfo[]): ViewState {
  const metrics = byWorth(infos.filter(({ column }) => column.kind === 'metric')).slice(0, 3);
  const [first] = metrics;
  const chosen = [...metrics, ...tellingParams(infos).slice(0, 5)];
  const about = infos.filter(
    ({ column, differs }) =>
      column.kind === 'attribute' && (column.key === 'started' || (column.key === 'source' && differs)),
  );
  return {
    filter: '',
    // Without a direction nothing is best, and among parents that lack it neither.
    sort:
      first?.goal && first.nested !== true
        ? [{ column: first.column, descending: first.goal === 'maximize' }]
        : newestFirst,
    groupBy: [],
    columns: [...chosen, ...about].map((info) => shownColumn(info, info === first)),
    onlyDiffering: false,
    archived: false,
    baseline: null,
    layout: 'right',
    split: 0.3,
    charts: defaultCharts,
    marked: [],
  };
}

/** Params that differ, those first that tell most about the metric that counts. */
export function tellingParams(infos: readonly ColumnInfo[]): readonly ColumnInfo[] {
  return byWorth(infos.filter(({ column, differs }) => column.kind === 'param' && differs));
}

/** Columns of one kind, those first that are most worth showing. */
export function byWorth(infos: readonly ColumnInfo[]): readonly ColumnInfo[] {
  return infos.toSorted((a, b) => (a.telling ?? Infinity) - (b.telling ?? Infinity) || 0);
}

const newestFirst: ViewState['sort'] = [{ column: { kind: 'attribute', key: 'started' }, descending: true }];

/** A column as it is when it is first shown. */
export function shownColumn(info: ColumnInfo, primary = false): ShownColumn {
  return { column: info.column, width: firstWidth(info, primary), pinned: false };
}
