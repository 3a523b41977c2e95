import { checkIds } from '../../data/checks/checkTitles';
import type { Finding } from '../../data/finding';

/**
 * Fixes of these checks rest on a guess: they are made one by one, or when somebody has ticked them in the preview. Of a
 * torn row nobody knows whether its cells are missing at the end, or where it was torn.
 */
const doubts: Readonly<Partial<Record<string, string>>> = {
  'csv-missing-cell': 'only its source shows what is right for the row',
  'outlier-isolated': 'the number may have been measured',
  placeholder: 'the value may be meant',
  'row-duplicate': 'the row may be no copy',
  'sentinel-number': 'the number may have been measured',
  'sentinel-text': 'the word may be meant',
  'text-typo': 'the spelling may be meant',
};

/** Why a person has to decide on the fixes of a finding; null where nobody has to. */
export function doubtAbout({ check }: Pick<Finding, 'check'>): string | null {
  return doubts[check] ?? null;
}

export function needsJudgement(finding: Pick<Finding, 'check'>): boolean {
  return doubtAbout(finding) !== null;
}

/** Checks whose fixes nobody has to decide on. */
export const sureChecks: readonly string[] = checkIds.filter((check) => !needsJudgement({ check }));
