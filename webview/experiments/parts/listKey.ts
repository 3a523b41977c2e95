import type { Popup } from '../../shared/popup';

/**
 * Keys of a list with a search field, as in VS Code's quick pick: arrows lead from the field into the list and through it,
 * what is typed there searches on, and Enter ends it; where one is to be chosen, Enter in the field takes the first.
 */
export function listKey(event: KeyboardEvent, popup: Popup, several: boolean): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = popup.element.querySelector<HTMLElement>('.search');
  const items = [...popup.element.querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Enter') {
    if (several) popup.close();
    else if (at < 0) items[0]?.click();
    else return;
  } else if (event.key === 'ArrowDown') items[Math.min(items.length - 1, at + 1)]?.focus();
  else if (event.key === 'ArrowUp') (items[at - 1] ?? field)?.focus();
  else {
    // The letter itself then goes into the field.
    if (at >= 0 && event.key.length === 1 && event.key !== ' ') field?.focus();
    return;
  }
  event.preventDefault();
}
