import type * as NodeSqlite from 'node:sqlite';
import BetterSqlite3 from 'better-sqlite3';
import { errorMessage } from '../base/errors';
import type { Logger } from '../base/logger';
import { StoreError } from './storeError';

export type SqlValue = string | number | null | Uint8Array;

export interface Statement {
  run(...values: readonly SqlValue[]): void;
  /** The first row, undefined without one. */
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): readonly unknown[];
  /** Rows as arrays in the order of the columns: cheaper where they are many. */
  rows(...values: readonly SqlValue[]): readonly (readonly SqlValue[])[];
}

/** The little of SQLite that the store needs, the same whichever driver is behind it. */
export interface Database {
  readonly driver: 'better-sqlite3' | 'node:sqlite';
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** Milliseconds that a writer waits for another one; the editor must not stand still for longer. */
export const busyTimeout = 1000;

/** `readonly`: the file has to exist, and nothing is written to it. */
export interface SqliteAccess {
  readonly readonly: boolean;
}

/** Opens (or makes) a database file with the native driver, else with the one of Node. */
export function openSqlite(path: string, logger: Logger, access: SqliteAccess = { readonly: false }): Database {
  try {
    return openBetterSqlite(path, access);
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) throw error;
    logger.warn(`the native SQLite driver cannot be loaded (${errorMessage(error)}); node:sqlite stands in`);
    return openNodeSqlite(path, access);
  }
}

function openBetterSqlite(path: string, { readonly }: SqliteAccess): Database {
  const database = new BetterSqlite3(path, { timeout: busyTimeout, readonly, fileMustExist: readonly });
  return {
    driver: 'better-sqlite3',
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      let raw: BetterSqlite3.Statement | null = null;
      // The native driver takes what is numbered ("?1") for named.
      const bound = /\?\d/.test(sql) ? byNumber : (values: readonly SqlValue[]) => values;
      return {
        run: (...values) => void statement.run(...bound(values)),
        get: (...values) => statement.get(...bound(values)),
        all: (...values) => statement.all(...bound(values)),
        rows: (...values) => {
          raw ??= database.prepare(sql).raw();
          return raw.all(...bound(values)) as SqlValue[][];
        },
      };
    },
    close: () => void database.close(),
  };
}

function byNumber(values: readonly SqlValue[]): readonly unknown[] {
  return [Object.fromEntries(values.map((value, index) => [index + 1, value]))];
}

export function openNodeSqlite(path: string, access: SqliteAccess = { readonly: false }): Database {
  const module = process.getBuiltinModule('node:sqlite') as typeof NodeSqlite | undefined;
  if (!module) throw new StoreError('driver', 'The store needs an SQLite driver; none can be loaded on this machine.');
  const database = new module.DatabaseSync(path, { readOnly: access.readonly });
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  return {
    driver: 'node:sqlite',
    exec: (sql) => database.exec(sql),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (...values) => void statement.run(...values),
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
        rows: (...values) => statement.all(...values).map((row) => Object.values(row) as SqlValue[]),
      };
    },
    close: () => database.close(),
  };
}

/** Runs `work` in one transaction that takes the write lock at once, so that it cannot fail half-way for a lock. */
export function writing<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** Milliseconds that what must not be lost waits for other writers. */
const patientTimeout = 10_000;

/**
 * Runs `work`, which makes transactions, so that each is on the disk when it has ended: a write-ahead log with NORMAL may lose
 * the last ones to a power cut. macOS flushes its disks only when it is asked to.
 */
export function durably<T>(database: Database, work: () => T): T {
  const before = Number(database.prepare('PRAGMA synchronous').rows()[0]?.[0]);
  database.exec(`PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA busy_timeout = ${patientTimeout};`);
  try {
    return work();
  } finally {
    database.exec(`PRAGMA synchronous = ${before}; PRAGMA fullfsync = OFF; PRAGMA busy_timeout = ${busyTimeout};`);
  }
}

/** A commit that failed (disk full) may have rolled back already; the first error is the one to tell. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    return;
  }
}
