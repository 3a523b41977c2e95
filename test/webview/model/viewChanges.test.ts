import { describe, expect, it } from 'vitest';
import { columnId, type ColumnRef } from '../../../src/runs/columns';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { layoutColumns, layoutNarrow } from '../../../webview/experiments/model/columnLayout';
import { defaultView } from '../../../webview/experiments/model/defaultView';
import {
  hideColumn,
  moveColumn,
  nextDirection,
  nudgeColumn,
  setWidth,
  sortBy,
  toggleBaseline,
  toggleColumn,
  toggleGroupBy,
  togglePinned,
  withoutBaseline,
  withoutGroups,
} from '../../../webview/experiments/model/viewChanges';
import { flatView, groupedView } from '../views';

const metric: ColumnRef = { kind: 'metric', key: 'val_logloss', of: 'last' };
const depth: ColumnRef = { kind: 'param', key: 'depth' };
const ids = ({ columns }: Partial<ViewState>) => columns?.map(({ column }) => columnId(column)).join(' ');
const info = (column: ColumnRef, goal: 'maximize' | 'minimize' | null = null) => {
  return {
    column,
    runs: 5,
    numeric: true,
    differs: true,
    series: false,
    goal,
    unit: '',
    primary: false,
    telling: null,
  };
};

describe('changes of a view', () => {
  it('give the first metric room for its difference to a baseline, and keep what is wider', () => {
    const row = { type: 'run' as const, id: 'a' };
    const widthOf = ({ columns = [] }: Partial<ViewState>) =>
      columns.find(({ column }) => column.kind === 'metric')?.width;
    const ofWidth = (width: number) => ({
      ...flatView,
      columns: flatView.columns.map((shown) => ({ ...shown, width })),
    });
    expect(widthOf(toggleBaseline(ofWidth(184), row, new Map()))).toBe(258);
    expect(widthOf(toggleBaseline(ofWidth(400), row, new Map()))).toBe(400);
  });

  it('sort best first, then the other way, and add keys in the order they were chosen', () => {
    expect(nextDirection(flatView, info(metric, 'minimize'))).toBe(false);
    const sorted = { ...flatView, ...sortBy(flatView, metric, { add: false, descending: false }) };
    expect(nextDirection(sorted, info(metric, 'minimize'))).toBe(true);
    const both = sortBy(sorted, depth, { add: true, descending: true });
    expect(both.sort?.map(({ column }) => columnId(column))).toEqual(['metrics.val_logloss', 'params.depth']);
  });

  it('move a column before another one or to the end, and by one place', () => {
    expect(ids(moveColumn(flatView, depth, metric))).toMatch(/^metrics\.val_auc params\.depth metrics\.val_logloss/);
    expect(ids(moveColumn(flatView, metric, null))).toMatch(/started metrics\.val_logloss$/);
    expect(ids(nudgeColumn(flatView, depth, -1))).toMatch(/params\.depth params\.model/);
    expect(nudgeColumn(flatView, { kind: 'metric', key: 'val_auc', of: 'last' }, -1)).toEqual({});
  });

  it('show a column beside its like and hide one that is shown', () => {
    const shown = toggleColumn(flatView, info({ kind: 'param', key: 'alpha' }));
    expect(ids(shown)).toMatch(/params\.seed params\.alpha started$/);
    expect(ids(toggleColumn(flatView, info(depth)))).not.toContain('depth');
    expect(ids(hideColumn(flatView, depth))).not.toContain('depth');
  });

  it('never make a column narrower than can be grasped', () => {
    expect(setWidth(flatView, depth, 3).columns?.find(({ column }) => column.key === 'depth')?.width).toBe(48);
  });

  it('forget marks and a baseline of groups when others are made', () => {
    expect(toggleGroupBy(groupedView, depth, new Map())).toEqual({
      groupBy: [{ kind: 'param', key: 'model' }],
      marked: [],
      baseline: null,
    });
  });
});

