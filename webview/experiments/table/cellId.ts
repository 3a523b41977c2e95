/** Id of a cell in the page, for the grid to name the one that has the keyboard. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** Id of a row, for the table to name the rows in their order. */
export function rowId(row: number): string {
  return `row-${row}`;
}
