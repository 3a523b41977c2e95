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

/** "850 ms", "12 s", "3 min 20 s", "2 h 5 min", "3 d 4 h": the two largest units. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = Math.round(milliseconds / 1000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
