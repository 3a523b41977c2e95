import type { Brushed } from '../../../src/protocol/experiments/filtering';
import type { ColumnRef } from '../../../src/protocol/experiments/column';

/** The chart that brushes are drawn on. */
interface BrushedChart extends HTMLElement {
  requestUpdate(): void;
}

/**
 * Keeps a brush back while it is being drawn: writing the filter draws the chart anew, which would take the brush out of the
 * hand. Its last state counts when the pointer is let go of, wherever that is, for the column whose axis it was drawn on.
 * What the chart did not draw meanwhile it draws then.
 */
export class HeldBrush {
  isDrawing = false;
  #last: { readonly column: ColumnRef; readonly brushed: Brushed } | null = null;

  constructor(
    private readonly chart: BrushedChart,
    private readonly write: (column: ColumnRef, brushed: Brushed) => void,
  ) {
    chart.addEventListener('pointerdown', () => this.#begin(), { capture: true });
  }

  /** Tells of a brush; at once where no pointer draws it. */
  drawn(column: ColumnRef, brushed: Brushed): void {
    this.#last = { column, brushed };
    if (!this.isDrawing) this.#tell();
  }

  #begin(): void {
    this.isDrawing = true;
    const end = () => {
      for (const type of ends) window.removeEventListener(type, end);
      this.isDrawing = false;
      this.#tell();
      this.chart.requestUpdate();
    };
    for (const type of ends) window.addEventListener(type, end);
  }

  #tell(): void {
    const last = this.#last;
    this.#last = null;
    if (last) this.write(last.column, last.brushed);
  }
}

/** A menu of the system may keep what ends the press that opened it. */
const ends = ['pointerup', 'pointercancel', 'contextmenu', 'blur'] as const;
