import type { Popup } from '../../shared/popup';

/** What was done in a list of which several can be chosen. */
interface ListState {
  readonly changed: boolean;
  readonly searching: boolean;
}

/**
 * Keys of a list with a search field, as in VS Code's quick pick: arrows lead from the field into the list and through it,
 * what is typed there searches on, and Enter ends it; where nothing was chosen before, it takes the entry that it is on, and in
 * the field the first one that was found. `state` null: only one can be chosen.
 */
export function listKey(event: KeyboardEvent, popup: Popup, state: ListState | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = popup.element.querySelector<HTMLElement>('.search');
  const items = [...popup.element.querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Enter') {
    const taken = items[at] ?? (state === null || state.searching ? items[0] : undefined);
    if (!state?.changed) taken?.click();
    if (state) popup.close();
  } else if (event.key === 'ArrowDown') items[Math.min(items.length - 1, at + 1)]?.focus();
  else if (event.key === 'ArrowUp') (items[at - 1] ?? field)?.focus();
  else {
    // The letter itself then goes into the field.
    if (at >= 0 && event.key.length === 1 && event.key !== ' ') field?.focus();
    return;
  }
  event.preventDefault();
}
