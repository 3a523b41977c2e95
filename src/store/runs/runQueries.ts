import * as z from 'zod';
import type { Operand } from '../../runs/query/predicate';
import type { RunQuery } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { compileOperand } from './compileOperand';
import { compileQuery, type SqlQuery } from './compileQuery';
import { matchingValues } from './matching';
import { QueryColumns, type KeyLookup } from './queryColumns';

const numbersRow = z.object({ numbers: z.string() });
const valueRow = z.object({ value: z.string().nullable() });

/** Prepared statements that are kept. */
const mostStatements = 100;

/** Finds runs. */
export class RunQueries {
  readonly #statements = new Map<string, Statement>();

  constructor(
    private readonly database: Database,
    private readonly lookup: KeyLookup,
  ) {}

  find(query: RunQuery): Int32Array {
    const columns = new QueryColumns(this.lookup);
    const matching = (operand: Operand, pattern: RegExp) => matchingValues(this.#textsOf(operand), pattern);
    const { sql, parameters } = compileQuery(query, { columns, matching });
    const { numbers } = numbersRow.parse(this.#prepare({ sql, parameters }).get(...parameters));
    return Int32Array.from(JSON.parse(numbers) as number[]);
  }

  #textsOf(operand: Operand): readonly string[] {
    const columns = new QueryColumns(this.lookup);
    const value = compileOperand(operand, columns).text ?? 'NULL';
    const rows = this.database.prepare(`SELECT DISTINCT ${value} AS value FROM runs AS r ${columns.joins}`);
    return rows.all(...columns.parameters).flatMap((row) => valueRow.parse(row).value ?? []);
  }

  #prepare({ sql }: SqlQuery): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= mostStatements) this.#statements.clear();
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
