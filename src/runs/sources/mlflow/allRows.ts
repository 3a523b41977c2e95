import type { ForeignTables } from '../source';
import { tableStart } from './tableEnd';

const pageRows = 10_000;

/** Every row of a table beyond one, read a page at a time. */
export function* allRows(
  tables: ForeignTables,
  table: string,
  columns: readonly string[],
  after: number = tableStart.last,
) {
  let last = after;
  for (;;) {
    const page = tables.rows(table, columns, last, pageRows);
    yield* page;
    if (page.length < pageRows) return;
    last = Number(page.at(-1)?.[0]);
  }
}
