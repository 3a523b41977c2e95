import { describe, expect, it } from 'vitest';
import type { TableQuestion, TableRow } from '../../../src/protocol/experiments/rows';
import { RowPages } from '../../../webview/experiments/model/rowPages';
import { UnmarkedRows } from '../../../webview/experiments/model/unmarkedRows';

const row = (id: string, depth = 0, more: Partial<TableRow> = {}) =>
  ({ row: { type: 'run', id }, kind: 'run', depth, context: false, cells: [], ...more }) as unknown as TableRow;
const children = (count: number) => Array.from({ length: count }, (_, child) => row(`child ${child}`, 1));

function pages(rows: readonly TableRow[], more: { all?: number; filter?: string } = {}): RowPages {
  const question = { filter: more.filter ?? '', sort: [], groupBy: [], archived: false, baseline: null };
  const pages = new RowPages({ rows: more.all ?? rows.length } as never, question as unknown as TableQuestion);
  pages.take(0, rows, null, []);
  return pages;
}

const ids = ({ rows }: UnmarkedRows) => rows.map((it) => (it.type === 'run' ? it.id : ''));

/** A table whose rows have these values of the metric; null: none. */
function measured(values: readonly (number | null)[]): RowPages {
  const cells = (value: number | null) => [value === null ? null : { type: 'metric', value, best: false, delta: null }];
  const rows = values.map((value, index) =>
    row('abcdefgh'[index] ?? '', 0, { cells: cells(value) as TableRow['cells'] }),
  );
  const table = pages([], { all: rows.length });
  table.take(0, rows, null, ['metrics.auc']);
  return table;
}

describe('what is charted while nothing is marked', () => {
  const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(id)) as [TableRow, ...TableRow[]];
  const table = [a, b, c, d, e, f] as TableRow[];

  it('is the first five rows, without the baseline and what lacks the params that are grouped by', () => {
    const unmarked = new UnmarkedRows();
    unmarked.follow(pages(table), null, []);
    expect(ids(unmarked)).toEqual(['a', 'b', 'c', 'd', 'e']);
    unmarked.follow(pages([row('rest', 0, { kind: 'rest' }), ...table]), { type: 'run', id: 'b' }, []);
    expect(ids(unmarked)).toEqual(['a', 'c', 'd', 'e', 'f']);
  });

  it('stays what it is when a row is unfolded, however many are in it', () => {
    const unmarked = new UnmarkedRows();
    unmarked.follow(pages(table), null, []);
    unmarked.follow(pages([a, ...children(3), ...table.slice(1)]), null, []);
    expect(ids(unmarked)).toEqual(['a', 'b', 'c', 'd', 'e']);
    unmarked.follow(pages([a, ...children(63)], { all: 300 }), null, []);
    expect(ids(unmarked)).toEqual(['a', 'b', 'c', 'd', 'e']);
    unmarked.follow(pages([a, ...children(63)], { all: 300, filter: 'another' }), null, []);
    expect(ids(unmarked)).toEqual(['a']);
  });

  it('is the first rows that have a value of what is drawn, and the first of all where none has one', () => {
    const unmarked = new UnmarkedRows();
    const table = measured([null, null, 0.7, null, 0.8]);
    unmarked.follow(table, null, ['metrics.auc']);
    expect(ids(unmarked)).toEqual(['c', 'e']);
    unmarked.follow(table, null, ['metrics.auc', 'metrics.unknown']);
    expect(ids(unmarked)).toEqual(['a', 'b', 'c', 'd', 'e']);
    unmarked.follow(measured([null, null]), null, ['metrics.auc']);
    expect(ids(unmarked)).toEqual(['a', 'b']);
  });

  it('is what is unfolded where only that has a value of what is drawn', () => {
    const cells = [{ type: 'metric', value: 0.7, best: false, delta: null }] as unknown as TableRow['cells'];
    const table = pages([], { all: 4 });
    const rows = [row('a', 0, { cells: [null] }), row('a1', 1, { cells }), row('a2', 1, { cells: [null] })];
    table.take(0, [...rows, row('b', 0, { cells: [null] })], null, ['metrics.auc']);
    const unmarked = new UnmarkedRows();
    unmarked.follow(table, null, ['metrics.auc']);
    expect(ids(unmarked)).toEqual(['a1']);
  });

  it('is the children of a parent that the filter leaves out', () => {
    const unmarked = new UnmarkedRows();
    unmarked.follow(pages([row('parent', 0, { context: true }), row('child', 1), row('grandchild', 2)]), null, []);
    expect(ids(unmarked)).toEqual(['child']);
  });
});
