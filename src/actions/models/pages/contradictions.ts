import { conflictSides } from '../../../models/registry/conflictSides';
import { liveAnswer } from '../../../models/registry/liveAnswer';
import type { AliasMove } from '../../../models/registry/registryState';

/** When moves of a stage said that different things are live, and what all that counted then made live. Milliseconds. */
export interface Contradiction {
  readonly from: number;
  /** Null: they still do. */
  readonly to: number | null;
  readonly sides: string;
}

/** By event, of moves that are oldest first, each oldest first; what was settled since is among them. */
export function contradictions(moves: readonly AliasMove[]): ReadonlyMap<string, readonly Contradiction[]> {
  const found = new Map<string, Contradiction[]>();
  for (const ofStage of Map.groupBy(moves, ({ stage }) => stage).values()) {
    for (const { from, to, open } of intervalsOf(ofStage)) {
      const { conflict } = liveAnswer(open);
      const [side] = conflict;
      if (!side) continue;
      const contradiction = { from, to: to === Infinity ? null : to, sides: conflictSides(side.model, conflict) };
      for (const { event } of open) found.set(event, withNext(found.get(event) ?? [], contradiction));
    }
  }
  return found;
}

interface Interval {
  readonly from: number;
  readonly to: number;
  /** The moves that count throughout. */
  readonly open: readonly AliasMove[];
}

/** The time between each two moments at which a move of a stage begins or ends to count. */
function intervalsOf(moves: readonly AliasMove[]): readonly Interval[] {
  const moments = [...new Set(moves.flatMap((move) => [move.from, endOf(move)]))].sort((a, b) => a - b);
  const begun = Map.groupBy(moves, ({ from }) => from);
  let open: readonly AliasMove[] = [];
  return moments.slice(1).map((to, index) => {
    const from = moments[index] ?? to;
    open = [...open, ...(begun.get(from) ?? [])].filter((move) => endOf(move) > from);
    return { from, to, open };
  });
}

/** Adds to what is known of a move; what goes on with the same sides is one. */
function withNext(known: Contradiction[], next: Contradiction): Contradiction[] {
  const last = known.at(-1);
  const goesOn = last?.to === next.from && last.sides === next.sides;
  known.splice(goesOn ? -1 : known.length, 1, goesOn ? { ...next, from: last.from } : next);
  return known;
}

function endOf({ to }: AliasMove): number {
  return to ?? Infinity;
}
