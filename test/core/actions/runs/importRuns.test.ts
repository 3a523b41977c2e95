import { appendFileSync, cpSync, globSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunStore } from '../../../../src/runs/runStore';
import type { RunSource } from '../../../../src/runs/sources/source';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { fixtures, importing, names, projectWith, storeIn } from './importing';

const visible = [
  'a name that is so long that YAML folds it over more than one line of eighty characters',
  'search',
  'still going',
  'trial: 1',
];

describe('an import of a project', () => {
  it('brings the runs of all its sources into the store, and nothing the second time', async () => {
    const root = projectWith('mlflow-files', 'mlflow-sqlite');
    const store = storeIn(root);
    const first = await importing(root, store);
    expect(first).toMatchObject({ imported: 12, updated: 0, unchanged: 0, problems: [] });
    expect(first.sources.map((source) => source.path.slice(root.length + 1)).sort()).toEqual(['mlflow.db', 'mlruns']);
    expect(names(store)).toEqual([...visible, ...visible].sort());
    expect(await importing(root, store)).toMatchObject({ imported: 0, updated: 0, unchanged: 12, problems: [] });
  });

  it('keeps what a person did to the runs of a folder that is moved', async () => {
    const root = projectWith('mlflow-files');
    const store = storeIn(root);
    await importing(root, store);
    const number = store.find({ filter: null, order: [], archived: false })[0] ?? 0;
    store.mark([{ number, marks: { starred: true, note: 'the best' } }]);
    mkdirSync(join(root, 'old'));
    renameSync(join(root, 'mlruns'), join(root, 'old/tracking'));
    await importing(root, store);
    expect(names(store)).toEqual(visible);
    expect(store.runs([number])[0]).toMatchObject({ starred: true, note: 'the best', source: 'old/tracking' });
  });

  it('holds a run once that lies in two places', async () => {
    const root = projectWith('mlflow-files');
    cpSync(join(root, 'mlruns'), join(root, 'backup'), { recursive: true });
    symlinkSync(join(root, 'mlruns'), join(root, 'linked'));
    const store = storeIn(root);
    await importing(root, store);
    expect(names(store)).toEqual(visible);
    await importing(root, store);
    expect(names(store)).toEqual(visible);
  });

  it('goes on where one source cannot be read, and says which', async () => {
    const root = projectWith('mlflow-files');
    const broken = `SQLite format 3\u0000${'x'.repeat(5000)}`;
    addFiles(root, { 'mlflow.db': broken });
    const store = storeIn(root);
    const { problems } = await importing(root, store);
    expect(problems).toEqual([{ path: 'mlflow.db', problem: 'It is damaged, or no SQLite database.' }]);
    expect(names(store)).toEqual(visible);
    expect(
      store
        .sources()
        .map(({ path, problem }) => [path, problem])
        .sort(),
    ).toEqual([
      ['mlflow.db', 'It is damaged, or no SQLite database.'],
      ['mlruns', null],
    ]);
  });

  it('keeps the runs of a source that is gone, and says that it is', async () => {
    const root = projectWith('mlflow-files');
    const store = storeIn(root);
    await importing(root, store);
    rmSync(join(root, 'mlruns'), { recursive: true });
    const gone = { path: 'mlruns', problem: 'It is no longer there; what was read of it stays.' };
    for (const full of [false, true])
      expect(await importing(root, store, { full })).toMatchObject({ imported: 0, problems: [gone], sources: [] });
    expect(names(store)).toEqual(visible);
    expect(store.sources()).toMatchObject([gone]);
    cpSync(join(fixtures, 'mlflow-files'), root, { recursive: true });
    expect(await importing(root, store)).toMatchObject({ problems: [] });
    expect(store.sources()).toMatchObject([{ path: 'mlruns', problem: null }]);
    expect(names(store)).toEqual(visible);
  });

  it('has nothing to say any more of what could not be read and was deleted', async () => {
    const root = temporaryFolder({ 'mlflow.db': 'noise' });
    const store = storeIn(root);
    const problem = 'It is damaged, or no SQLite database.';
    expect(await importing(root, store)).toMatchObject({ problems: [{ path: 'mlflow.db', problem }] });
    expect(store.sources()).toMatchObject([{ path: 'mlflow.db', problem }]);
    rmSync(join(root, 'mlflow.db'));
    expect(await importing(root, store)).toMatchObject({ problems: [] });
    expect(store.sources()).toMatchObject([{ path: 'mlflow.db', problem: null }]);
  });

  it('adds what was logged meanwhile to what is there', async () => {
    const root = projectWith('mlflow-files');
    const store = storeIn(root);
    await importing(root, store);
    const [number = 0] = store
      .find({ filter: null, order: [], archived: false })
      .filter((run) => store.details(run)?.name === 'still going');
    const { source, nativeId } = store.runs([number])[0] ?? { source: '', nativeId: '' };
    const experiment = join(root, source, globSync(`*/${nativeId}`, { cwd: join(root, source) })[0] ?? '');
    appendFileSync(join(experiment, 'metrics/loss'), '1760000001000 1.5 1\n');
    writeFileSync(join(experiment, 'metrics/new'), '1760000001000 nan 1\n');
    await importing(root, store);
    expect([...(store.points(number, 'loss')?.values ?? [])]).toEqual([2, 1.5]);
    expect([...(store.points(number, 'new')?.values ?? [])]).toEqual([NaN]);
  });

  it('tells how far it is', async () => {
    const root = projectWith('mlflow-sqlite');
    const told: (readonly [number, boolean])[] = [];
    await importing(root, storeIn(root), { onProgress: ({ runs, done }) => told.push([runs, done]) });
    // How many commits there are between is up to how long each takes.
    expect(told[0]).toEqual([0, false]);
    expect(told.slice(-2)).toEqual([
      [6, false],
      [6, true],
    ]);
    expect(told.map(([runs]) => runs)).toEqual(told.map(([runs]) => runs).toSorted((a, b) => a - b));
  });
});

