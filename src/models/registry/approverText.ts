import type { Approval } from './registryState';

/** "bo@example.com", "bo@example.com, run by ci-bot in https://…" */
export function approverText({ by, ranBy }: Pick<Approval, 'by' | 'ranBy'>): string {
  return ranBy ? `${by}, ${runnerText(ranBy)}` : by;
}

/** "run by ci-bot in https://…" */
export function runnerText({ name, job }: NonNullable<Approval['ranBy']>): string {
  return `run by ${name}${job === null ? '' : ` in ${job}`}`;
}
