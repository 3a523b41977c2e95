import type { Brushed } from '../../../src/protocol/experiments/filtering';

/**
 * Keeps a brush back while it is being drawn: writing the filter draws the chart anew, which would take the brush out of the
 * hand. Its last state counts when the pointer is let go of, wherever that is.
 */
export class HeldBrush {
  #drawing = false;
  #last: { readonly index: number; readonly brushed: Brushed } | null = null;

  constructor(
    chart: HTMLElement,
    private readonly write: (index: number, brushed: Brushed) => void,
  ) {
    chart.addEventListener('pointerdown', () => this.#begin(), { capture: true });
  }

  /** Tells of a brush; at once where no pointer draws it. */
  drawn(index: number, brushed: Brushed): void {
    this.#last = { index, brushed };
    if (!this.#drawing) this.#tell();
  }

  #begin(): void {
    this.#drawing = true;
    const end = () => {
      for (const type of ends) window.removeEventListener(type, end);
      this.#drawing = false;
      this.#tell();
    };
    for (const type of ends) window.addEventListener(type, end);
  }

  #tell(): void {
    const last = this.#last;
    this.#last = null;
    if (last) this.write(last.index, last.brushed);
  }
}

const ends = ['pointerup', 'pointercancel', 'blur'] as const;
