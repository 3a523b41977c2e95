import type { Finding } from '../../data/finding';

/** Fixes of these checks rest on a guess: they are made one by one, or when somebody has ticked them in the preview. */
const guesses: ReadonlySet<string> = new Set([
  'outlier-isolated',
  'placeholder',
  'row-duplicate',
  'sentinel-number',
  'sentinel-text',
  'text-typo',
]);

export function needsJudgement({ check }: Pick<Finding, 'check'>): boolean {
  return guesses.has(check);
}
