import { copyFileSync, mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import { mlflowFiles } from '../../../../src/runs/sources/mlflowFiles';
import { mlflowSqlite } from '../../../../src/runs/sources/mlflowSqlite';
import type { RunSource } from '../../../../src/runs/sources/source';
import { openForeignTables } from '../../../../src/store/foreignTables';
import { temporaryFolder } from '../../temporaryFolder';
import { MemoryStore } from '../importing/memoryStore';
import { found, imported } from './imports';

const mlflow = mlflowSqlite((path) => openForeignTables(path, silentLogger));

interface Tracking {
  readonly root: string;
  readonly database: BetterSqlite3.Database;
}

/** A copy of the database that MLflow wrote, and a writer to it. */
function tracking(): Tracking {
  const root = temporaryFolder();
  copyFileSync('test/fixtures/runs/mlflow-sqlite/mlflow.db', join(root, 'mlflow.db'));
  const database = new BetterSqlite3(join(root, 'mlflow.db'));
  database.pragma('synchronous = OFF');
  onTestFinished(() => void database.close());
  return { root, database };
}

const idOf = ({ database }: Tracking, name: string) =>
  database.prepare('SELECT run_uuid FROM runs WHERE name = ?').pluck().get(name) as string;

function logMetric({ database }: Tracking, run: string, key: string, value: number, step: number): void {
  database
    .prepare('INSERT INTO metrics VALUES (?, ?, ?, ?, ?, 0)')
    .run(key, value, 1_760_000_000_000 + step, run, step);
}

describe("MLflow's database", () => {
  it('says the same as its files do of the same runs', async () => {
    const files = await imported('test/fixtures/runs/mlflow-files', mlflowFiles);
    const { root } = tracking();
    const { store, problems } = await imported(root, mlflow);
    expect(problems).toEqual([]);
    const told = (of: MemoryStore, path: string) =>
      [...of.source(path).runs.values()]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((run) => ({
          ...run,
          nativeId: '',
          state: '',
          parent: run.parent !== null,
          tags: new Map([...run.tags].filter(([key]) => key !== 'mlflow.parentRunId').sort()),
          params: new Map([...run.params].sort()),
          points: of.points(path, run.name),
          artifacts: null,
        }));
    expect(told(store, 'mlflow.db')).toEqual(told(files.store, 'mlruns'));
    expect(told(store, 'mlflow.db')).toHaveLength(6);
  });

  it('is found by its tables whatever it is called', async () => {
    const { root, database } = tracking();
    database.close();
    renameSync(join(root, 'mlflow.db'), join(root, 'tracking.sqlite3'));
    new BetterSqlite3(join(root, 'other.db')).exec('CREATE TABLE runs (x)').close();
    writeFileSync(join(root, 'text.db'), 'no database');
    writeFileSync(join(root, 'mlflow.db'), '');
    const path = join(root, 'tracking.sqlite3');
    expect(await found(root, mlflow)).toEqual([{ kind: 'mlflow-sqlite', path, watch: [path, `${path}-wal`] }]);
  });

  it('leaves no artifact of its runs and models to other sources', async () => {
    const { root } = tracking();
    const [run, model] = ['a'.repeat(32), `m-${'b'.repeat(32)}`];
    mkdirSync(join(root, 'mlruns/1', run, 'artifacts/logs'), { recursive: true });
    mkdirSync(join(root, 'mlruns/1/models', model, 'artifacts'), { recursive: true });
    mkdirSync(join(root, 'hashes', run), { recursive: true });
    const seen: string[] = [];
    const watcher: RunSource = {
      ...mlflowFiles,
      find: ({ path }) => {
        seen.push(path.slice(root.length + 1));
        return Promise.resolve({ found: [], prune: [] });
      },
    };
    await found(root, mlflow, watcher);
    expect(seen.sort()).toEqual(['', 'hashes', `hashes/${run}`, 'mlruns', 'mlruns/1', 'mlruns/1/models']);
  });

  it('tells the folder of artifacts beside it, and the environment of a model there', async () => {
    const made = tracking();
    const { root } = made;
    const folder = join(root, 'mlruns/1', idOf(made, 'search'), 'artifacts');
    mkdirSync(join(folder, 'model'), { recursive: true });
    writeFileSync(
      join(folder, 'model/requirements.txt'),
      'mlflow==3.17.2\nscikit-learn==1.9.1 ; python_version > "3"\n-e .\n',
    );
    writeFileSync(join(folder, 'model/python_env.yaml'), 'python: 3.11.4\nbuild_dependencies:\n- pip==24\n');
    const { store } = await imported(root, mlflow);
    expect(store.run('mlflow.db', 'search')).toMatchObject({
      artifacts: folder,
      environment: new Map([
        ['python', '3.11.4'],
        ['mlflow', '3.17.2'],
        ['scikit-learn', '1.9.1'],
      ]),
    });
  });
});

describe('a database that is read again', () => {
  it('is not even opened where nothing was written', async () => {
    const { root } = tracking();
    const { store } = await imported(root, mlflow);
    const commits = store.commits.length;
    let opened = 0;
    const watched = mlflowSqlite((path) => {
      opened++;
      return openForeignTables(path, silentLogger);
    });
    const again = await imported(root, watched, { store });
    expect([again.updated, again.unchanged, opened]).toEqual([0, 6, 1]);
    expect(store.commits).toHaveLength(commits);
  });

  it('gives only what was logged since', async () => {
    const made = tracking();
    const { store } = await imported(made.root, mlflow);
    logMetric(made, idOf(made, 'still going'), 'loss', 1.5, 1);
    const before = store.commits.length;
    const again = await imported(made.root, mlflow, { store });
    // A slow machine commits more than once.
    const since = store.commits.slice(before).filter(({ runs, points }) => runs + points > 0);
    expect(since).toMatchObject([{ runs: 0, points: 1 }]);
    expect(again.problems).toEqual([]);
    expect(store.points('mlflow.db', 'still going').loss?.map(([, , value]) => value)).toEqual([2, 1.5]);
  });

  it.each([
    [
      'its end',
      `UPDATE runs SET status = 'KILLED', end_time = 7 WHERE name = 'still going'`,
      'still going',
      { status: 'killed', ended: 7 },
    ],
    ['another name', `UPDATE runs SET name = 'b' WHERE name = 'search'`, 'b', { status: 'failed' }],
    ['its deletion', `UPDATE runs SET lifecycle_stage = 'deleted' WHERE name = 'search'`, 'search', { deleted: true }],
    [
      'a tag with another value',
      `UPDATE tags SET value = 'sales' WHERE key = 'team'`,
      'trial: 1',
      { status: 'finished' },
    ],
    ['a tag that is taken away', `DELETE FROM tags WHERE key = 'team'`, 'trial: 1', { status: 'finished' }],
    [
      'a new param',
      `INSERT INTO params VALUES ('late', '1', (SELECT run_uuid FROM runs WHERE name = 'search'))`,
      'search',
      {
        params: new Map([
          ['trials', '2'],
          ['late', '1'],
        ]),
      },
    ],
  ])('sees %s of a run, and writes no other', async (_, sql, name, facts) => {
    const { root, database } = tracking();
    const { store } = await imported(root, mlflow);
    database.exec(sql);
    const again = await imported(root, mlflow, { store });
    expect([again.updated, again.unchanged]).toEqual([1, 5]);
    expect(store.run('mlflow.db', name)).toMatchObject(facts);
  });

  it('sees an experiment that was renamed or deleted', async () => {
    const { root, database } = tracking();
    const { store } = await imported(root, mlflow);
    database.exec(`UPDATE experiments SET name = 'retention', lifecycle_stage = 'deleted' WHERE name = 'churn'`);
    expect((await imported(root, mlflow, { store })).updated).toBe(4);
    expect(store.run('mlflow.db', 'search')).toMatchObject({ experiment: 'retention', deleted: true });
  });

  it('keeps a run that is gone, and is not led astray by row numbers that are given away again', async () => {
    const made = tracking();
    const { root, database } = made;
    const { store } = await imported(root, mlflow);
    const gone = idOf(made, 'still going');
    const kept = idOf(made, 'search');
    database.pragma('foreign_keys = OFF');
    for (const table of ['metrics', 'tags', 'params', 'runs'])
      database.prepare(`DELETE FROM ${table} WHERE run_uuid = ?`).run(gone);
    logMetric(made, kept, 'best', 0.95, 1);
    await imported(root, mlflow, { store });
    expect([...store.source('mlflow.db').gone]).toEqual([gone]);
    expect(store.points('mlflow.db', 'search').best?.map(([, , value]) => value)).toEqual([0.9, 0.95]);
    expect(store.points('mlflow.db', 'trial: 1').loss).toHaveLength(6);
  });

  it('goes on where a reading was cut off, with no point twice', async () => {
    const made = tracking();
    const run = idOf(made, 'search');
    made.database.exec(`
      WITH steps(step) AS (SELECT 0 UNION ALL SELECT step + 1 FROM steps WHERE step < 41000)
      INSERT INTO metrics SELECT iif(step % 3 = 0, 'early', 'all'), step, step, '${run}', step, 0 FROM steps`);
    logMetric(made, run, 'late', 1, 0);
    const { store: whole } = await imported(made.root, mlflow);
    const store = new MemoryStore();
    let pages = 0;
    const cut = mlflowSqlite((path) => {
      const tables = openForeignTables(path, silentLogger);
      const rows = (...asked: Parameters<typeof tables.rows>) => {
        if (asked[0] === 'metrics' && asked[3] > 1 && ++pages > 1) throw new Error('It is locked by another program.');
        return tables.rows(...asked);
      };
      return { ...bound(tables), rows };
    });
    const first = await imported(made.root, cut, { store });
    expect(first.problems).toEqual([{ path: 'mlflow.db', problem: 'It is locked by another program.' }]);
    expect(store.source('mlflow.db').problem).toBe('It is locked by another program.');
    await imported(made.root, mlflow, { store });
    expect(store.points('mlflow.db', 'search')).toEqual(whole.points('mlflow.db', 'search'));
    expect(store.source('mlflow.db').problem).toBeNull();
  });

  it('that is written to while it is read loses nothing', async () => {
    const made = tracking();
    const late = 'f'.repeat(32);
    let written = false;
    const meanwhile = mlflowSqlite((path) => {
      const tables = openForeignTables(path, silentLogger);
      const rowsOf = (...asked: Parameters<typeof tables.rowsOf>) => {
        if (!written) {
          made.database.exec(
            `INSERT INTO runs (run_uuid, name, status, experiment_id) VALUES ('${late}', 'late', 'RUNNING', 1)`,
          );
          logMetric(made, late, 'loss', 3, 0);
          logMetric(made, idOf(made, 'still going'), 'loss', 1.5, 1);
        }
        written = true;
        return tables.rowsOf(...asked);
      };
      return { ...bound(tables), rowsOf };
    });
    const { store, problems } = await imported(made.root, meanwhile);
    expect(problems).toEqual([]);
    await imported(made.root, mlflow, { store });
    expect(store.points('mlflow.db', 'late').loss?.map(([, , value]) => value)).toEqual([3]);
    expect(store.points('mlflow.db', 'still going').loss?.map(([, , value]) => value)).toEqual([2, 1.5]);
  });

  it('is read anew as a whole when that is asked for', async () => {
    const made = tracking();
    const { store } = await imported(made.root, mlflow);
    const again = await imported(made.root, mlflow, { store, full: true });
    expect([again.updated, again.unchanged]).toEqual([6, 0]);
    expect(store.points('mlflow.db', 'trial: 1').loss).toHaveLength(6);
  });
});

describe('a database in trouble', () => {
  it('that a writer holds is said to be locked, and read at the next visit', async () => {
    const { root, database } = tracking();
    const store = new MemoryStore();
    database.exec('BEGIN EXCLUSIVE');
    const first = await imported(root, mlflow, { store });
    expect(first.problems).toEqual([
      { path: 'mlflow.db', problem: 'It is locked by another program; what is missing is read when it is free.' },
    ]);
    database.exec('COMMIT');
    expect((await imported(root, mlflow, { store })).imported).toBe(6);
  });

  it.each([
    ['cut off', (path: string) => truncateSync(path, 60_000)],
    [
      'noise behind its header',
      (path: string) => writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9000, 7)])),
    ],
    ['nothing but noise', (path: string) => writeFileSync(path, Buffer.alloc(50, 7))],
  ])('that is %s gives one sentence and no run that is not there', async (_, damage) => {
    const { root, database } = tracking();
    database.close();
    damage(join(root, 'mlflow.db'));
    const { store, problems } = await imported(root, mlflow);
    expect(problems).toEqual([{ path: 'mlflow.db', problem: 'It is damaged, or no SQLite database.' }]);
    expect([...store.source('mlflow.db').points]).toEqual([]);
  });

  it('is named by its usual names where it is none', async () => {
    const noise = Object.fromEntries(['a/mlflow.db', 'b/mlruns.db', 'c/other.db'].map((path) => [path, 'x']));
    const root = temporaryFolder(noise);
    expect((await found(root, mlflow)).map(({ path }) => path)).toEqual([
      join(root, 'a/mlflow.db'),
      join(root, 'b/mlruns.db'),
    ]);
  });

  it('of an older version lacks tables and columns, and still tells its runs', async () => {
    const root = temporaryFolder();
    const database = new BetterSqlite3(join(root, 'old.db'));
    database.exec(`
      CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name TEXT);
      CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name TEXT, source_name TEXT, source_version TEXT, status TEXT, start_time BIGINT, experiment_id INTEGER);
      CREATE TABLE metrics (key TEXT, value FLOAT, timestamp BIGINT, run_uuid VARCHAR(32), PRIMARY KEY (key, timestamp, run_uuid, value));
      INSERT INTO experiments VALUES (0, 'Default');
      INSERT INTO runs VALUES ('abc', '', 'train.py', 'c0ffee', 'FINISHED', 5, 0);
      INSERT INTO metrics VALUES ('acc', 0.5, 7, 'abc');
    `);
    database.close();
    const { store, problems } = await imported(root, mlflow);
    expect(problems).toEqual([]);
    expect(store.run('old.db', 'abc')).toMatchObject({
      status: 'finished',
      params: new Map(),
      code: { script: 'train.py', commit: 'c0ffee' },
    });
    expect(store.points('old.db', 'abc')).toEqual({ acc: [[0, 7, 0.5]] });
  });
});

/** The methods of an object of a class, as a plain object. */
function bound(tables: ReturnType<typeof openForeignTables>) {
  return {
    columns: (table: string) => tables.columns(table),
    rows: (...asked: Parameters<typeof tables.rows>) => tables.rows(...asked),
    rowsOf: (...asked: Parameters<typeof tables.rowsOf>) => tables.rowsOf(...asked),
    lastRow: (table: string) => tables.lastRow(table),
    close: () => tables.close(),
  };
}
