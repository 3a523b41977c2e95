import type { Brushed } from '../../../src/protocol/experiments/filtering';
import type { ColumnRef } from '../../../src/protocol/experiments/column';

/**
 * Keeps a brush back while it is being drawn: writing the filter draws the chart anew, which would take the brush out of the
 * hand. Its last state counts when the pointer is let go of, wherever that is, for the column whose axis it was drawn on.
 */
export class HeldBrush {
  #drawing = false;
  #last: { readonly column: ColumnRef; readonly brushed: Brushed } | null = null;

  constructor(
    chart: HTMLElement,
    private readonly write: (column: ColumnRef, brushed: Brushed) => void,
  ) {
    chart.addEventListener('pointerdown', () => this.#begin(), { capture: true });
  }

  /** Tells of a brush; at once where no pointer draws it. */
  drawn(column: ColumnRef, brushed: Brushed): void {
    this.#last = { column, brushed };
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
    if (last) this.write(last.column, last.brushed);
  }
}

const ends = ['pointerup', 'pointercancel', 'blur'] as const;
