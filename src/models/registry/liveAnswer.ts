import type { AliasMove, LiveAnswer } from './registryState';

/** What the moves that count at a moment come to: several of one package say the same, those of several contradict each other. */
export function liveAnswer(moves: readonly AliasMove[]): LiveAnswer {
  const [first, ...others] = moves;
  if (others.some(({ digest }) => digest !== first?.digest)) return { move: null, conflict: moves };
  return { move: first && first.version !== null ? first : null, conflict: [] };
}
