import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from './icon';
import { placeBeside } from './placement';

interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly icon?: string;
  readonly checked?: boolean;
  /** One of several that exclude each other. */
  readonly choice?: boolean;
  readonly disabled?: boolean;
  /** What it takes, where it is disabled. */
  readonly why?: string;
  /** The key that does the same. */
  readonly keys?: string;
}

export type MenuEntry = MenuItem | { readonly heading: string } | 'separator';

/** Closes the menu that is open; the focus goes back to where it was. */
let closeOpen: (restore: boolean) => void = () => undefined;

/** Opens a menu beside a rectangle or at a point. Arrows move, letters jump, Enter runs, Escape closes. */
export function openMenu(anchor: DOMRect, entries: readonly MenuEntry[], align: 'start' | 'end' = 'start'): void {
  closeOpen(false);
  const before = document.activeElement;
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.setAttribute('role', 'menu');
  document.body.append(menu);
  const end = new AbortController();
  closeOpen = (restore) => {
    closeOpen = () => undefined;
    end.abort();
    menu.remove();
    if (restore && before instanceof HTMLElement) before.focus();
  };
  const choose = (item: MenuItem) => {
    closeOpen(true);
    item.run();
  };
  render(
    entries.map((entry) => entryTemplate(entry, choose)),
    menu,
  );
  placeBeside(menu, anchor, align);
  itemsOf(menu)[0]?.focus();
  menu.addEventListener('keydown', (event) => menuKey(event, menu));
  menu.addEventListener('pointermove', ({ target }) => {
    (target as Element).closest<HTMLElement>('[role^=menuitem]')?.focus();
  });
  const options = { capture: true, signal: end.signal };
  document.addEventListener(
    'pointerdown',
    (event) => !menu.contains(event.target as Node) && closeOpen(false),
    options,
  );
  window.addEventListener('blur', () => closeOpen(false), { signal: end.signal });
}

function entryTemplate(entry: MenuEntry, choose: (item: MenuItem) => void): TemplateResult {
  if (entry === 'separator') return html`<div role="separator"></div>`;
  if ('heading' in entry) return html`<div class="heading" role="presentation">${entry.heading}</div>`;
  const kind = entry.checked === undefined ? 'menuitem' : entry.choice ? 'menuitemradio' : 'menuitemcheckbox';
  const sign = entry.checked ? 'check' : (entry.icon ?? 'blank');
  return html`<button
    role=${kind}
    tabindex="-1"
    aria-checked=${entry.checked ?? nothing}
    aria-disabled=${entry.disabled ? 'true' : nothing}
    @click=${() => {
      if (!entry.disabled) choose(entry);
    }}
  >
    ${icon(sign)}<span class="label"
      >${entry.label}${entry.disabled && entry.why ? html`<span class="why">${entry.why}</span>` : nothing}</span
    >${entry.keys === undefined ? nothing : html`<kbd>${entry.keys}</kbd>`}
  </button>`;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
}

function menuKey(event: KeyboardEvent, menu: HTMLElement): void {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = (index: number) => items[(index + items.length) % items.length]?.focus();
  if (event.key === 'ArrowDown') to(at + 1);
  else if (event.key === 'ArrowUp') to(at - 1);
  else if (event.key === 'Home') to(0);
  else if (event.key === 'End') to(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') closeOpen(true);
  else if (event.key.length === 1 && event.key !== ' ') jumpTo(items, at, event.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function jumpTo(items: readonly HTMLElement[], at: number, letter: string): void {
  const rotated = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase());
  rotated.find(begins)?.focus();
}
