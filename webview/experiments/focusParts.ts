import { focusSpot } from './focusSpot';

/** Where the keyboard can be, in the order of F6: each part with the element in it that takes the focus. */
const parts = {
  toolbar: { whole: '.toolbar', entry: '.filter-input:not(:disabled)' },
  table: { whole: 'tend-grid', entry: 'tend-grid' },
  charts: { whole: 'tend-charts', entry: '[role=toolbar] [tabindex="0"]' },
  comparison: { whole: 'tend-compare', entry: '.line[tabindex="0"]' },
} as const;

export type FocusPart = keyof typeof parts;

export const focusParts = ['toolbar', 'table', 'charts', 'comparison'] as const satisfies readonly FocusPart[];

/** The part that an element is in; null: none of them. */
export function partOf(element: Element | null): FocusPart | null {
  return focusParts.find((part) => element?.closest(parts[part].whole)) ?? null;
}

/** Gives a part the focus, or the `spot` in it; false where that is not on the screen. */
export function focusPart(part: FocusPart, spot: string | null = null): boolean {
  const whole = document.querySelector<HTMLElement>(parts[part].whole);
  if (spot !== null) return whole !== null && focusSpot(whole, spot);
  const entry = whole?.matches(parts[part].entry) ? whole : whole?.querySelector<HTMLElement>(parts[part].entry);
  entry?.focus({ preventScroll: true });
  return entry !== undefined && entry !== null && document.activeElement === entry;
}

/** Moves the focus to the next part that is on the screen. */
export function focusNextPart(): void {
  const focused = partOf(document.activeElement);
  const at = focused === null ? -1 : focusParts.indexOf(focused);
  const following = [...focusParts.slice(at + 1), ...focusParts.slice(0, Math.max(0, at))];
  following.some((part) => focusPart(part));
}
