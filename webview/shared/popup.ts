import { placeBeside } from './placement';

/** A box over the page that closes when the person goes elsewhere. */
export interface Popup {
  readonly element: HTMLElement;
  /** Puts it beside what it was opened from; to be called when its content is there. */
  place(): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Opens a box named by its title. Escape closes it and the focus goes back; so does going elsewhere, where it stays. */
export function openPopup(anchor: DOMRect, title: string): Popup {
  const before = document.activeElement;
  const element = document.createElement('div');
  element.className = 'popup';
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-label', title);
  document.body.append(element);
  const listeners: (() => void)[] = [];
  const end = new AbortController();
  const close = (restore: boolean) => {
    if (end.signal.aborted) return;
    end.abort();
    element.remove();
    if (restore && before instanceof HTMLElement) before.focus();
    for (const listener of listeners) listener();
  };
  const options = { capture: true, signal: end.signal };
  const elsewhere = ({ target }: Event) => !element.contains(target as Node) && close(false);
  document.addEventListener('pointerdown', elsewhere, options);
  document.addEventListener('focusin', elsewhere, options);
  // Also where nothing has the focus any more.
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  };
  document.addEventListener('keydown', escape, options);
  return {
    element,
    place: () => placeBeside(element, anchor),
    onClose: (listener) => listeners.push(listener),
    close: () => close(true),
  };
}
