import type { Comparison } from '../../../protocol/experiments/comparison';
import type { CodeChanges } from './code/codeChanges';
import { compareCode } from './compareCode';
import { compareSides, type CompareSidesContext } from './compareSides';
import { readSides, withoutUncounted, type SideInput } from './side';

export interface CompareRunsContext extends CompareSidesContext {
  readonly code: CodeChanges;
}

/** Compares two or more runs or groups of runs, each further side with the first, and asks git about their code. */
export function compareRuns(context: CompareRunsContext, inputs: readonly SideInput[]): Promise<Comparison> {
  const sides = readSides(context.store, inputs);
  return compareCode(context.code, sides.map(withoutUncounted), compareSides(context, sides));
}
