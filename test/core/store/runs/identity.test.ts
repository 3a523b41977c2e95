import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../../../src/runs/run';
import type { RunStore } from '../../../../src/runs/runStore';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { imported, metric, names, openIn, series, write, type Written } from './imported';

const id = (digit: string) => digit.repeat(32);

function shown(store: RunStore): string[] {
  return store
    .runs([...store.find({ filter: null, order: [], archived: true })])
    .map(
      ({ number, source, nativeId, starred }) => `${number} ${source} ${nativeId.slice(0, 8)}${starred ? ' ★' : ''}`,
    );
}

function put(store: RunStore, kind: SourceKind, path: string, ...runs: readonly Written[]): void {
  write(store, runs, { kind, path });
}

describe('ids', () => {
  it('are those of MLflow where there are any, else twelve digits that an import gives again', () => {
    const one = openIn().runs;
    const two = openIn().runs;
    for (const store of [one, two]) {
      put(store, 'mlflow-sqlite', 'mlflow.db', { id: id('a') });
      put(store, 'tensorboard', 'logs', { id: 'train' }, { id: id('a') });
    }
    const ids = (store: RunStore) => store.runs([1, 2, 3]).map((run) => run.id);
    expect(ids(one)).toEqual([
      id('a'),
      expect.stringMatching(/^[0-9a-f]{12}$/),
      expect.stringMatching(/^[0-9a-f]{12}$/),
    ]);
    expect(ids(two)).toEqual(ids(one));
    expect(one.byId(id('a'))).toBe(1);
    expect(one.byId('nobody')).toBeNull();
  });
});

describe('a run whose source was moved', () => {
  it('keeps its number and its marks, and its values are those of the new place', () => {
    const root = temporaryFolder({ 'mlruns/x': '' });
    const { runs } = openIn(root);
    put(runs, 'mlflow-files', 'mlruns', { id: id('a'), metrics: { loss: [1, 2, 3], old: 1 }, params: { p: '1' } });
    runs.mark([{ number: 1, marks: { starred: true } }]);
    renameSync(join(root, 'mlruns'), join(root, 'moved'));
    const visit = runs.visit('mlflow-files', 'moved');
    visit.run(imported(id('a'), { params: { p: '2' } }));
    visit.points(series(id('a'), 'loss', [1, 2, 3, 4]));
    expect(visit.commit(null)).toEqual({ imported: 0, updated: 1 });
    expect(shown(runs)).toEqual(['1 moved aaaaaaaa ★']);
    expect(runs.details(1)).toMatchObject({
      params: new Map([['p', '2']]),
      metrics: new Map([['loss', expect.objectContaining({ count: 4 })]]),
    });
  });

  it('is known by its fingerprint where its id is only a folder', () => {
    const root = temporaryFolder({ 'logs/x': '' });
    const { runs } = openIn(root);
    put(runs, 'tensorboard', 'logs', { id: 'a', fingerprint: 'f1' }, { id: 'b', fingerprint: 'f2' });
    runs.mark([{ number: 2, marks: { starred: true } }]);
    renameSync(join(root, 'logs'), join(root, 'tb'));
    put(runs, 'tensorboard', 'tb', { id: 'x/b', fingerprint: 'f2' }, { id: 'c', fingerprint: 'f3' });
    expect(shown(runs).sort()).toEqual(['1 logs a', '2 tb x/b ★', '3 tb c']);
  });

  it('within its source is told of as gone in the same visit', () => {
    const root = temporaryFolder({ 'logs/x': '' });
    const { runs } = openIn(root);
    put(runs, 'tensorboard', 'logs', { id: 'a', fingerprint: 'f1' });
    const visit = runs.visit('tensorboard', 'logs');
    visit.run(imported('b', { fingerprint: 'f1' }));
    visit.gone('a');
    visit.commit(null);
    expect(shown(runs)).toEqual(['1 logs b']);
  });
});

