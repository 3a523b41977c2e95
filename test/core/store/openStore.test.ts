import BetterSqlite3 from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { leaks } from '../../../src/base/disposable';
import { silentLogger } from '../../../src/base/logger';
import { applicationId, migrations } from '../../../src/store/migrations';
import { openDatabase } from '../../../src/store/openDatabase';
import { openStore, type OpenedStore } from '../../../src/store/openStore';
import { runVisits } from '../../../src/store/runs/runVisit';
import { openNodeSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { ProfileRepository } from '../../../src/store/profileRepository';
import { expectGolden } from '../golden';
import { addFiles, temporaryFolder } from '../temporaryFolder';
import { unprivileged } from '../unprivileged';
import { report } from './report';
import { names, write } from './runs/imported';

const now = () => new Date('2026-11-25T18:00:00Z');

function open(root: string, create = true): OpenedStore {
  return openStore(root, { create, logger: silentLogger, now, visits: runVisits });
}

function opened(root: string, create = true): Store & { notice: string | null } {
  const result = open(root, create);
  if (result.kind !== 'open') throw new Error(JSON.stringify(result));
  onTestFinished(() => result.store.dispose());
  return Object.assign(result.store, { notice: result.notice });
}

function problemOf(root: string, create = true): string {
  const result = open(root, create);
  if (result.kind === 'open') result.store.dispose();
  return result.kind === 'unusable' ? result.problem : result.kind;
}

/** A project whose store holds one version of a.csv. */
function projectWithStore(): { readonly root: string; readonly path: string } {
  const root = temporaryFolder();
  const store = opened(root);
  store.profiles.save(report('a.csv', 'sha256:1'), now());
  store.dispose();
  return { root, path: join(root, '.tend/tend.db') };
}

function change(path: string, sql: string): void {
  const database = new BetterSqlite3(path);
  database.exec(sql);
  database.close();
}

afterEach(() => leaks.stop());

describe('making a store', () => {
  it('happens only for whoever may, with a .gitignore that ignores all of it', () => {
    const root = temporaryFolder();
    expect(open(root, false)).toEqual({ kind: 'absent' });
    expect(readdirSync(root)).toEqual([]);
    opened(root);
    expect(readFileSync(join(root, '.tend/.gitignore'), 'utf8')).toBe('*\n');
    expect(opened(root, false).profiles.latest('a.csv')).toBeNull();
  });

  it('leaves a .gitignore of somebody else alone', () => {
    const root = temporaryFolder({ '.tend/.gitignore': 'tend.db\n' });
    opened(root);
    expect(readFileSync(join(root, '.tend/.gitignore'), 'utf8')).toBe('tend.db\n');
  });

  it('gives a database that names its program, its version and a schema that is known', () => {
    const { path } = projectWithStore();
    const database = new BetterSqlite3(path);
    onTestFinished(() => void database.close());
    const schema = database.prepare<[], { sql: string }>(
      'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name',
    );
    expectGolden(
      schema
        .all()
        .map(({ sql }) => `${sql};\n`)
        .join('\n'),
      'test/fixtures/store/schema.sql',
    );
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it('works with a file that is there but empty', () => {
    const root = temporaryFolder({ '.tend/tend.db': '' });
    opened(root).profiles.save(report('a.csv', 'sha256:1'), now());
  });

  it('leaks nothing', () => {
    leaks.start();
    const result = open(temporaryFolder());
    if (result.kind === 'open') result.store.dispose();
    expect(leaks.stop()).toEqual([]);
  });
});

describe('a store that cannot be used is one clear sentence', () => {
  it('where it is locked by another program', () => {
    const { root, path } = projectWithStore();
    const other = new BetterSqlite3(path);
    onTestFinished(() => void other.close());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(problemOf(root)).toBe(
      'The store .tend/tend.db is locked by another program; what was found is shown but not kept.',
    );
  });

  it('where it is newer, and then not one byte of it changes', () => {
    const { root, path } = projectWithStore();
    change(path, `PRAGMA user_version = ${migrations.length + 4}`);
    const before = readFileSync(path);
    expect(problemOf(root)).toBe(
      `The store .tend/tend.db has version ${migrations.length + 4}; this Tend knows up to ${migrations.length} and leaves it alone. Update Tend.`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(root, '.tend')).sort()).toEqual(['.gitignore', 'tend.db']);
  });

  it.each([
    ['names another program', 'PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE t (x)'],
    ['names none but has tables', 'CREATE TABLE t (x)'],
  ])('where the database %s', (_, sql) => {
    const root = temporaryFolder({ '.tend/': '' });
    change(join(root, '.tend/tend.db'), sql);
    const before = readFileSync(join(root, '.tend/tend.db'));
    expect(problemOf(root)).toBe('The database .tend/tend.db belongs to another program; it is left alone.');
    expect(readFileSync(join(root, '.tend/tend.db')).subarray(100).equals(before.subarray(100))).toBe(true);
  });

  it('where nothing can be written', async () => {
    const { root, path } = projectWithStore();
    const allow = (mode: number) => [root, join(root, '.tend'), path].forEach((it) => chmodSync(it, mode));
    allow(0o555);
    expect(await unprivileged(() => problemOf(root))).toBe(
      'The store .tend/tend.db cannot be written: the disk or its permissions forbid it.',
    );
    allow(0o755);
    rmSync(join(root, '.tend'), { recursive: true });
    chmodSync(root, 0o555);
    expect(await unprivileged(() => problemOf(root))).toBe(
      'The store .tend/tend.db cannot be written: the disk or its permissions forbid it.',
    );
    chmodSync(root, 0o755);
  });

  it('where it is newer, also where nothing can be written', async () => {
    const { root, path } = projectWithStore();
    change(path, 'PRAGMA user_version = 999');
    const allow = (mode: number) => [root, join(root, '.tend'), path].forEach((it) => chmodSync(it, mode));
    allow(0o555);
    onTestFinished(() => allow(0o755));
    expect(await unprivileged(() => problemOf(root))).toMatch(/has version 999; .* Update Tend\.$/);
  });

  it('where .tend is a file', () => {
    expect(problemOf(temporaryFolder({ '.tend': 'x' }))).toMatch(
      /^The store .tend\/tend.db cannot be (written|used): .*\.$/,
    );
  });
});

describe('a damaged store', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['is not a database', (path) => writeFileSync(path, 'hello '.repeat(100))],
    ['ends within its header', (path) => truncateSync(path, 50)],
    ['ends too early', (path) => truncateSync(path, 8192)],
    ['has a page of noise', (path) => writeFileSync(path, readFileSync(path).fill(0xa5, 4096, 16384))],
  ];

  it.each(damages)('that %s is set aside under another name, and a new one is begun', (_, damage) => {
    const { root, path } = projectWithStore();
    damage(path);
    const bytes = readFileSync(path);
    const store = opened(root);
    expect(store.notice).toBe(
      'The store .tend/tend.db was damaged. It was set aside as tend.damaged-2026-11-25T18-00-00.db, and a new one was begun.',
    );
    expect(readFileSync(join(root, '.tend/tend.damaged-2026-11-25T18-00-00.db')).equals(bytes)).toBe(true);
    store.profiles.save(report('a.csv', 'sha256:2'), now());
    expect(store.profiles.history('a.csv')).toHaveLength(1);
  });

  it.each(damages)('that %s is left where it is by whoever may not make one', (_, damage) => {
    const { root, path } = projectWithStore();
    damage(path);
    expect(problemOf(root, false)).toMatch(/^The store .tend\/tend.db is damaged.*\.$/);
    expect(readdirSync(join(root, '.tend')).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('never takes the place of one that was set aside before', () => {
    const root = temporaryFolder({
      '.tend/tend.db': 'x'.repeat(200),
      '.tend/tend.damaged-2026-11-25T18-00-00.db': 'old',
    });
    expect(opened(root).notice).toContain('tend.damaged-2026-11-25T18-00-00-2.db');
    expect(readFileSync(join(root, '.tend/tend.damaged-2026-11-25T18-00-00.db'), 'utf8')).toBe('old');
  });
});

describe('a large store', () => {
  it('is opened without looking through the points of its runs, and damage to the runs is still seen', () => {
    const { root, path } = projectWithStore();
    change(path, "INSERT INTO run_blocks (id, points, steps, data) VALUES (1, 1, x'', zeroblob(33000000))");
    opened(root).dispose();
    const database = new BetterSqlite3(path);
    const page = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'runs'").pluck().get() as number;
    database.close();
    writeFileSync(path, readFileSync(path).fill(0xa5, (page - 1) * 4096, page * 4096));
    expect(problemOf(root, false)).toBe('The store .tend/tend.db is damaged.');
  });
});

describe('an older store', () => {
  const golden = 'test/fixtures/store/version1.db';

  it('was written once by version 1 and is kept for this test', () => {
    if (process.env.UPDATE_GOLDEN && !existsSync(golden)) copyFileSync(projectWithStore().path, golden);
    expect(existsSync(golden)).toBe(true);
  });

  it('is copied, then brought to the present version with everything in it', () => {
    const root = temporaryFolder({ '.tend/': '' });
    const path = join(root, '.tend/tend.db');
    copyFileSync(golden, path);
    const next = [...migrations.slice(0, 1), 'ALTER TABLE data_sets ADD COLUMN note TEXT'];
    const database = openDatabase(path, { logger: silentLogger, writeAheadLog: true, migrations: next });
    expect(new ProfileRepository(database, () => undefined).latest('a.csv')).toMatchObject({
      number: 1,
      digest: 'sha256:1',
    });
    expect(database.prepare('SELECT note FROM data_sets').all()).toEqual([{ note: null }]);
    database.close();
    const [backup = ''] = readdirSync(join(root, '.tend')).filter((name) => name.startsWith('tend.version-1-'));
    const copy = new BetterSqlite3(join(root, '.tend', backup));
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    copy.close();
  });

  it('of version 1 takes runs from then on', () => {
    const root = temporaryFolder({ '.tend/': '' });
    copyFileSync(golden, join(root, '.tend/tend.db'));
    const store = opened(root);
    expect(store.profiles.latest('a.csv')).toMatchObject({ digest: 'sha256:1' });
    write(store.runs, [{ id: 'a', metrics: { m: [1, 2] } }]);
    expect(names(store.runs)).toEqual(['a']);
  });

  it('stays as it was when the way to the next version fails', () => {
    const root = temporaryFolder({ '.tend/': '' });
    const path = join(root, '.tend/tend.db');
    copyFileSync(golden, path);
    const broken = [...migrations.slice(0, 1), 'CREATE TABLE half (x); CREATE TABLE half (x)'];
    expect(() => openDatabase(path, { logger: silentLogger, writeAheadLog: true, migrations: broken })).toThrow(/half/);
    const database = new BetterSqlite3(path);
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
    database.close();
  });
});

it('a store on a network folder uses a rollback journal', () => {
  const path = join(temporaryFolder(), 'tend.db');
  openDatabase(path, { logger: silentLogger, writeAheadLog: false }).close();
  const database = new BetterSqlite3(path);
  expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
  database.close();
});

it("Node's own driver stands in for the native one, on the same file", () => {
  const { root, path } = projectWithStore();
  const database = openDatabase(path, {
    logger: silentLogger,
    writeAheadLog: true,
    open: (file) => openNodeSqlite(file),
  });
  const profiles = new ProfileRepository(database, (work) => work());
  expect(database.driver).toBe('node:sqlite');
  expect(profiles.latest('a.csv')).toMatchObject({ digest: 'sha256:1' });
  profiles.save(report('a.csv', 'sha256:2'), new Date('2026-11-26'));
  database.close();
  expect(
    opened(root)
      .profiles.history('a.csv')
      .map((version) => version.digest),
  ).toEqual(['sha256:2', 'sha256:1']);
  addFiles(root, { '.tend/tend.db': 'x'.repeat(200) });
  expect(() =>
    openDatabase(path, { logger: silentLogger, writeAheadLog: true, open: (file) => openNodeSqlite(file) }),
  ).toThrow(/damaged/);
});
