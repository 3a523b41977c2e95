import { describe, expect, it } from 'vitest';
import type { ColumnInfo, ColumnRef } from '../../../src/protocol/experiments/column';
import { parallelColumns } from '../../../webview/experiments/charts/valueColumns';
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