describe('a run that stands in two sources', () => {
  const root = () => temporaryFolder({ 'mlruns/x': '', 'mlflow.db': '' });

  it('is one: that of the later end, else of the more points', () => {
    const { runs } = openIn(root());
    put(
      runs,
      'mlflow-files',
      'mlruns',
      { id: id('a'), ended: 5, metrics: { m: [1, 2] } },
      { id: id('b'), metrics: { m: 1 } },
    );
    put(
      runs,
      'mlflow-sqlite',
      'mlflow.db',
      { id: id('a'), ended: 4, metrics: { m: [1, 2, 3] } },
      { id: id('b'), metrics: { m: [1, 2] } },
    );
    expect(shown(runs).sort()).toEqual(['1 mlruns aaaaaaaa', '2 mlflow.db bbbbbbbb']);
    expect(runs.values(metric('m'), Int32Array.of(1, 2))).toMatchObject({ values: Float64Array.of(2, 2) });
    expect(runs.sources().map(({ path, runs: count }) => `${path} ${count}`)).toEqual(['mlflow.db 1', 'mlruns 1']);
  });

  it('does not change hands at every visit, and is not sent again where it lost', () => {
    const { runs } = openIn(root());
    const visitBoth = () => {
      for (const [kind, path] of [
        ['mlflow-files', 'mlruns'],
        ['mlflow-sqlite', 'mlflow.db'],
      ] as const)
        put(runs, kind, path, { id: id('a'), ended: 5, state: path, metrics: { m: [1, 2] } });
    };
    visitBoth();
    visitBoth();
    expect(shown(runs)).toEqual(['1 mlruns aaaaaaaa']);
    expect([...runs.visit('mlflow-sqlite', 'mlflow.db').runStates()]).toEqual([[id('a'), 'mlflow.db']]);
    expect(runs.points(1, 'm')?.values).toEqual(Float64Array.of(1, 2));
  });

  it('stays in the source that it is left in', () => {
    const { runs } = openIn(root());
    put(runs, 'mlflow-files', 'mlruns', { id: id('a'), metrics: { m: 1 } });
    put(runs, 'mlflow-sqlite', 'mlflow.db', { id: id('a'), metrics: { m: 1 }, state: 's' });
    const visit = runs.visit('mlflow-files', 'mlruns');
    visit.gone(id('a'));
    visit.commit(null);
    expect(shown(runs)).toEqual(['1 mlflow.db aaaaaaaa']);
    expect([...runs.visit('mlflow-sqlite', 'mlflow.db').runStates()]).toEqual([[id('a'), 's']]);
  });
});

it('a run that is gone from its source stays with what was read of it', () => {
  const { runs } = openIn();
  put(runs, 'tensorboard', 'logs', { id: 'a', metrics: { m: 1 } });
  const visit = runs.visit('tensorboard', 'logs');
  visit.gone('a');
  visit.gone('never seen');
  visit.commit(null);
  expect(runs.values(metric('m'), Int32Array.of(1))).toMatchObject({ values: Float64Array.of(1) });
});

it('a run that is gone is told of once, and is itself again when it comes back', () => {
  const { runs } = openIn();
  put(runs, 'tensorboard', 'logs', { id: 'a', metrics: { m: 1 }, state: 's' });
  const visit = runs.visit('tensorboard', 'logs');
  visit.gone('a');
  visit.commit(null);
  expect([...runs.visit('tensorboard', 'logs').runStates()]).toEqual([]);
  put(runs, 'tensorboard', 'logs', { id: 'a', metrics: { m: 2 }, state: 's' });
  expect([...runs.visit('tensorboard', 'logs').runStates()]).toEqual([['a', 's']]);
});

it('a run that its source has disowned is not shown, and nothing of it is known, until the source has it again', () => {
  const { runs } = openIn();
  put(runs, 'keras-csv', 'logs', { id: 'a', metrics: { m: 1, old: 5 }, state: 's' });
  runs.mark([{ number: 1, marks: { note: 'mine' } }]);
  const visit = runs.visit('keras-csv', 'logs');
  visit.disowned('a');
  visit.disowned('never seen');
  visit.commit(null);
  expect(shown(runs)).toEqual([]);
  expect(runs.columns()).toEqual([]);
  expect(runs.sources()).toMatchObject([{ path: 'logs', runs: 0 }]);
  put(runs, 'keras-csv', 'logs', { id: 'a', metrics: { m: 2 } });
  expect(runs.runs([1])).toMatchObject([{ nativeId: 'a', note: 'mine' }]);
  expect([...(runs.details(1)?.metrics ?? [])]).toMatchObject([['m', { last: 2 }]]);
});

