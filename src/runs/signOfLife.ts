import { ageText } from '../base/numberText';
import type { StoredRun } from './runStore';

/** What is said to be running and has not been heard of for this long, in milliseconds, has most likely ended without a word. */
const longSilence = 3 * 3_600_000;

/** How long ago a run that is recorded as running was last heard of, in milliseconds; null: not long, or it is not running. */
export function silence({ status, lastSign }: Pick<StoredRun, 'status' | 'lastSign'>, now: number): number | null {
  if (status !== 'running' || lastSign === null) return null;
  const silent = now - lastSign;
  return silent >= longSilence ? silent : null;
}

/** Of runs that are recorded as running, how many were heard of lately. */
export function countAlive(runs: readonly Pick<StoredRun, 'status' | 'lastSign'>[], now: number): number {
  return runs.filter((run) => silence(run, now) === null).length;
}

/** "no sign of life for 22 h": follows the word of a status. */
export function silenceText(milliseconds: number): string {
  return `no sign of life for ${ageText(milliseconds)}`;
}
