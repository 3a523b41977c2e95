import type { Finding } from '../../data/finding';

/**
 * Fixes of these checks rest on a guess: they are made one by one, or when somebody has ticked them in the preview. Of a
 * torn row nobody knows whether its cells are missing at the end, or where it was torn.
 */
const guesses: ReadonlySet<string> = new Set([
  'csv-missing-cell',
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
