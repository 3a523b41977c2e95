import { closeSync, openSync } from 'node:fs';
import type { Logger } from '../base/logger';
import { applicationId, migrations as allMigrations } from './migrations';
import { openSqlite, writing, type Database } from './sqlite';
import { StoreError, storeError } from './storeError';
import { readHeader, type Header } from './storeFiles';

export interface OpenDatabaseOptions {
  readonly logger: Logger;
  /** False on network folders: a rollback journal is used instead. */
  readonly writeAheadLog: boolean;
  readonly migrations?: readonly string[];
  readonly open?: (path: string, logger: Logger) => Database;
}

/** Opens or makes the database, sound and of the present version. Throws `StoreError`; a newer file is not touched. */
export function openDatabase(path: string, options: OpenDatabaseOptions): Database {
  const { logger, migrations = allMigrations, open = openSqlite } = options;
  refuseStrange(path, migrations.length);
  let database: Database | null = null;
  try {
    database = open(path, logger);
    prepare(database, options.writeAheadLog);
    migrate(database, path, migrations, logger);
    return database;
  } catch (error) {
    database?.close();
    throw storeError(error);
  }
}

/**
 * What cannot be written is refused before SQLite reads it, which does so only where no write-ahead log is used; what would
 * not be used if it could be is told as that.
 */
function refuseStrange(path: string, known: number): void {
  try {
    const header = readHeader(path);
    if (!header) return;
    if (header.isDatabase) refuseOthers(header, known);
    closeSync(openSync(path, 'r+'));
    if (!header.isDatabase)
      throw new StoreError('damaged', 'The store .tend/tend.db is damaged: it is not a database.');
  } catch (error) {
    throw storeError(error);
  }
}

function refuseOthers(header: Header, known: number): void {
  const made = header.applicationId !== 0 || header.version !== 0;
  if (made && header.applicationId !== applicationId) throw foreign();
  if (header.version > known) throw newer(header.version, known);
}

function foreign(): StoreError {
  return new StoreError('foreign', 'The database .tend/tend.db belongs to another program; it is left alone.');
}

function newer(version: number, known: number): StoreError {
  return new StoreError(
    'newer',
    `The store .tend/tend.db has version ${version}; this Tend knows up to ${known} and leaves it alone. Update Tend.`,
  );
}

/** The schema of a file that came from elsewhere is data, not code: it must not call functions. */
function prepare(database: Database, writeAheadLog: boolean): void {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;');
  // Kilobytes: room for the columns that a filter over 100,000 runs looks at.
  database.exec('PRAGMA cache_size = -65536;');
  database.exec(`PRAGMA journal_mode = ${writeAheadLog ? 'WAL' : 'DELETE'};`);
  // With a write-ahead log NORMAL can lose the last transaction to a power cut, never the database; profiles can be
  // computed again.
  database.exec(`PRAGMA synchronous = ${writeAheadLog ? 'NORMAL' : 'FULL'};`);
  if (!isSound(database)) throw new StoreError('damaged', 'The store .tend/tend.db is damaged.');
}

/** A larger store is not looked through as a whole each time it is opened: that would take a second for each 200 MB. */
const wholeCheck = 32_000_000;

/** What an import fills again is left out of the check of a large store; reading damage there still fails. */
const largeTables = ['run_metrics', 'run_texts', 'run_blocks', 'run_pyramids', 'run_details', 'run_words'];

function isSound(database: Database): boolean {
  const size = pragma(database, 'page_count') * pragma(database, 'page_size');
  const checks = size <= wholeCheck ? ['1'] : smallTables(database);
  return checks.every((check) => valueOf(database, `PRAGMA quick_check(${check})`) === 'ok');
}

function smallTables(database: Database): readonly string[] {
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").rows();
  const names = rows.map(([name]) => String(name));
  return names.filter((name) => !largeTables.some((large) => name.startsWith(large)));
}

function pragma(database: Database, name: string): number {
  return Number(valueOf(database, `PRAGMA ${name}`));
}

function valueOf(database: Database, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0];
}

/** Forward only; another process may be doing the same, so the version is asked again inside the transaction. */
function migrate(database: Database, path: string, migrations: readonly string[], logger: Logger): void {
  const from = pragma(database, 'user_version');
  if (from > migrations.length) throw newer(from, migrations.length);
  if (from === migrations.length) return;
  if (from === 0 && database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) throw foreign();
  if (from > 0) backUp(database, path, from, logger);
  writing(database, () => {
    for (let version = pragma(database, 'user_version'); version < migrations.length; version++) {
      database.exec(migrations[version] ?? '');
    }
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length};`);
  });
  logger.info(`the store is now of version ${migrations.length} (was ${from})`);
}

/** A whole copy beside the database, also of what still stands in its log. */
function backUp(database: Database, path: string, version: number, logger: Logger): void {
  const backup = path.replace(/\.db$/, `.version-${version}-${Date.now()}.db`);
  database.prepare('VACUUM INTO ?').run(backup);
  logger.info(`the store was copied to ${backup} before it is brought to a newer version`);
}
