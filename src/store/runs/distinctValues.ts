import type { ColumnValues } from '../../runs/runStore';

/** The values of a column with the count of runs that have each, most frequent first, then by text. */
export function distinctValues(
  column: ColumnValues,
  limit: number,
): readonly { readonly value: string; readonly runs: number }[] {
  const counts = new Map<string | number, number>();
  const count = (value: string | number) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (column.type === 'texts') {
    for (const value of column.values) if (value !== null) count(value);
  } else {
    column.values.forEach((value, index) => column.present[index] === 1 && count(value));
  }
  const values = Array.from(counts, ([value, runs]) => ({ value: String(value), runs }));
  return values.sort((a, b) => b.runs - a.runs || (a.value < b.value ? -1 : 1)).slice(0, limit);
}
