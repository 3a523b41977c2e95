import { appendFileSync, cpSync, globSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importRuns, type ImportProgress, type ImportRunsInput } from '../../../../src/actions/runs/importRuns';
import { silentLogger } from '../../../../src/base/logger';
import type { RunStore } from '../../../../src/runs/runStore';
import type { RunSource } from '../../../../src/runs/sources/source';
import { runSources } from '../../../../src/runs/sources/sources';
import { openForeignTables } from '../../../../src/store/foreignTables';
import { openStore } from '../../../../src/store/openStore';
import { addFiles, temporaryFolder } from '../../temporaryFolder';

const fixtures = 'test/fixtures/runs';
const openTables = (path: string) => openForeignTables(path, silentLogger);

function storeIn(root: string): RunStore {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  onTestFinished(() => opened.store.dispose());
  return opened.store.runs;
}

interface Importing extends Partial<ImportRunsInput> {
  readonly sources?: readonly RunSource[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Imports as if the files had been lying there for a while. */
function importing(root: string, store: RunStore, options: Importing = {}) {
  const { sources = runSources({ openTables }), signal = new AbortController().signal, ...input } = options;
  const { onProgress = () => undefined } = options;
  const context = { store, sources, signal, now: () => Date.now() + 10_000, logger: silentLogger, onProgress };
  return importRuns(context, { root, paths: [], declared: [], full: false, ...input });
}

const names = (store: RunStore) =>
  store
    .runs([...store.find({ filter: null, order: [], archived: false })])
    .map((run) => run.name)
    .sort();

const visible = [
  'a name that is so long that YAML folds it over more than one line of eighty characters',
  'search',
  'still going',
  'trial: 1',
];

function projectWith(...kinds: readonly string[]): string {
  const root = temporaryFolder();
  for (const kind of kinds) cpSync(join(fixtures, kind), root, { recursive: true });
  return root;
}

describe('a file that tend.yaml maps', () => {
  it('is one run, though it looks like the log of a tracker too', async () => {
    const log = 'epoch,loss\n0,0.5\n1,0.25\n';
    const lightning = 'epoch,step,loss\n0,0,0.5\n';
    const root = temporaryFolder({
      'tend.yaml': 'experiments:\n  sources:\n    - path: "outputs/*/metrics.csv"\n',
      'outputs/trial0/metrics.csv': log,
      'outputs/trial1/metrics.csv': lightning,
      'outputs/trial1/hparams.yaml': 'lr: 0.1\n',
      'logs/other/training.csv': log,
    });
    const store = storeIn(root);
    await importing(root, store);
    expect(names(store)).toEqual(['other/training', 'trial0', 'trial1']);
  });
});

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
    expect(await importing(root, store)).toMatchObject({ imported: 0, problems: [], sources: [] });
    expect(names(store)).toEqual(visible);
    expect(store.sources()).toMatchObject([
      { path: 'mlruns', problem: 'It is no longer there; what was read of it stays.' },
    ]);
    cpSync(join(fixtures, 'mlflow-files'), root, { recursive: true });
    await importing(root, store);
    expect(store.sources()).toMatchObject([{ path: 'mlruns', problem: null }]);
    expect(names(store)).toEqual(visible);
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
    expect(told.slice(0, 2)).toEqual([
      [0, false],
      [6, false],
    ]);
    expect(told.at(-1)).toEqual([6, true]);
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
