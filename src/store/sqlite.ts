import type * as NodeSqlite from 'node:sqlite';
import BetterSqlite3 from 'better-sqlite3';
import { errorMessage } from '../base/errors';
import type { Logger } from '../base/logger';
import { StoreError } from './storeError';

export type SqlValue = string | number | null;

export interface Statement {
  run(...values: readonly SqlValue[]): void;
  /** The first row, undefined without one. */
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): readonly unknown[];
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

/** Opens (or makes) a database file with the native driver, else with the one of Node. */
export function openSqlite(path: string, logger: Logger): Database {
  try {
    return openBetterSqlite(path);
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) throw error;
    logger.warn(`the native SQLite driver cannot be loaded (${errorMessage(error)}); node:sqlite stands in`);
    return openNodeSqlite(path);
  }
}

function openBetterSqlite(path: string): Database {
  const database = new BetterSqlite3(path, { timeout: busyTimeout });
  return {
    driver: 'better-sqlite3',
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (...values) => void statement.run(...values),
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
      };
    },
    close: () => void database.close(),
  };
}

export function openNodeSqlite(path: string): Database {
  const module = process.getBuiltinModule('node:sqlite') as typeof NodeSqlite | undefined;
  if (!module) throw new StoreError('driver', 'The store needs an SQLite driver; none can be loaded on this machine.');
  const database = new module.DatabaseSync(path);
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

/** A commit that failed (disk full) may have rolled back already; the first error is the one to tell. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    return;
  }
}
