import type { Logger } from '../base/logger';
import type { ForeignTables } from '../runs/sources/source';
import { openSqlite, type Database, type SqlValue, type Statement } from './sqlite';
import { storeError, type StoreFailure } from './storeError';

/**
 * Opens a database that another program writes, to read it. It is never changed and its schema is not trusted; each call
 * is one short read transaction, and waits a second at most for a writer. What is thrown, here and by its calls, is an error with one sentence for a person.
 */
export function openForeignTables(path: string, logger: Logger): ForeignTables {
  return explained(() => {
    const database = openSqlite(path, logger, { readonly: true });
    try {
      database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;');
      return new ForeignDatabase(database);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

class ForeignDatabase implements ForeignTables {
  readonly #columns = new Map<string, readonly string[]>();
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  columns(table: string): readonly string[] {
    let columns = this.#columns.get(table);
    if (columns === undefined) {
      columns = this.#ask(columnsOfTable, table).map(([name]) => String(name));
      this.#columns.set(table, columns);
    }
    return columns;
  }

  rows(table: string, columns: readonly string[], after: number, limit: number) {
    if (this.columns(table).length === 0) return [];
    const list = ['rowid', ...this.#list(table, columns)].join(', ');
    return this.#ask(`SELECT ${list} FROM ${quoted(table)} WHERE rowid > ? ORDER BY rowid LIMIT ?`, after, limit);
  }

  rowsOf(table: string, columns: readonly string[], by: string, values: readonly string[], limit: number) {
    if (!this.columns(table).includes(by)) return [];
    const list = this.#list(table, columns).join(', ');
    const among = 'SELECT value FROM json_each(?)';
    const sql = `SELECT ${list} FROM ${quoted(table)} WHERE ${quoted(by)} IN (${among}) LIMIT ?`;
    return this.#ask(sql, JSON.stringify(values), limit);
  }

  lastRow(table: string): number {
    if (this.columns(table).length === 0) return -1;
    const last = this.#ask(`SELECT max(rowid) FROM ${quoted(table)}`)[0]?.[0];
    return typeof last === 'number' ? last : -1;
  }

  close(): void {
    this.database.close();
  }

  #list(table: string, columns: readonly string[]): readonly string[] {
    const known = this.columns(table);
    return columns.map((column) => (known.includes(column) ? quoted(column) : `NULL AS ${quoted(column)}`));
  }

  #ask(sql: string, ...values: readonly SqlValue[]): readonly (readonly (string | number | null)[])[] {
    return explained(() => {
      let statement = this.#statements.get(sql);
      if (!statement) {
        statement = this.database.prepare(sql);
        this.#statements.set(sql, statement);
      }
      return statement.rows(...values).map((row) => row.map((value) => (value instanceof Uint8Array ? null : value)));
    });
  }
}

/** Views and virtual tables have no page of their own. */
const columnsOfTable = `
  SELECT columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
  WHERE tables.type = 'table' AND tables.rootpage > 0 AND tables.name = ? ORDER BY columns.cid`;

/** Names of tables and columns are ours or were just read from the database: they are quoted, never trusted. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Says what is thrown in one sentence. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(sentences[storeError(error).reason] ?? 'It cannot be read as a database.', { cause: error });
  }
}

const sentences: Partial<Record<StoreFailure, string>> = {
  locked: 'It is locked by another program; what is missing is read when it is free.',
  damaged: 'It is damaged, or no SQLite database.',
  readOnly: 'It cannot be opened: it may not be read, or a program that wrote it was cut off and has to mend it first.',
};
