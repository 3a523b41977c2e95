const gap = 4;

/** Puts a fixed element under a rectangle, or above where there is no room, and within the window. */
export function placeBeside(element: HTMLElement, anchor: DOMRect, align: 'start' | 'end' = 'start'): void {
  const { width, height } = element.getBoundingClientRect();
  const wanted = align === 'start' ? anchor.left : anchor.right - width;
  const left = Math.max(gap, Math.min(wanted, window.innerWidth - width - gap));
  const below = anchor.bottom + gap;
  const fits = below + height <= window.innerHeight - gap;
  const top = fits ? below : Math.max(gap, anchor.top - height - gap);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
