import type { RowsChoice } from '../../../protocol/experiments/chosen';
import type { Comparison } from '../../../protocol/experiments/comparison';
import { compareRuns, type CompareRunsContext } from './compareRuns';
import { rowSides, type RowSidesContext } from './rowSides';

/** Compares rows of the table with the first of them; a row that is not there any more is left out. */
export function compareRows(context: CompareRunsContext & RowSidesContext, choice: RowsChoice): Promise<Comparison> {
  return compareRuns(context, rowSides(context, choice));
}