describe('nested runs', () => {
  const parents = (store: RunStore, count: number) => [
    ...store.parents(Int32Array.from({ length: count }, (_, n) => n + 1)),
  ];

  it('find their parents in whichever order they come', () => {
    const { runs } = openIn();
    put(runs, 'mlflow-files', 'mlruns', { id: 'child', parent: 'top' }, { id: 'other', parent: 'nowhere' });
    put(runs, 'mlflow-files', 'mlruns', { id: 'top' }, { id: 'grandchild', parent: 'child' });
    put(runs, 'mlflow-files', 'elsewhere', { id: 'nowhere' });
    expect(parents(runs, 4)).toEqual([3, 0, 0, 1]);
    put(runs, 'mlflow-files', 'mlruns', { id: 'child', parent: null });
    expect(parents(runs, 4)).toEqual([0, 0, 0, 1]);
  });

  it('in a ring are cut where it would close', () => {
    const { runs } = openIn();
    put(
      runs,
      'mlflow-files',
      'mlruns',
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'c' },
      { id: 'c', parent: 'a' },
      { id: 'd', parent: 'd' },
    );
    for (let number = 1; number <= 4; number++) {
      const line = new Set<number>();
      for (let at = number; at !== 0; at = parents(runs, 4)[at - 1] ?? 0) {
        expect(line.has(at)).toBe(false);
        line.add(at);
      }
    }
    expect(parents(runs, 4).filter((parent) => parent === 0)).toHaveLength(2);
  });
});

describe('a visit', () => {
  it('that finds nothing new tells nobody', () => {
    const store = openIn();
    let told = 0;
    store.onDidChange(() => told++);
    put(store.runs, 'tensorboard', 'logs', { id: 'a' });
    const [before, revision] = [told, store.runs.revision()];
    const visit = store.runs.visit('tensorboard', 'logs');
    expect(visit.commit(null)).toEqual({ imported: 0, updated: 0 });
    visit.end({ at: 99, problem: null });
    expect([told, store.runs.revision()]).toEqual([before, revision]);
    expect(store.runs.sources()).toMatchObject([{ read: 99 }]);
  });

  it('that failed says why, and keeps when the last one was that did not', () => {
    const { runs } = openIn();
    put(runs, 'tensorboard', 'logs', { id: 'a' });
    runs.visit('tensorboard', 'logs').end({ at: 9, problem: 'it is locked.' });
    expect(runs.sources()).toEqual([{ kind: 'tensorboard', path: 'logs', runs: 1, read: 1, problem: 'it is locked.' }]);
  });

  it('whose store is gone loses nothing that it holds, and says so', () => {
    const root = temporaryFolder();
    const { runs } = openIn(root);
    const visit = runs.visit('tensorboard', 'logs');
    visit.run(imported('a'));
    rmSync(join(root, '.tend'), { recursive: true });
    expect(() => visit.commit(null)).toThrow('The store was removed while it was open');
    expect(visit.pending).toBeGreaterThan(0);
    expect(existsSync(join(root, '.tend'))).toBe(false);
  });

  it('takes keys and texts of any kind', () => {
    const { runs } = openIn();
    const strange = [
      'a/b',
      'a.b',
      '"q" \'s\' `t`',
      '🙂',
      '<b>html</b>',
      'x'.repeat(500),
      ' ',
      '\u0000nul',
      'constructor',
      '__proto__',
      '\ud800',
    ];
    const params = Object.fromEntries(strange.map((key) => [`${key}!`, key]));
    put(runs, 'tensorboard', 'logs', {
      id: strange.join(),
      name: '<img>',
      params,
      metrics: Object.fromEntries(strange.map((key) => [`${key}!`, 1])),
    });
    expect(names(runs)).toEqual(['<img>']);
    const details = runs.details(1);
    for (const key of strange.slice(0, -1)) {
      expect(details?.params.get(`${key}!`)).toBe(key);
      expect(details?.metrics.get(`${key}!`)).toMatchObject({ last: 1 });
      expect(runs.values(metric(`${key}!`), Int32Array.of(1))).toMatchObject({ values: Float64Array.of(1) });
    }
  });
});

it('two connections see what the other writes, and each knows what changed', () => {
  const root = temporaryFolder();
  const [writer, reader] = [openIn(root).runs, openIn(root).runs];
  addFiles(root, { 'logs/x': '' });
  put(writer, 'tensorboard', 'logs', { id: 'a', metrics: { m: 1 } });
  const before = reader.revision();
  expect([names(reader), reader.columns().length > 0]).toEqual([['a'], true]);
  put(writer, 'tensorboard', 'logs', { id: 'b', metrics: { m: 2 } });
  expect(reader.revision()).toBeGreaterThan(before);
  expect([
    names(reader, { order: [{ column: metric('m'), descending: true }] }),
    reader.distinct(metric('m'), 1),
  ]).toEqual([['b', 'a'], [{ value: '1', runs: 1 }]]);
});
