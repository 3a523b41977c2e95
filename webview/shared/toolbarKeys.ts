/** In a toolbar, arrows go from one control to the next, round its ends; in a field they move the caret. */
export function toolbarKey(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || (event.target as Element).matches('input')) return;
  const stops = [...bar.querySelectorAll<HTMLElement>('button:not(:disabled), input')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + by + stops.length) % stops.length]?.focus();
  event.preventDefault();
}
