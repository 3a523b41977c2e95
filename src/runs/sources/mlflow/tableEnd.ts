import * as z from 'zod/mini';
import type { ForeignTables } from '../source';
import { textHash } from './textHash';

/** How far a table was read: the number of its last row, and what that row held. */
export const tableEnd = z.object({ last: z.number(), sign: z.number() });
export type TableEnd = z.infer<typeof tableEnd>;

/** Before the first row; SQLite numbers rows from 1, and from less only where somebody wants it so. */
export const tableStart: TableEnd = { last: Number.MIN_SAFE_INTEGER, sign: 0 };

/** What a table holds now up to a row, the last one unless told. */
export function endOf(tables: ForeignTables, table: string, columns: readonly string[], row?: number): TableEnd {
  const last = row ?? tables.lastRow(table);
  const [found] = tables.rows(table, columns, last - 1, 1);
  return found?.[0] === last ? { last, sign: textHash(JSON.stringify(found)) } : tableStart;
}

/**
 * Whether what follows `end` is all that is new. SQLite gives the number of a deleted last row away again, and may number
 * rows anew when it is packed: then another row stands where the table ended.
 */
export function goesOn(tables: ForeignTables, table: string, columns: readonly string[], end: TableEnd): boolean {
  return end.sign === tableStart.sign || endOf(tables, table, columns, end.last).sign === end.sign;
}
