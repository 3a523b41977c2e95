import type { ColumnProfile } from '../../profile/tableProfile';
import type { TableContext } from '../check';

/**
 * By index of the column, what stands in it in rows with another number of cells than the header and nowhere else: it may
 * belong under another name.
 */
export function tornValues(table: TableContext): ReadonlyMap<number, readonly string[]> {
  const { ragged } = table.profile.structure;
  const rows = ragged.records.filter(({ place }) => place.row > 0);
  if (rows.length === 0) return new Map();
  const torn = new Map<number, Map<string, number>>();
  for (const { place } of rows)
    for (const [index, { text }] of table.record(place).entries()) {
      const values = torn.get(index) ?? new Map<string, number>();
      torn.set(index, values.set(text, (values.get(text) ?? 0) + 1));
    }
  // Of very many rows only the first are known, which stand for the others.
  const weight = ragged.count / rows.length;
  return new Map(
    table.profile.columns.map((column) => {
      const counts = countsOf(column);
      const values = [...(torn.get(column.index) ?? [])];
      const only = values.filter(([text, count]) => count * weight >= (counts.get(text) ?? 0));
      return [column.index, only.map(([text]) => text)];
    }),
  );
}

function countsOf({ distinct }: ColumnProfile): ReadonlyMap<string, number> {
  return new Map(distinct.complete ? distinct.values.map(({ value, count }) => [value, count]) : []);
}
