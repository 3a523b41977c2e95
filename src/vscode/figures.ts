import { formatCount, plural } from '../base/text';
import type { Severity } from '../data/finding';
import { severities } from '../data/finding';

/** Progress in whole percent; what is not done is never 100. */
export function wholePercent(share: number): number {
  return Math.min(99, Math.floor(share * 100));
}

/** "344 × 9" */
export function dimensions(rows: number, columns: number): string {
  return `${formatCount(rows)} × ${formatCount(columns)}`;
}

/** "3 errors, 5 warnings, 2 infos"; an empty text for none. */
export function countsText(counts: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity))
    .join(', ');
}

/** "2026-11-25 19:03" where the person is: stays true for as long as it is shown. */
export function moment(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
