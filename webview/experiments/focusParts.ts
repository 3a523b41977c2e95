/** Toolbar, table and charts, each with the element that takes the focus. */
const parts = ['.toolbar .filter-input', 'tend-grid', 'tend-charts'];

/** Moves the focus to the next part that is on the screen. */
export function focusNextPart(): void {
  const elements = parts.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const focused = document.activeElement;
  const at = elements.findIndex((element) => element === focused || partOf(element).contains(focused));
  elements[(at + 1) % elements.length]?.focus();
}

const partOf = (element: HTMLElement) => element.closest('.toolbar') ?? element;
