import * as z from 'zod/mini';
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
    // A copy: what is kept is nobody's to change.
    let numbers: Int32Array = this.#filtered(query).slice();
    for (const { column, descending } of sortsAfterNewest(query.order).toReversed())
      numbers = sortByKeys(numbers, this.columns.sortKeys(column), descending);
    return numbers;
  }

  /** The numbers of what a filter lets through, newest first, those that began together by their number. */
  #filtered(query: RunQuery): Int32Array {
    const columns = new QueryColumns(this.lookup);
    const matching = (operand: Operand, pattern: RegExp) => matchingValues(this.#textsOf(operand), pattern);
    const { sql, parameters } = compileQuery(query, { columns, matching });
    const question = JSON.stringify([sql, parameters]);
    this.#forgetOldAnswers();
    const known = this.#answers.get(question);
    if (known) return known;
    const { numbers } = numbersRow.parse(this.#statements.prepare(sql).get(...parameters));
    const byNumber = Int32Array.from(JSON.parse(numbers) as number[])
      .sort()
      .reverse();
    const answer = sortByKeys(byNumber, this.columns.sortKeys(newestFirst.column), newestFirst.descending);
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

/** What is left to sort of runs that stand newest first: sorts are stable. */
function sortsAfterNewest(order: readonly SortKey[]): readonly SortKey[] {
  const last = order.at(-1);
  const isNewest = last?.descending && last.column.kind === 'attribute' && last.column.key === 'started';
  return isNewest ? order.slice(0, -1) : order;
}

const newestFirst: SortKey = { column: { kind: 'attribute', key: 'started' }, descending: true };
