import type { AbsentEvent } from './absentFiles';

/** "promoted churn@2 (production: churn@2), 2026-03-02 12:00 UTC by ana@example.com" */
export function eventWords({ action, subject, change, at, by }: AbsentEvent): string {
  const what = `${action.replace(/^model\./, '')} ${subject}${change === null ? '' : ` (${change})`}`;
  return `${what}, ${at.slice(0, 16).replace('T', ' ')} UTC by ${by}`;
}
