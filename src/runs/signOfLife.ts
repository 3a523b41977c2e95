import { ageText } from '../base/numberText';
import type { StoredRun } from './runStore';

/** What is said to be running and has not been heard of for this long, in milliseconds, has most likely ended without a word. */
const longSilence = 3 * 3_600_000;

/** How long ago a run that is recorded as running was last heard of, in milliseconds; null: not long, or it is not running. */
export function silence({ status, lastSign }: Pick<StoredRun, 'status' | 'lastSign'>, now: number): number | null {
  return status === 'running' ? silentFor(lastSign, now) : null;
}

function silentFor(lastSign: number | null, now: number): number | null {
  if (lastSign === null) return null;
  const silent = now - lastSign;
  return silent >= longSilence ? silent : null;
}

/** Of runs that are recorded as running, by when they were last heard of, how many were heard of lately. */
export function countAlive(lastSigns: readonly StoredRun['lastSign'][], now: number): number {
  return lastSigns.filter((lastSign) => silentFor(lastSign, now) === null).length;
}

/** "no sign of life for 22 h": follows the word of a status. */
export function silenceText(milliseconds: number): string {
  return `no sign of life for ${ageText(milliseconds)}`;
}
