import * as z from 'zod';
import { NewestEntries } from '../../base/newestEntries';
import type { Operand } from '../../runs/query/predicate';
import type { RunQuery, SortKey } from '../../runs/runStore';
import type { Database } from '../sqlite';
import type { ColumnReader } from './columnReader';
import { compileOperand } from './compileOperand';
import { compileQuery } from './compileQuery';
import { matchingValues } from './matching';
import { QueryColumns, type KeyLookup } from './queryColumns';
import { sortByKeys } from './radixSort';
import type { RunRevision } from './runRevision';
import { StatementCache } from './statementCache';

const numbersRow = z.object({ numbers: z.string() });

/** Answers that are kept while the runs do not change: another order of the same runs is not asked for again. */
const mostAnswers = 8;

/** Finds runs. */
export class RunQueries {
  readonly #statements: StatementCache;
  readonly #answers = new NewestEntries<string, Int32Array>(mostAnswers);
  #answeredAt = -1;

  constructor(
    database: Database,
    private readonly lookup: KeyLookup,
    private readonly columns: ColumnReader,
    private readonly revision: RunRevision,
  ) {
    this.#statements = new StatementCache(database);
  }

  find(query: RunQuery): Int32Array {
    let numbers = this.#filtered(query);
    for (const { column, descending } of [...query.order, newestFirst].toReversed())
      numbers = sortByKeys(numbers, this.columns.sortKeys(column), descending);
    return numbers;
  }

  /** The numbers of what a filter lets through, greatest first. */
  #filtered(query: RunQuery): Int32Array {
    const columns = new QueryColumns(this.lookup);
    const matching = (operand: Operand, pattern: RegExp) => matchingValues(this.#textsOf(operand), pattern);
    const { sql, parameters } = compileQuery(query, { columns, matching });
    const question = JSON.stringify([sql, parameters]);
    this.#forgetOldAnswers();
    const known = this.#answers.get(question);
    if (known) return known;
    const { numbers } = numbersRow.parse(this.#statements.prepare(sql).get(...parameters));
    const answer = Int32Array.from(JSON.parse(numbers) as number[])
      .sort()
      .reverse();
    this.#answers.set(question, answer);
    return answer;
  }

  #forgetOldAnswers(): void {
    const revision = this.revision.read().value;
    if (revision !== this.#answeredAt) this.#answers.clear();
    this.#answeredAt = revision;
  }

  #textsOf(operand: Operand): readonly string[] {
    const columns = new QueryColumns(this.lookup);
    const value = compileOperand(operand, columns).text ?? 'NULL';
    const rows = this.#statements.prepare(`SELECT DISTINCT ${value} AS value FROM runs AS r ${columns.joins}`);
    return rows.rows(...columns.parameters).flatMap(([text]) => (typeof text === 'string' ? text : []));
  }
}

const newestFirst: SortKey = { column: { kind: 'attribute', key: 'started' }, descending: true };
