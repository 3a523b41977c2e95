import { describe, expect, it } from 'vitest';
import type { ColumnInfo, ColumnRef } from '../../../src/protocol/experiments/column';
import { parallelColumns, scatterColumns, scatterWith } from '../../../webview/experiments/charts/valueColumns';
import { PassedOver } from '../../../webview/experiments/model/passedOver';
import { flatView } from '../views';

const plain = { runs: 9, numeric: true, series: false, goal: null, unit: '', primary: false };
const info = (column: ColumnRef, telling: number, differs = true): ColumnInfo => ({
  ...plain,
  column,
  telling,
  differs,
});
const param = (key: string, telling: number, differs?: boolean) => info({ kind: 'param', key }, telling, differs);

describe('the axes of parallel coordinates that nobody chose', () => {
  it('are params that differ, before what only tells repeats from each other', () => {
    const all = [
      ...[
        param('seed', 0),
        param('model__random_state', 1),
        param('lr', 2),
        param('depth', 3),
        param('batch', 4, false),
      ],
      info({ kind: 'metric', key: 'auc', of: 'last' }, 0),
    ];
    const infos = new Map(all.map((it) => [it.column.key, it]));
    const axes = (narrow: number | null) => parallelColumns({ view: flatView, infos, narrow }).map(({ key }) => key);
    expect(axes(null)).toEqual(['lr', 'depth', 'seed', 'model__random_state', 'auc']);
    expect(axes(400)).toEqual(['lr', 'depth', 'seed', 'auc']);
  });
});

describe('another column for one axis of the scatter', () => {
  const metric = (key: string, primary = false) => ({ ...info({ kind: 'metric', key, of: 'last' }, 0), primary });
  const infos = new Map([metric('acc', true), metric('loss'), param('depth', 1)].map((it) => [it.column.key, it]));
  const model = { view: flatView, infos, narrow: null, passedOver: new PassedOver() };
  const keys = ({ x, y }: ReturnType<typeof scatterColumns>) => [y?.key, x?.key];
  const [depth, loss, acc] = ['depth', 'loss', 'acc'].map((key) => infos.get(key)?.column) as [
    ColumnRef,
    ColumnRef,
    ColumnRef,
  ];

  it('leaves the other one as it was shown, chosen or not', () => {
    expect(keys(scatterColumns(model))).toEqual(['acc', 'loss']);
    expect(keys(scatterWith(model, 'y', depth))).toEqual(['depth', 'loss']);
    expect(keys(scatterWith(model, 'x', depth))).toEqual(['acc', 'depth']);
    expect(keys(scatterWith(model, 'y', acc))).toEqual(['acc', 'loss']);
  });

  it('makes two of one column change places', () => {
    expect(keys(scatterWith(model, 'y', loss))).toEqual(['loss', 'acc']);
    expect(keys(scatterWith(model, 'x', acc))).toEqual(['loss', 'acc']);
  });
});
