import type { ViewState } from '../../src/protocol/experiments/viewState';
import type { ColumnRef } from '../../src/runs/columns';
import { defaultCharts } from '../../webview/experiments/model/defaultView';

const metric = (key: string): ColumnRef => ({ kind: 'metric', key, of: 'last' });
const param = (key: string): ColumnRef => ({ kind: 'param', key });
const shown = (column: ColumnRef, width: number) => ({ column, width, pinned: false });

/** Runs one by one, best first. */
export const flatView: ViewState = {
  filter: '',
  sort: [{ column: metric('val_auc'), descending: true }],
  groupBy: [],
  columns: [
    shown(metric('val_auc'), 322),
    shown(metric('val_logloss'), 130),
    shown(metric('train_time'), 130),
    shown(param('model'), 90),
    shown(param('depth'), 62),
    shown(param('lr'), 60),
    shown(param('n_estimators'), 92),
    shown(param('seed'), 52),
    shown({ kind: 'attribute', key: 'started' }, 90),
  ],
  onlyDiffering: false,
  archived: false,
  baseline: null,
  layout: 'table',
  split: 0.3,
  charts: defaultCharts,
  marked: [],
};

/** Groups by model and depth against a baseline, charts beside. */
export const groupedView: ViewState = {
  ...flatView,
  groupBy: [param('model'), param('depth')],
  columns: [
    shown(metric('val_auc'), 310),
    shown(metric('val_logloss'), 232),
    shown(metric('train_time'), 131),
    shown(param('lr'), 80),
    shown(param('seed'), 80),
  ],
  baseline: { type: 'group', values: ['xgb', '6'] },
  layout: 'right',
  marked: [
    { row: { type: 'group', values: ['lgbm', '6'] }, slot: 0 },
    { row: { type: 'group', values: ['catboost', '6'] }, slot: 1 },
    { row: { type: 'group', values: ['mlp', '3'] }, slot: 2 },
  ],
};

/** A view with charts below the table, set as told. */
export const charted = (charts: Partial<ViewState['charts']>, view = flatView): ViewState => ({
  ...view,
  layout: 'bottom',
  split: 0.5,
  charts: { ...view.charts, ...charts },
});
