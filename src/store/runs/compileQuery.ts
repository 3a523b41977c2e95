import type { ColumnRef } from '../../runs/columns';
import type { RunQuery, SortKey } from '../../runs/runStore';
import type { SqlValue } from '../sqlite';
import { compilePredicate, type PredicateContext } from './compilePredicate';
import type { QueryColumns } from './queryColumns';

export interface SqlQuery {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** One row with the numbers of the runs as a JSON array: ten times cheaper to read than a row each. */
export function compileQuery(query: RunQuery, context: PredicateContext): SqlQuery {
  const { columns } = context;
  const conditions = ['r.hidden = 0'];
  if (!query.archived) conditions.push('r.archived = 0');
  if (query.filter) conditions.push(compilePredicate(query.filter, context));
  const order = [...query.order.flatMap((key) => sortTerms(key, columns)), 'r.started DESC', 'r.number DESC'];
  const sql = `SELECT json_group_array(number) AS numbers FROM (
    SELECT r.number FROM runs AS r ${columns.joins}
    WHERE ${conditions.join(' AND ')} ORDER BY ${order.join(', ')})`;
  return { sql, parameters: columns.parameters };
}

/** What is missing, and NaN, comes last both ways; of params the numbers come before the texts. */
function sortTerms({ column, descending }: SortKey, columns: QueryColumns): string[] {
  const direction = `${descending ? 'DESC' : 'ASC'} NULLS LAST`;
  const operand = columns.column(column);
  const text = `${operand.text ?? ''} COLLATE NOCASE ${direction}`;
  if (operand.text === null) return [`${operand.number} ${direction}`];
  return operand.recorded ? [`${operand.number} ${direction}`, text] : [text];
}

/** Distinct values of a column among the runs that are shown, most frequent first. */
export function compileDistinct(column: ColumnRef, limit: number, columns: QueryColumns): SqlQuery {
  const operand = columns.column(column);
  const value = operand.text ?? operand.number;
  const sql = `SELECT ${value} AS value, count(*) AS runs FROM runs AS r ${columns.joins}
    WHERE r.hidden = 0 AND ${operand.present} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${columns.bind(limit)}`;
  return { sql, parameters: columns.parameters };
}
