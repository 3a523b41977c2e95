import type { RowsChoice } from '../../../protocol/experiments/chosen';
import type { Comparison } from '../../../protocol/experiments/comparison';
import type { RunDetails } from '../../../runs/runStore';
import { compareRuns, type CompareRunsContext } from './compareRuns';
import { runFacts } from './runFacts';
import type { SideInput } from './side';
import { rowSides, type RowSidesContext } from './rowSides';

/** Compares rows of the table with the first of them; a row that is not there any more is left out. Of one run all is told. */
export async function compareRows(
  context: CompareRunsContext & RowSidesContext,
  choice: RowsChoice,
): Promise<Comparison> {
  const inputs = rowSides(context, choice);
  const comparison = await compareRuns(context, inputs);
  const run = runAlone(context.store, inputs);
  if (!run) return comparison;
  const section = { section: 'run' as const, facts: runFacts(run, context.now().getTime()) };
  return { ...comparison, sections: [section, ...comparison.sections] };
}

function runAlone(store: RowSidesContext['store'], inputs: readonly SideInput[]): RunDetails | null {
  const [number, ...more] = inputs.flatMap(({ numbers }) => numbers);
  return number === undefined || more.length > 0 ? null : store.details(number);
}
