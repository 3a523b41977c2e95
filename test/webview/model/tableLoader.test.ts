import { describe, expect, it } from 'vitest';
import type { TableQuestion } from '../../../src/protocol/experiments/rows';
import type { ColumnRef } from '../../../src/runs/columns';
import { TableLoader } from '../../../webview/experiments/model/tableLoader';
import { memoryRow } from './memoryRow';

const metric: ColumnRef = { kind: 'metric', key: 'auc', of: 'last' };
const window = { from: 0, to: 10, columns: [metric] };
const question: TableQuestion = {
  filter: '',
  sort: [],
  groupBy: [],
  archived: false,
  baseline: null,
  expanded: [],
  metrics: [metric],
};

/** A table whose runs a test changes; tokens of before no longer hold. */
function someTable(ids: readonly string[]) {
  const table = { ids, folded: 0, value: 1, generation: 0, held: null as Promise<void> | null, alike: ['params.seed'] };
  const loader = new TableLoader({
    table: async () => {
      const answer = {
        token: `${table.generation}`,
        rows: table.ids.length,
        runs: {
          all: table.ids.length + table.folded,
          shown: table.ids.length + table.folded,
          running: 0,
          incomplete: 0,
          archived: 0,
        },
        groups: null,
        problem: null,
        blame: null,
        unknown: [],
        alike: table.alike,
      };
      await table.held;
      return answer;
    },
    rows: ({ token, from, to }) =>
      Promise.resolve(
        token === `${table.generation}`
          ? { from, rows: table.ids.slice(from, to).map((id) => memoryRow(id, table.value)), baseline: null }
          : null,
      ),
    scales: () => Promise.resolve([{ column: metric, low: 0, high: 1, least: 0, greatest: 1, bins: [], decimals: 2 }]),
  });
  loader.need(window);
  const names = () =>
    loader.pages?.loaded(0, 10).map(
      ([
        ,
        {
          row: { name },
        },
      ]) => name,
    ) ?? [];
  const change = (change: Partial<typeof table>) => {
    Object.assign(table, change, { generation: table.generation + 1 });
  };
  return { loader, names, change };
}

