import type { CodeChanges } from '../actions/runs/compare/code/codeChanges';
import type { RowsOf } from '../actions/runs/compare/dataFacts';
import { compareRows } from '../actions/runs/compare/compareRows';
import { completeFilter } from '../actions/runs/completeFilter';
import { exportSeen } from '../actions/runs/export/exportSeen';
import type { MarkHistory } from '../actions/runs/markHistory';
import { chosenRuns } from '../actions/runs/table/chosenRuns';
import { readBrushes, withBrush } from '../actions/runs/table/brushes';
import { columnNames } from '../actions/runs/table/filteredRuns';
import type { ExperimentData } from '../actions/runs/table/experimentData';
import type { MetricMeaning } from '../actions/runs/table/metricMeaning';
import { answering, type Answering } from '../protocol/answering';
import { dataEndpoints } from '../protocol/experiments/endpoints';
import type { RunStore } from '../runs/runStore';

export interface EndpointContext {
  readonly store: RunStore;
  readonly data: ExperimentData;
  readonly history: MarkHistory;
  readonly meaning: () => MetricMeaning;
  readonly now: () => Date;
  readonly rowsOf: RowsOf;
  readonly code: CodeChanges;
}

/** Answers what a panel asks about the runs of one store. */
export function endpointAnswers({ store, data, history, meaning, now, rowsOf, code }: EndpointContext): Answering {
  const { columns, ofOneRun, table, rows, scales, locate, unseen, sparklines, curves, values } = data;
  const at = () => now().getTime();
  return answering(dataEndpoints, {
    ...{ columns, ofOneRun, table, rows, scales, locate, unseen, sparklines, curves, values },
    complete: ({ filter, caret }) => Promise.resolve([...completeFilter(store, filter, caret)]),
    compare: (input) => compareRows({ store, meaning: meaning(), now, rowsOf, code }, input),
    chosen: (choice) => Promise.resolve(chosenRuns({ store, now }, choice)),
    mark: (change) => {
      history.mark(change);
      return Promise.resolve(null);
    },
    undo: () => Promise.resolve(history.undo()),
    redo: () => Promise.resolve(history.redo()),
    export: exportSeen(data),
    brush: ({ filter, column, brushed }) =>
      Promise.resolve(withBrush(filter, column, brushed, { now: at(), names: columnNames(store, filter) })),
    brushes: ({ filter, columns: brushed }) =>
      Promise.resolve(readBrushes(filter, brushed, { now: at(), names: columnNames(store, filter) })),
  });
}
