import type { ChosenRuns, RowsChoice } from '../../../protocol/experiments/chosen';
import { commonMarks } from '../../../runs/marks';
import type { RunStore } from '../../../runs/runStore';
import { rowSides } from '../compare/rowSides';

export interface ChosenRunsContext {
  readonly store: RunStore;
  readonly now: () => Date;
}

/** The runs of rows, those of groups among them, and the marks that they have in common. */
export function chosenRuns({ store, now }: ChosenRunsContext, choice: RowsChoice): ChosenRuns {
  const numbers = new Set(rowSides({ store, now }, choice).flatMap((side) => side.numbers));
  const runs = store.runs([...numbers]);
  return { ids: runs.map(({ id }) => id), ...commonMarks(runs) };
}
