import type { Database, Statement } from '../sqlite';

const most = 100;

/** Statements whose text is made as they are needed, prepared once. */
export class StatementCache {
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= most) this.#statements.clear();
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
