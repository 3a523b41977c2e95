/** An event that is known here and has no file in the ledger. */
export interface AbsentEvent {
  /** Where its file was, relative to the project. */
  readonly path: string;
  /** `model.promoted` … */
  readonly action: string;
  readonly subject: string;
  readonly change: string | null;
  readonly at: string;
  readonly by: string;
}

/** "promoted churn@2 (production: churn@2), 2026-03-02 12:00 UTC by ana@example.com" */
export function eventWords({ action, subject, change, at, by }: AbsentEvent): string {
  const what = `${action.replace(/^model\./, '')} ${subject}${change === null ? '' : ` (${change})`}`;
  return `${what}, ${at.slice(0, 16).replace('T', ' ')} UTC by ${by}`;
}
