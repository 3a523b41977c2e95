import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableQuestion } from '../../../src/protocol/experiments/rows';
import type { RowRef, ViewState } from '../../../src/protocol/experiments/viewState';
import type { Identity } from '../../shared/identity';

export type ChartState = ViewState['charts'];

/** A run or group in the charts and how it looks there. */
export interface ChartedRow {
  readonly row: RowRef;
  readonly key: string;
  readonly identity: Identity;
  readonly baseline: boolean;
}

/** All that the charts are given by the panel; a new object whenever something of it changed. */
export interface ChartsInput {
  readonly asks: ExperimentsAsks;
  readonly state: ChartState;
  readonly columns: readonly ColumnInfo[];
  /** Keys of the metrics that the table shows, in its order. */
  readonly tableMetrics: readonly string[];
  readonly charted: readonly ChartedRow[];
  readonly question: Pick<TableQuestion, 'filter' | 'fallback' | 'groupBy' | 'archived'>;
  /** Of the answer that the table shows; null while there is none. */
  readonly token: string | null;
  /** Changes whenever the runs changed. */
  readonly generation: number;
  /** Key of the row under the pointer in table or charts. */
  readonly hovered: string | null;
  readonly change: (change: Partial<ChartState>) => void;
  readonly hover: (key: string | null) => void;
  /** Narrows the filter to a range of a column, both ends included; null: the range goes. */
  readonly brush: (column: ColumnInfo['column'], range: { readonly low: number; readonly high: number } | null) => void;
  /** Opens a run: the one that was clicked in a chart. */
  readonly open: (id: string) => void;
}
