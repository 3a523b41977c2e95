/** What takes the keyboard inside of a part. */
const takers = 'button:not(:disabled), input, [tabindex]';

/** What has a name of its own in a part: a bar, a plot, a legend. */
const places = '[role=toolbar], section, [role=region]';

/**
 * Where in its part an element stands, in a text that the page after this one understands: the name of the bar or plot, and
 * the place in it. Null: the part itself says enough.
 */
export function spotOf(element: Element): string | null {
  const place = element.closest(places);
  const name = place?.getAttribute('aria-label') ?? null;
  if (place === null || name === null) return null;
  return `${[...place.querySelectorAll(takers)].indexOf(element)} of ${name}`;
}

/** Gives the keyboard to what stands there; false where nothing does, or not yet. */
export function focusSpot(part: Element, spot: string): boolean {
  const [, at = '', name] = /^(-?\d+) of (.*)$/s.exec(spot) ?? [];
  const place = [...part.querySelectorAll(places)].find((it) => it.getAttribute('aria-label') === name);
  const found = at === '-1' ? place : place?.querySelectorAll(takers)[Number(at)];
  if (!(found instanceof HTMLElement) || !found.checkVisibility()) return false;
  found.focus({ preventScroll: true });
  return document.activeElement === found;
}
