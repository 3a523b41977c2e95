import { appendFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapped } from '../../../../src/runs/sources/mapped/mapped';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import type { MemoryStore } from '../importing/memoryStore';
import { valuesOf } from './fixtures';
import { found, imported } from './imports';

function project(source: string, files: Readonly<Record<string, string>>): string {
  return temporaryFolder({ 'tend.yaml': `experiments:\n  sources:\n    - ${source}\n`, ...files });
}

const values = (store: MemoryStore, run: string) => valuesOf(store, '.', run);

describe('files that tend.yaml maps', () => {
  it('are runs called by their folders, with the params beside them', async () => {
    const root = project('{ path: "outputs/*/metrics.csv", params: config.json }', {
      'outputs/a/metrics.csv': 'epoch,loss,note\n1,0.5,x\n2,0.25,y\n',
      'outputs/a/config.json': '{ "lr": 1e-3, "model": { "depth": 2 } }',
      'outputs/b/metrics.csv': 'epoch,loss,note\n1,0.75,z\n',
      'outputs/c/other.csv': 'epoch,loss\n1,1\n',
    });
    const { store, problems } = await imported(root, mapped);
    expect(problems).toEqual([]);
    expect([...store.source('.').runs.values()].map(({ name, experiment }) => [name, experiment])).toEqual([
      ['a', 'outputs'],
      ['b', 'outputs'],
    ]);
    expect(Object.fromEntries(store.run('.', 'a').params)).toEqual({ lr: '1e-3', 'model.depth': '2' });
    expect(values(store, 'a')).toEqual({
      loss: [
        [1, 0.5],
        [2, 0.25],
      ],
    });
  });

  it('are named where they hold no run: the file is empty, or its first line has no end', async () => {
    const root = project('{ path: "outputs/*/metrics.csv" }', {
      'outputs/a/metrics.csv': 'epoch,loss\n1,0.5\n',
      'outputs/b/metrics.csv': 'epoch,lo',
      'outputs/c/metrics.csv': '',
    });
    const { store, problems } = await imported(root, mapped);
    expect([...store.source('.').runs.keys()]).toEqual(['outputs/a/metrics.csv']);
    expect(problems).toEqual([
      { path: 'outputs/b/metrics.csv', problem: 'It has no whole line.' },
      { path: 'outputs/c/metrics.csv', problem: 'It is empty.' },
    ]);
  });

  it('take the columns that are named, and say which are not there', async () => {
    const mapping = '{ path: log.tsv, step: i, time: at, metrics: [acc, auc], params: [kind], experiment: tries }';
    const root = project(mapping, { 'log.tsv': 'i\tat\tacc\tloss\tkind\n5\t2026-01-01T00:00:00Z\t0.5\t9\trf\n' });
    const { store } = await imported(root, mapped);
    expect(store.points('.', 'log')).toEqual({ acc: [[5, Date.UTC(2026, 0, 1), 0.5]] });
    expect(store.run('.', 'log')).toMatchObject({
      experiment: 'tries',
      started: Date.UTC(2026, 0, 1),
      params: new Map([['kind', 'rf']]),
      partly: 'No column auc.',
    });
  });

  it('took no time that is known where their rows tell of none, or of one alone', async () => {
    const at = Date.UTC(2026, 0, 1) / 1000;
    const root = project('{ path: "outputs/*/metrics.csv", params: config.json, time: at }', {
      'outputs/config/metrics.csv': 'epoch,loss\n1,0.5\n',
      'outputs/config/config.json': '{}',
      'outputs/none/metrics.csv': 'epoch,loss\n1,0.5\n',
      'outputs/one/metrics.csv': `epoch,at,loss\n1,${at},0.5\n`,
      'outputs/two/metrics.csv': `epoch,at,loss\n1,${at},0.5\n2,${at + 60},0.5\n`,
    });
    utimesSync(join(root, 'outputs/config/config.json'), at - 60, at - 60);
    for (const name of ['config', 'none']) utimesSync(join(root, 'outputs', name, 'metrics.csv'), at, at);
    const { store } = await imported(root, mapped, { now: () => Date.now() + 600_000 });
    const times = [...store.source('.').runs.values()].map(({ name, started, ended }) => [name, started, ended]);
    expect(times).toEqual([
      ['config', (at - 60) * 1000, null],
      ['none', null, at * 1000],
      ['one', at * 1000, null],
      ['two', at * 1000, (at + 60) * 1000],
    ]);
  });

  it.each([
    [
      'an object of numbers',
      'm.json',
      '{ "auc": 0.5, "test": { "auc": NaN } }',
      { auc: [[0, 0.5]], 'test/auc': [[0, NaN]] },
    ],
    [
      'a list of objects',
      'm.json',
      '[{ "step": 3, "auc": 1 }, { "step": 7, "auc": 2 }]',
      {
        auc: [
          [3, 1],
          [7, 2],
        ],
      },
    ],
    [
      'an object of lists',
      'm.json',
      '{ "loss": [2, 1], "acc": [0, Infinity] }',
      {
        loss: [
          [0, 2],
          [1, 1],
        ],
        acc: [
          [0, 0],
          [1, Infinity],
        ],
      },
    ],
    [
      'lines of objects',
      'm.jsonl',
      '{"loss": 2}\n\n{"loss": 1}\n',
      {
        loss: [
          [0, 2],
          [1, 1],
        ],
      },
    ],
  ])('may be JSON: %s', async (_, name, text, expected) => {
    const { store } = await imported(project(`{ path: ${name} }`, { [name]: text }), mapped);
    expect(values(store, 'm')).toEqual(expected);
    expect(store.run('.', 'm').partly).toBeNull();
  });

  it('are left as they were while they are no whole JSON', async () => {
    const root = project('{ path: m.json }', { 'm.json': '{ "auc": 0.5 }' });
    const { store } = await imported(root, mapped);
    addFiles(root, { 'm.json': '{ "auc": 0.' });
    expect((await imported(root, mapped, { store })).problems).toEqual([
      { path: 'm.json', problem: 'It is not whole JSON.' },
    ]);
    expect(values(store, 'm')).toEqual({ auc: [[0, 0.5]] });
  });

  it('lose a torn line of JSONL, and say so', async () => {
    const root = project('{ path: "logs/*.jsonl" }', { 'logs/m.jsonl': '{"a": 1}\n{"a": 0.12' });
    const { store } = await imported(root, mapped);
    expect(values(store, 'm')).toEqual({ a: [[0, 1]] });
    expect(store.run('.', 'm').partly).toBe('1 line without a whole object left out.');
  });

  it('are read on while they grow, and anew when the mapping is another', async () => {
    const root = project('{ path: log.csv }', { 'log.csv': 'a,b\n1,2\n' });
    const { store } = await imported(root, mapped);
    appendFileSync(join(root, 'log.csv'), '3,4\n');
    await imported(root, mapped, { store });
    expect(values(store, 'log')).toEqual({
      a: [
        [0, 1],
        [1, 3],
      ],
      b: [
        [0, 2],
        [1, 4],
      ],
    });
    addFiles(root, { 'tend.yaml': 'experiments: { sources: [{ path: log.csv, step: a }] }\n' });
    await imported(root, mapped, { store });
    expect(values(store, 'log')).toEqual({
      a: [],
      b: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('are watched with the file that maps them, and nothing is where none is mapped', async () => {
    const root = project('{ path: "outputs/*/m.csv" }', {});
    expect(await found(root, mapped)).toEqual([
      {
        kind: 'mapped',
        path: root,
        watch: [join(root, 'tend.yaml'), join(root, 'outputs')],
        rules: '[{"path":"outputs/*/m.csv"}]',
      },
    ]);
    expect(await found(temporaryFolder({ 'tend.yaml': 'experiments: { sources: [mlruns] }\n' }), mapped)).toEqual([]);
  });
});
