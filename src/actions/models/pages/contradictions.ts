import { conflictSides } from '../../../models/registry/conflictSides';
import type { AliasMove } from '../../../models/registry/registryState';

/** When other moves of a stage said that something else is live, and what all of them made live then. Milliseconds. */
export interface Contradiction {
  readonly from: number;
  /** Null: they still do. */
  readonly to: number | null;
  readonly sides: string;
}

/** By event, of moves that are oldest first; what was settled since is among them. */
export function contradictions(moves: readonly AliasMove[]): ReadonlyMap<string, Contradiction> {
  const found = new Map<string, Contradiction>();
  for (const of of byStage(moves)) {
    let open: readonly AliasMove[] = [];
    const against = new Map<string, AliasMove[]>();
    for (const move of of) {
      open = open.filter((it) => endOf(it) > move.from);
      for (const other of open.filter(({ digest }) => digest !== move.digest)) {
        against.set(move.event, [...(against.get(move.event) ?? []), other]);
        against.set(other.event, [...(against.get(other.event) ?? []), move]);
      }
      if (endOf(move) > move.from) open = [...open, move];
    }
    for (const move of of) {
      const others = against.get(move.event);
      if (others) found.set(move.event, contradiction(move, others));
    }
  }
  return found;
}

function byStage(moves: readonly AliasMove[]): readonly (readonly AliasMove[])[] {
  return [...Map.groupBy(moves, ({ stage }) => stage).values()];
}

function contradiction(move: AliasMove, others: readonly AliasMove[]): Contradiction {
  const to = Math.min(endOf(move), Math.max(...others.map(endOf)));
  const sides = [move, ...others].sort(
    (a, b) => Number(a.version === null) - Number(b.version === null) || a.from - b.from,
  );
  return {
    from: Math.max(move.from, Math.min(...others.map(({ from }) => from))),
    to: to === Infinity ? null : to,
    sides: conflictSides(move.model, sides),
  };
}

function endOf({ to }: AliasMove): number {
  return to ?? Infinity;
}
