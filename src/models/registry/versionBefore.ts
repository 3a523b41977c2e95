import type { AliasMove } from './registryState';

/**
 * The move that made live what a roll-back returns to: what was live before the last promotion that was not rolled back yet.
 * `moves` are those of one stage, oldest first. Null: there was nothing before.
 */
export function moveBefore(moves: readonly AliasMove[]): AliasMove | null {
  const live: AliasMove[] = [];
  for (const move of moves) {
    if (move.kind === 'rolled-back') while (live.length > 0 && live.at(-1)?.digest !== move.digest) live.pop();
    if (move.kind !== 'rolled-back' || live.length === 0) live.push(move);
  }
  return live.slice(0, -1).findLast(({ version }) => version !== null) ?? null;
}
