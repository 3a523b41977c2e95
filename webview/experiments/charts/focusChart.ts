/** Moves the keyboard from a chart that became a table, or back: what had it is gone. */
export function focusChart(element: Element): void {
  element.querySelector<HTMLElement>('.canvas, .chart-table')?.focus();
}
