import type { AliasMove } from './registryState';

/** What contradicting moves make live, such as "churn@2 and nothing". */
export function conflictSides(model: string, moves: readonly Pick<AliasMove, 'version'>[]): string {
  return moves.map(({ version }) => (version === null ? 'nothing' : `${model}@${version}`)).join(' and ');
}
