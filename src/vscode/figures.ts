import { formatCount, plural } from '../base/text';
import type { Severity } from '../data/finding';
import { severities } from '../data/finding';

/** "0.6 %"; at most one digit after the point, and never 0 or 100 for what is only nearly so. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (100 * part) / whole;
  if (share < 0.1) return '< 0.1 %';
  if (part < whole && share > 99.9) return '> 99.9 %';
  return `${Number(share.toFixed(1))} %`;
}

/** Progress in whole percent; what is not done is never 100. */
export function wholePercent(share: number): number {
  return Math.min(99, Math.floor(share * 100));
}

/** A measured number as people write it: at most four significant digits behind a point, groups in whole thousands. */
export function figure(value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? wholeNumber(value) : value.toExponential(3);
  const size = Math.abs(value);
  const text =
    size >= 1e6 || size < 1e-3
      ? value.toExponential(3)
      : String(Number(value.toPrecision(size >= 10_000 ? 6 : size >= 1000 ? 5 : 4)));
  return text.replace('-', '−');
}

/** Years and codes of four digits read better without a comma. */
function wholeNumber(value: number): string {
  return Math.abs(value) < 10_000 ? String(value).replace('-', '−') : formatCount(value);
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

/** "just now", "3 min ago", "2 h ago", "5 d ago". */
export function age(from: number, now: number): string {
  const minutes = Math.floor((now - from) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
