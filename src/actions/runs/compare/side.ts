import type { RowRef } from '../../../protocol/experiments/viewState';
import type { RunDetails, RunNumber, RunStore } from '../../../runs/runStore';
import { isCounted } from '../../../runs/statistics/repeats';

/** One side of a comparison: a run, or a group of runs that are taken for repeats of one thing. */
export interface SideInput {
  readonly row: RowRef;
  readonly name: string;
  readonly numbers: readonly RunNumber[];
}

export interface Side {
  readonly row: RowRef;
  readonly name: string;
  /** How many runs it has; `details` may hold fewer of them. */
  readonly runs: number;
  readonly details: readonly RunDetails[];
}

/** Of larger groups this many runs are read. */
export const mostRead = 2000;

/** Reads the runs of the sides; sides of one name are told apart by the id of their first run. */
export function readSides(store: Pick<RunStore, 'details'>, inputs: readonly SideInput[]): readonly Side[] {
  const sides = inputs.map(({ numbers, ...side }) => ({
    ...side,
    runs: numbers.length,
    details: numbers.slice(0, mostRead).flatMap((number) => store.details(number) ?? []),
  }));
  return sides.map((side) => {
    const isAlone = sides.every((other) => other === side || other.name !== side.name);
    const id = side.details[0]?.id.slice(0, 8);
    return isAlone || id === undefined ? side : { ...side, name: `${side.name} (${id})` };
  });
}

/** The runs whose metrics count: of a group those that came to their end. */
export function counted({ details }: Side): readonly RunDetails[] {
  return details.length === 1 ? details : details.filter(({ status }) => isCounted(status));
}

/** The side as verdicts see it: without runs that no figure holds, unless it has no others. */
export function withoutUncounted(side: Side): Side {
  const details = counted(side);
  return details.length === 0 ? side : { ...side, details };
}

/** The commits that its runs were made at, each once. */
export function commitsOf({ details }: Side): readonly string[] {
  return [...new Set(details.flatMap(({ code }) => code?.commit ?? []))];
}

/** How many runs are of both sides: what is tested has to be independent. */
export function sharedRuns(first: Side, second: Side): number {
  const numbers = new Set(first.details.map(({ number }) => number));
  return second.details.filter(({ number }) => numbers.has(number)).length;
}
