import type { AliasMove, VersionState } from './registryState';

/** What a roll-back can return to, and what stands between. */
export interface WayBack {
  /** The move that made it live; null: there is nothing before. */
  readonly move: AliasMove | null;
  /** Moves that are passed over, the nearest first. */
  readonly skipped: readonly AliasMove[];
}

/**
 * What was live before the last promotion that was not rolled back yet: never what is live now, and nothing that `suits` not.
 * `moves` are those of one stage, oldest first.
 */
export function wayBack(moves: readonly AliasMove[], suits: (digest: string) => boolean): WayBack {
  const before = movesBefore(moves);
  const index = before.findIndex(({ digest }) => digest !== null && suits(digest));
  return { move: before[index] ?? null, skipped: index < 0 ? before : before.slice(0, index) };
}

/** Why nobody wants a version live again without naming it; null: nothing speaks against it. */
export function whyPassedOver({
  state,
  deprecation,
}: {
  readonly state: VersionState;
  readonly deprecation: unknown;
}): 'purged' | 'archived' | 'deprecated' | null {
  if (state === 'purged' || state === 'archived') return state;
  return deprecation === null ? null : 'deprecated';
}

/** Every other package that was live before, whether or not it was rolled back from: each once, the nearest first. */
export function earlierMoves(moves: readonly AliasMove[]): readonly AliasMove[] {
  return otherPackages(moves, moves.at(-1)?.digest ?? null);
}

/** What was not rolled back from: each package once, the nearest first. */
function movesBefore(moves: readonly AliasMove[]): readonly AliasMove[] {
  const live: AliasMove[] = [];
  for (const move of moves) {
    const back = move.kind === 'rolled-back' ? live.findLastIndex(({ digest }) => digest === move.digest) : -1;
    if (back < 0) live.push(move);
    else live.splice(back + 1);
  }
  return otherPackages(live, live.at(-1)?.digest ?? null);
}

function otherPackages(moves: readonly AliasMove[], now: string | null): readonly AliasMove[] {
  const seen = new Set([now, null]);
  return moves.toReversed().filter(({ digest }) => {
    const isNew = !seen.has(digest);
    seen.add(digest);
    return isNew;
  });
}
