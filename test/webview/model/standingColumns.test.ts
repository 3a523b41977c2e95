import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { StandingColumns } from '../../../webview/experiments/model/standingColumns';

const metric = (key: string, facts: Partial<ColumnInfo> = {}): ColumnInfo => ({
  ...{
    runs: 3,
    numeric: true,
    differs: true,
    series: true,
    goal: null,
    unit: '',
    primary: false,
    telling: null,
  },
  column: { kind: 'metric', key, of: 'last' },
  ...facts,
});

function standing(columns: readonly ColumnInfo[]): StandingColumns {
  const one = new StandingColumns();
  one.take(columns, false);
  return one;
}

const keysOf = ({ shown }: StandingColumns) => [...shown.values()].map(({ column }) => column.key);

describe('the columns on the screen', () => {
  it('stay in their order while somebody reads, and newer ones are counted', () => {
    const columns = standing([metric('auc', { telling: 0 }), metric('loss', { telling: 1 })]);
    columns.take([metric('late', { telling: 0 }), metric('loss', { telling: 1 }), metric('auc', { telling: 2 })], true);
    expect(keysOf(columns)).toEqual(['auc', 'loss']);
    expect(columns.waiting).toEqual({ added: 1, curves: 0 });
    columns.show();
    expect(keysOf(columns)).toEqual(['late', 'loss', 'auc']);
    expect(columns.waiting).toEqual({ added: 0, curves: 0 });
  });

  it('draw no course of a metric that had one value a run before it is asked for', () => {
    const columns = standing([metric('auc', { series: false })]);
    columns.take([metric('auc')], true);
    expect(columns.shown.values().next().value?.series).toBe(false);
    expect(columns.waiting).toEqual({ added: 0, curves: 1 });
  });

  it('say nothing of the marks that a person sets', () => {
    const columns = standing([metric('auc')]);
    columns.take([metric('auc'), { ...metric('note'), column: { kind: 'attribute', key: 'note' } }], true);
    expect(columns.waiting).toEqual({ added: 0, curves: 0 });
  });

  it('are the newest at once where nobody reads', () => {
    const columns = standing([metric('auc')]);
    columns.take([metric('auc'), metric('loss')], false);
    expect(keysOf(columns)).toEqual(['auc', 'loss']);
  });
});
