import type { AliasMove, LiveAnswer } from './registryState';

/**
 * What the moves that count at a moment come to: several of one package say the same, those of several contradict each other. Of
 * these the ones that make nothing live are last.
 */
export function liveAnswer(moves: readonly AliasMove[]): LiveAnswer {
  const [first, ...others] = moves;
  if (others.some(({ digest }) => digest !== first?.digest)) {
    const conflict = [...moves].sort((a, b) => Number(a.version === null) - Number(b.version === null));
    return { move: null, conflict };
  }
  return { move: first && first.version !== null ? first : null, conflict: [] };
}