describe('the rows of the table', () => {
  it('that are on the screen come with the answer, and are not asked for again', async () => {
    const asked: TableQuestion[] = [];
    const unasked = () => Promise.reject(new Error('Asked again.'));
    const rows = { from: 0, rows: [memoryRow('a', 1)], baseline: null };
    const scales = [{ column: metric, low: 0, high: 1, least: 0, greatest: 1, bins: [], decimals: 2 }];
    const { loader } = someTable(['a']);
    const { table } = loader.asks;
    const withFirst = async (it: TableQuestion) => {
      asked.push(it);
      return { ...(await table(it)), first: { rows, scales } };
    };
    Object.assign(loader.asks, { table: withFirst, rows: unasked, scales: unasked });
    await loader.ask(question);
    expect(asked).toEqual([{ ...question, window: { from: 0, to: 64, columns: [metric] } }]);
    expect([loader.pages?.row(0)?.row.name, loader.pages?.scales.get('metrics.auc')?.decimals]).toEqual(['a', 2]);
    expect([loader.problem, loader.pages?.question]).toEqual([null, question]);
  });

  it('come at once into a table that has none, and wait where some are read', async () => {
    const { loader, names, change } = someTable([]);
    await loader.ask(question);
    change({ ids: ['a'] });
    await loader.refresh(true);
    expect([names(), loader.waiting]).toEqual([['a'], null]);
    change({ ids: ['b', 'a'] });
    await loader.refresh(true);
    expect([names(), loader.waiting?.changes.added]).toEqual([['a'], 1]);
  });

  it('stay until those of another question are all here', async () => {
    const { loader, names, change } = someTable(['a', 'b']);
    await loader.ask(question);
    const later = Promise.withResolvers<undefined>();
    change({ ids: ['c'], held: later.promise });
    const asked = loader.ask({ ...question, filter: 'x' });
    expect(names()).toEqual(['a', 'b']);
    later.resolve(undefined);
    await asked;
    expect(names()).toEqual(['c']);
  });

  it('take new values in place and let a new order wait while they are read', async () => {
    const { loader, names, change } = someTable(['a', 'b', 'c']);
    await loader.ask(question);
    change({ ids: ['c', 'a', 'b', 'd'], value: 7 });
    await loader.refresh(true);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(loader.pages?.row(0)?.cells.get('metrics.auc')).toMatchObject({ value: 7 });
    expect(loader.waiting?.changes).toEqual({ added: 1, gone: 0, moved: 1 });
    loader.showWaiting();
    expect(names()).toEqual(['c', 'a', 'b', 'd']);
  });

  it('keep the columns that are hidden for being alike while they are read', async () => {
    const { loader, change } = someTable(['a', 'b']);
    await loader.ask(question);
    change({ alike: [] });
    await loader.refresh(true);
    expect(loader.pages?.answer.alike).toEqual(['params.seed']);
    loader.showWaiting();
    expect(loader.pages?.answer.alike).toEqual([]);
  });

  it('are not called new where they slid into sight because one went', async () => {
    const { loader, change } = someTable('a b c d e f g h i j k l m'.split(' '));
    await loader.ask(question);
    change({ ids: 'a b d e f g h i j k l m'.split(' ') });
    await loader.refresh(true);
    expect(loader.waiting?.changes).toEqual({ added: 0, gone: 1, moved: 0 });
  });

  it('wait where a run went from a folded group, and do not call it new', async () => {
    const { loader, change } = someTable(['rf', 'xgb']);
    change({ folded: 4 });
    await loader.ask(question);
    change({ folded: 3 });
    await loader.refresh(true);
    expect(loader.waiting?.changes).toEqual({ added: 0, gone: 1, moved: 0 });
  });

  it('of another question are shown though a refresh that holds the order overtakes it', async () => {
    const { loader, names, change } = someTable(['a', 'b']);
    await loader.ask(question);
    change({ ids: ['b', 'a', 'c'] });
    await Promise.all([loader.ask({ ...question, filter: 'x' }), loader.refresh(true)]);
    expect(names()).toEqual(['b', 'a', 'c']);
  });

  it('are asked for once, however often the screen says what it shows', async () => {
    const { loader } = someTable(['a']);
    let asked = 0;
    const { rows } = loader.asks;
    Object.assign(loader.asks, { rows: (params: Parameters<typeof rows>[0]) => (asked++, rows(params)) });
    await loader.ask(question);
    loader.need(window);
    loader.need(window);
    expect(asked).toBe(1);
  });

  it('of an older question never replace those of a newer one', async () => {
    const { loader, names, change } = someTable(['a']);
    const later = Promise.withResolvers<undefined>();
    change({ held: later.promise });
    const first = loader.ask({ ...question, filter: 'slow' });
    change({ ids: ['b'], held: null });
    await loader.ask({ ...question, filter: 'fast' });
    later.resolve(undefined);
    await first;
    expect(names()).toEqual(['b']);
    expect(loader.pages?.filter).toBe('fast');
  });

  it('are kept when an ask fails, and the failure is said', async () => {
    const { loader, names } = someTable(['a']);
    await loader.ask(question);
    Object.assign(loader.asks, { table: () => Promise.reject(new Error('The disk is full.')) });
    await loader.ask({ ...question, filter: 'x' });
    expect(names()).toEqual(['a']);
    expect(loader.problem).toBe('The disk is full.');
  });

  it('are not asked for again without end where each answer is outdated before its rows are read', async () => {
    const { loader, names } = someTable(['a']);
    await loader.ask(question);
    Object.assign(loader.asks, { rows: () => Promise.resolve(null) });
    await loader.ask({ ...question, filter: 'x' });
    expect(names()).toEqual(['a']);
    expect(loader.problem).toMatch(/^The runs change faster than they can be read/);
  });
});
