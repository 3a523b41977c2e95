/** Index of the header among the rows, for the keyboard. */
export const headerRow = -1;

/** In place of an index for the baseline, which stays under the header. */
export const pinnedIndex = -2;

/** The row that is `by` rows below another one: header, baseline where there is one, then the rows of the table. */
export function rowBelow(row: number, by: number, table: { readonly rows: number; readonly pinned: boolean }): number {
  const header = table.pinned ? -2 : -1;
  const from = row === headerRow ? header : row === pinnedIndex ? -1 : row;
  const to = Math.min(table.rows - 1, Math.max(Number.isFinite(by) ? header : 0, from + by));
  if (to >= 0) return to;
  return table.pinned && to === -1 ? pinnedIndex : headerRow;
}
