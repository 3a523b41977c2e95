import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { FocusPart } from '../focusParts';
import { freshChartLook, type ChartLook } from './chartLook';
import { freshLook, type CompareLook } from './compareLook';
import { PanelChoice } from './panelChoice';

/** How the panel stands: what a reload brings back, but no view saves and no undo takes back. */
export class PanelLook extends PanelChoice {
  scroll = { top: 0, left: 0 };
  /** The part that had the keyboard last, and where in it. */
  focus: FocusPart = 'table';
  focusSpot: string | null = null;
  /** Filters that were applied, newest first. */
  filters: readonly string[] = [];
  /** Rows that stand side by side in place of the table; null: the table is shown. */
  compare: readonly RowRef[] | null = null;
  compareLook: CompareLook = freshLook;
  chartLook: ChartLook = freshChartLook;
  /** Width of the table in px where it is too narrow for all columns; null: it is not. */
  narrow: number | null = null;
  /** Whether somebody reads the panel, so that what stands on it has to stand still. */
  read = false;

  /** Shows rows side by side; null leads back to the table. */
  showCompare(rows: readonly RowRef[] | null): void {
    this.compare = rows;
    this.touch();
  }

  /** Changes how the comparison stands. */
  lookAtComparison(change: Partial<CompareLook>): void {
    this.compareLook = { ...this.compareLook, ...change };
    this.touch();
  }

  /** Changes how the charts stand. */
  lookAtCharts(change: Partial<ChartLook>): void {
    this.chartLook = { ...this.chartLook, ...change };
    this.touch();
  }
}
