/** Id of a cell in the page, for the grid to name the one that has the keyboard. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
