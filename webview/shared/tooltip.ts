import { DisposableStore, toDisposable, type Disposable } from '../../src/base/disposable';
import { placeBeside } from './placement';

const delay = 500;

/** Keys that choose, open or close. */
const choosing: ReadonlySet<string> = new Set(['Enter', ' ', 'Escape']);

/** What is to be said of an element under the pointer or with the focus; null: nothing. */
type TipText = (target: Element) => string | null;

const ownTip: TipText = (target) => target.closest<HTMLElement>('[data-tip]')?.dataset.tip ?? null;

/**
 * Explains what the pointer rests on and what the keyboard reached: the `data-tip` of an element, else what `more` knows.
 * One box for the page; Escape closes it.
 */
export function installTooltips(root: HTMLElement, more: TipText): Disposable {
  const store = new DisposableStore();
  const box = document.createElement('div');
  box.className = 'tooltip';
  box.setAttribute('role', 'tooltip');
  box.hidden = true;
  root.append(box);
  let timer = 0;
  /** Whether the last act was a key that moves: what opens or closes puts the focus somewhere too, and nobody asked what that is. */
  let byKey = false;
  const hide = () => {
    clearTimeout(timer);
    changes.disconnect();
    box.hidden = true;
  };
  const show = (target: Element) => {
    const text = ownTip(target) ?? more(target);
    if (text === null || text === '' || !target.isConnected) return;
    const told = target.closest('[data-tip]');
    box.textContent = text;
    box.hidden = false;
    placeBeside(box, (told ?? target).getBoundingClientRect());
    changes.disconnect();
    if (told) changes.observe(told, { attributes: true, attributeFilter: ['data-tip'] });
  };
  // What is explained may change while it is.
  const changes = new MutationObserver(([change]) => {
    const text = ownTip(change?.target as Element) ?? '';
    if (text === '') return hide();
    box.textContent = text;
  });
  const on = (type: string, listen: (event: Event) => void) => {
    root.addEventListener(type, listen, { capture: true, passive: true });
    store.register(toDisposable(() => root.removeEventListener(type, listen, { capture: true })));
  };
  on('pointerover', ({ target }) => {
    hide();
    timer = window.setTimeout(() => show(target as Element), delay);
  });
  on('focusin', ({ target }) => {
    hide();
    if (byKey && (target as Element).matches(':focus-visible[data-tip]')) show(target as Element);
  });
  on('keydown', (event) => (byKey = !choosing.has((event as KeyboardEvent).key)));
  on('pointerdown', () => (byKey = false));
  for (const type of ['pointerdown', 'pointerleave', 'focusout', 'wheel', 'keydown']) on(type, hide);
  store.register(toDisposable(() => box.remove()));
  store.register(toDisposable(hide));
  return store;
}
