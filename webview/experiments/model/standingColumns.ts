import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { byWorth } from './defaultView';

/** What of the columns waits to be shown. */
export interface WaitingColumns {
  /** Metrics, params and tags that no run had before. */
  readonly added: number;
  /** Metrics that had one value each and have a course now, which is a plot of its own. */
  readonly curves: number;
}

const nothing: WaitingColumns = { added: 0, curves: 0 };

/**
 * The columns that the runs have. Plots, axes and sparklines follow from them, so while somebody reads, those on the screen
 * stay as they are and newer ones wait, as a new order of the rows does.
 */
export class StandingColumns {
  /** The newest, for whoever chooses among them. */
  newest: readonly ColumnInfo[] = [];
  /** Those that the screen is made of, by id; of each kind those first that are most worth showing. */
  shown: ReadonlyMap<string, ColumnInfo> = new Map();
  waiting: WaitingColumns = nothing;

  /** `hold`: what is shown stays. */
  take(columns: readonly ColumnInfo[], hold: boolean): void {
    this.newest = columns;
    if (hold) this.waiting = waitingIn(columns, this.shown);
    else this.show();
  }

  /** Lets what waits take its place. */
  show(): void {
    this.shown = new Map(byWorth(this.newest).map((info) => [columnId(info.column), info]));
    this.waiting = nothing;
  }
}

/** Attributes are of Tend: marking a run is no news to whoever marks it. */
function waitingIn(columns: readonly ColumnInfo[], shown: ReadonlyMap<string, ColumnInfo>): WaitingColumns {
  const recorded = columns.filter(({ column }) => column.kind !== 'attribute');
  const before = (info: ColumnInfo) => shown.get(columnId(info.column));
  return {
    added: recorded.filter((info) => !before(info)).length,
    curves: recorded.filter((info) => info.series && before(info)?.series === false).length,
  };
}
