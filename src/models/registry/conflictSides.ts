import type { AliasMove } from './registryState';

type Side = Pick<AliasMove, 'version'>;

/** What contradicting moves make live, such as "churn@2 and nothing". */
export function conflictSides(model: string, moves: readonly Side[]): string {
  return moves.map(({ version }) => (version === null ? 'nothing' : `${model}@${version}`)).join(' and ');
}

/** What settles it: where nothing is live, says one side, it may stay so. */
export function conflictCure(moves: readonly Side[]): string {
  const what = holdsNothing(moves) ? 'promoting a version or withdrawing' : 'promoting one of them';
  return `${what} settles it`;
}

/** Whether nothing is live, says one side. */
export function holdsNothing(moves: readonly Side[]): boolean {
  return moves.some(({ version }) => version === null);
}

/** Number of the one version that is live, says a side of a conflict; null: several are, or none. */
export function onlyVersion(moves: readonly Side[]): number | null {
  const [number = null, ...others] = new Set(moves.flatMap(({ version }) => version ?? []));
  return others.length === 0 ? number : null;
}

/** "churn@3 and nothing are live in production at once: promoting a version or withdrawing settles it", without a full stop. */
export function conflictSentence(model: string, stage: string, moves: readonly Side[]): string {
  return `${conflictSides(model, moves)} are live in ${stage} at once: ${conflictCure(moves)}`;
}