describe('what is shown before anybody chose', () => {
  const ranked = ['accuracy_x', 'epoch', 'roc', 'zeta'].map((key, index) => {
    return { ...info({ kind: 'metric', key, of: 'last' }), telling: [2, 3, 1, 0][index] ?? null };
  });

  it('is what is most worth looking at, not what comes first by name', () => {
    expect(ids(defaultView(ranked))).toBe('metrics.zeta metrics.roc metrics.accuracy_x');
  });

  it('names the source of a run where there are several', () => {
    const attribute = (key: 'started' | 'source', differs: boolean) => ({
      ...info({ kind: 'attribute', key }),
      differs,
    });
    const shown = (several: boolean) => ids(defaultView([attribute('started', true), attribute('source', several)]));
    expect([shown(false), shown(true)]).toEqual(['started', 'started source']);
  });

  it('is the newest first where no metric says what is better, or only nested runs have it', () => {
    const started = { kind: 'attribute', key: 'started' } as const;
    expect(defaultView(ranked).sort).toEqual([{ column: started, descending: true }]);
    const better = info(metric, 'minimize');
    expect(defaultView([better]).sort).toEqual([{ column: better.column, descending: false }]);
    expect(defaultView([{ ...better, nested: true }]).sort).toEqual([{ column: started, descending: true }]);
  });
});

describe('columns that were never resized', () => {
  it('have the width of what is said in them, so that params stand beside the metrics on the first look', () => {
    const metrics = ['val_acc', 'val_f1', 'val_loss'].map((key) => info({ kind: 'metric', key, of: 'last' }));
    const view = defaultView([...metrics, info(depth)]);
    const { free } = layoutColumns(view, new Map());
    expect(free.find(({ id }) => id === 'params.depth')?.left).toBeLessThan(730 - 60);
  });

  it('give the first metric room for interval and deviation when runs are grouped', () => {
    const view = defaultView([info({ kind: 'metric', key: 'val_acc', of: 'last' }), info(depth)]);
    expect(view.columns[0]?.width).toBeLessThan(200);
    expect(toggleGroupBy(view, depth, new Map()).columns?.map(({ width }) => width)).toEqual([
      318,
      view.columns[1]?.width,
    ]);
  });

  it('take back the room that the first metric had for groups and a baseline, unless a person gave it another width', () => {
    const acc = info({ kind: 'metric', key: 'val_acc', of: 'last' });
    const infos = new Map([['metrics.val_acc', acc]]);
    const row = { type: 'run', id: 'a' } as const;
    const begun = defaultView([acc, info(depth)]);
    const grouped = { ...begun, ...toggleGroupBy(begun, depth, infos) };
    const compared = { ...grouped, ...toggleBaseline(grouped, row, infos) };
    const widths = (view: ViewState) => view.columns[0]?.width;
    const ungrouped = { ...compared, ...withoutGroups(compared, infos) };
    expect(
      [begun, grouped, compared, ungrouped, { ...ungrouped, ...withoutBaseline(ungrouped, infos) }].map(widths),
    ).toEqual([widths(begun), 318, 318, 258, widths(begun)]);
    const byHand = { ...grouped, ...setWidth(grouped, acc.column, 400) };
    expect(widths({ ...byHand, ...toggleGroupBy(byHand, depth, infos) })).toBe(400);
  });
});

describe('columns on the screen', () => {
  it('stand side by side, pinned ones beside the name', () => {
    const pinned = { ...flatView, ...togglePinned(flatView, depth) };
    const layout = layoutColumns(pinned, new Map());
    expect(layout.pinned.map(({ id, left, index }) => [id, left, index])).toEqual([['params.depth', 272, 1]]);
    expect(layout.free[0]?.left).toBe(272 + 62);
    expect(layout.width).toBe(layout.free.reduce((left, { width }) => left + width, 272 + 62));
  });

  it('leave out what is alike in all runs when only what differs is wanted', () => {
    const infos = new Map([['params.depth', { ...info(depth), differs: false }]]);
    const layout = layoutColumns({ ...flatView, onlyDiffering: true }, infos);
    expect(layout.hidden).toBe(1);
    expect(layout.free.map(({ id }) => id)).not.toContain('params.depth');
  });

  it('are the name and the first metric where it is narrow', () => {
    const layout = layoutNarrow(groupedView, new Map(), 400);
    expect(layout.free.map(({ id, width }) => [id, width])).toEqual([['metrics.val_auc', 210]]);
  });
});
