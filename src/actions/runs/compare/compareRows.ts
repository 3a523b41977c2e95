import type { RowsChoice } from '../../../protocol/experiments/chosen';
import type { Comparison } from '../../../protocol/experiments/comparison';
import type { RunStore } from '../../../runs/runStore';
import type { MetricMeaning } from '../table/metricMeaning';
import { compareRuns } from './compareRuns';
import { rowSides } from './rowSides';

export interface CompareRowsContext {
  readonly store: RunStore;
  readonly meaning: MetricMeaning;
  readonly now: () => Date;
}

/** Compares rows of the table with the first of them; a row that is not there any more is left out. */
export function compareRows(context: CompareRowsContext, choice: RowsChoice): Comparison {
  return compareRuns(context, rowSides(context, choice));
}
