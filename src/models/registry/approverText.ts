import type { Approval } from './registryState';

interface GivenApproval extends Pick<Approval, 'by'> {
  readonly ranBy?: Approval['ranBy'] | undefined;
}

/** "bo@example.com", "bo@example.com, run by ci-bot in https://…" */
export function approverText(approval: GivenApproval): string {
  return `${approval.by}${runnerClause(approval)}`;
}

/** ", run by ci-bot in https://…"; of who recorded their own ", in https://…" or nothing. */
export function runnerClause({ by, ranBy }: GivenApproval): string {
  if (!ranBy) return '';
  const { name, job } = ranBy;
  const words = [...(name === by ? [] : [`run by ${name}`]), ...(job === null ? [] : [`in ${job}`])];
  return words.length === 0 ? '' : `, ${words.join(' ')}`;
}
