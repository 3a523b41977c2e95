import type { RunStatus } from '../../run';

/** `RunStatus` of MLflow's service.proto: by number in files, by name in databases. */
const statuses: readonly (readonly [number: string, name: string, status: RunStatus])[] = [
  ['1', 'RUNNING', 'running'],
  ['2', 'SCHEDULED', 'scheduled'],
  ['3', 'FINISHED', 'finished'],
  ['4', 'FAILED', 'failed'],
  ['5', 'KILLED', 'killed'],
];

/** What is not known is running until it has an end. */
export function statusOf(written: string | null | undefined, ended: number | null): RunStatus {
  const known = statuses.find(([number, name]) => written === number || written?.toUpperCase() === name)?.[2];
  return known ?? (ended === null ? 'running' : 'finished');
}
