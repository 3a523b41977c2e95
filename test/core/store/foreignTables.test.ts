import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { openForeignTables } from '../../../src/store/foreignTables';
import { temporaryFolder } from '../temporaryFolder';

function databaseWith(sql: string): string {
  const path = join(temporaryFolder(), 'other.db');
  const database = new BetterSqlite3(path);
  database.exec(sql);
  database.close();
  return path;
}

function opened(path: string) {
  const tables = openForeignTables(path, silentLogger);
  onTestFinished(() => tables.close());
  return tables;
}

it('tables of others are read in pages by row number, and a column that is not there is null', () => {
  const path = databaseWith(`
    CREATE TABLE notes ("key" TEXT, "a ""quoted"" name" REAL, raw BLOB);
    INSERT INTO notes VALUES ('a', 1.5, x'00'), ('b', NULL, NULL), ('c', 9e999, NULL);
    DELETE FROM notes WHERE key = 'b';
    INSERT INTO notes (rowid, key) VALUES (-3, 'before'), (70, 'd');`);
  const tables = opened(path);
  expect(tables.columns('notes')).toEqual(['key', 'a "quoted" name', 'raw']);
  const columns = ['absent', 'key', 'a "quoted" name', 'missing', 'raw'];
  expect(tables.rows('notes', columns, -10, 3)).toEqual([
    [-3, null, 'before', null, null, null],
    [1, null, 'a', 1.5, null, null],
    [3, null, 'c', Infinity, null, null],
  ]);
  expect(tables.rows('notes', ['key'], 3, 10)).toEqual([[70, 'd']]);
  expect(tables.lastRow('notes')).toBe(70);
});

it('the rows of some values are those and no others, however the values are written', () => {
  const path = databaseWith(`
    CREATE TABLE tags (run TEXT, value TEXT);
    INSERT INTO tags VALUES ('a', '1'), ('b', '2'), ('it''s "x"', '3'), ('a', '4'), ('7', '5');`);
  const tables = opened(path);
  const values = (...runs: readonly string[]) =>
    tables
      .rowsOf('tags', ['value'], 'run', runs, 10)
      .map(([value]) => value)
      .sort();
  expect(values('a')).toEqual(['1', '4']);
  expect(values('it\'s "x"', '7', 'nobody')).toEqual(['3', '5']);
  expect(tables.rowsOf('tags', ['value'], 'run', ['a', 'b'], 2)).toHaveLength(2);
});

it('what is no table on disk is none: neither missing ones nor views nor virtual tables', () => {
  const path = databaseWith(`
    CREATE TABLE real_one (x); CREATE VIEW runs AS SELECT 1 AS run_uuid;
    CREATE VIRTUAL TABLE params USING fts5(x);`);
  const tables = opened(path);
  for (const table of ['runs', 'params', 'nothing', 'real_one"; DROP TABLE real_one; --']) {
    expect(tables.columns(table)).toEqual([]);
    expect(tables.rows(table, ['run_uuid'], 0, 10)).toEqual([]);
    expect(tables.rowsOf(table, ['run_uuid'], 'run_uuid', ['1'], 10)).toEqual([]);
    expect(tables.lastRow(table)).toBe(-1);
  }
  expect(tables.lastRow('real_one')).toBe(-1);
});

it('a database is never written to, and its writer never waits for a reader that rests', () => {
  const path = databaseWith('CREATE TABLE t (x); INSERT INTO t VALUES (1);');
  const before = readFileSync(path);
  const tables = opened(path);
  expect(tables.rows('t', ['x'], 0, 1)).toEqual([[1, 1]]);
  expect(readFileSync(path).equals(before)).toBe(true);
  const writer = new BetterSqlite3(path, { timeout: 0 });
  onTestFinished(() => void writer.close());
  writer.exec('INSERT INTO t VALUES (2)');
  expect(tables.rows('t', ['x'], 1, 10)).toEqual([[2, 2]]);
});

it('a database with a write-ahead log tells what stands only in the log', () => {
  const path = databaseWith('PRAGMA journal_mode = WAL; CREATE TABLE t (x);');
  const writer = new BetterSqlite3(path);
  onTestFinished(() => void writer.close());
  writer.pragma('wal_autocheckpoint = 0');
  writer.exec('INSERT INTO t VALUES (1)');
  const tables = opened(path);
  expect(tables.lastRow('t')).toBe(1);
  writer.exec('INSERT INTO t VALUES (2)');
  expect(tables.lastRow('t')).toBe(2);
});

it.each([
  ['is missing', (path: string) => rmSync(path), /^It cannot be opened/],
  [
    'is no database',
    (path: string) => writeFileSync(path, 'text '.repeat(100)),
    /^It is damaged, or no SQLite database\.$/,
  ],
  [
    'was left half-written by a program that crashed',
    (path: string) => {
      const writer = new BetterSqlite3(path);
      writer.pragma('cache_size = 1');
      writer.exec('BEGIN; UPDATE t SET x = randomblob(3000)');
      copyFileSync(path, `${path}.copy`);
      copyFileSync(`${path}-journal`, `${path}.copy-journal`);
      writer.close();
      copyFileSync(`${path}.copy`, path);
      copyFileSync(`${path}.copy-journal`, `${path}-journal`);
    },
    /^It cannot be opened: .*cut off/,
  ],
])('a database that %s is one sentence', (_, damage, sentence) => {
  const path = databaseWith(
    'CREATE TABLE t (x); WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) INSERT INTO t SELECT randomblob(3000) FROM n;',
  );
  damage(path);
  expect(() => openForeignTables(path, silentLogger).lastRow('t')).toThrow(sentence);
  expect(existsSync(`${path}-wal`)).toBe(false);
});
