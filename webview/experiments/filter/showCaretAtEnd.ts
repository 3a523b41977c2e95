/** Somebody who writes at the end of a long text sees that end: the count beside the box comes later and takes its room. */
export function showCaretAtEnd(input: HTMLInputElement): void {
  const atEnd = input.selectionStart === input.value.length;
  if (atEnd && input === document.activeElement) input.scrollLeft = input.scrollWidth;
}