describe('an import of what a person names', () => {
  it('looks only there, wherever it lies, and says where nothing was', async () => {
    const elsewhere = projectWith('mlflow-files');
    const root = projectWith('mlflow-sqlite');
    addFiles(root, { 'notes/a.txt': '' });
    const store = storeIn(root);
    const { sources, problems } = await importing(root, store, { paths: [`${elsewhere}/mlruns`, 'notes', 'missing'] });
    expect(sources.map(({ path }) => path)).toEqual([`${elsewhere}/mlruns`]);
    expect(problems).toEqual([
      { path: 'notes', problem: 'No runs were found here.' },
      { path: 'missing', problem: 'No runs were found here.' },
    ]);
    expect(store.sources().map(({ path }) => path)).toEqual([`${elsewhere}/mlruns`]);
  });
});

describe('an import that ends early', () => {
  const endless: RunSource = {
    kind: 'mlflow-files',
    title: 'Endless',
    looksLike: 'nothing',
    find: ({ path }) => Promise.resolve({ found: [{ kind: 'mlflow-files', path, watch: [] }], prune: [] }),
    read: async (context) => {
      for (;;) await context.breathe();
    },
  };

  it('throws the reason for which it was cancelled', async () => {
    const stop = new AbortController();
    const onProgress = () => setImmediate(() => stop.abort(new Error('the window was closed')));
    const root = temporaryFolder();
    const result = importing(root, storeIn(root), { sources: [endless], signal: stop.signal, onProgress });
    await expect(result).rejects.toThrow('the window was closed');
  });

  it('throws what the store throws, and ends its other sources', async () => {
    const root = temporaryFolder({ 'a/': '', 'b/': '' });
    const store = storeIn(root);
    const failing: RunSource = {
      ...endless,
      read: async (context) => (context.path.endsWith('b') ? context.gone('x') : endless.read(context)),
    };
    const broken = {
      ...store,
      sources: () => [],
      visit: (...asked: Parameters<RunStore['visit']>) => {
        const visit = store.visit(...asked);
        const commit = () => {
          throw new Error('the disk is full');
        };
        return {
          ...visit,
          state: null,
          pending: 0,
          runStates: () => new Map(),
          gone: () => undefined,
          commit,
          end: () => undefined,
        };
      },
    };
    await expect(importing(root, broken as unknown as RunStore, { sources: [failing] })).rejects.toThrow(
      'the disk is full',
    );
  });
});
