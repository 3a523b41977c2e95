import { ageText } from '../base/numberText';
import type { StoredRun } from './runStore';

/** What is said to be running and has not been heard of for this long, in milliseconds, has most likely ended without a word. */
const longSilence = 3 * 3_600_000;

/** TensorBoard's files have no end, and a time at every point: that a run ended shows only in that nothing comes any more. */
const quietSoon = 15_000;

type Heard = Pick<StoredRun, 'status' | 'lastSign' | 'kind'>;

/** How long ago a run that is recorded as running was last heard of, in milliseconds; null: not long, or it is not running. */
export function silence({ status, lastSign, kind }: Heard, now: number): number | null {
  if (status !== 'running') return null;
  return silentFor(lastSign, now, kind === 'tensorboard' ? quietSoon : longSilence);
}

function silentFor(lastSign: number | null, now: number, long = longSilence): number | null {
  if (lastSign === null) return null;
  const silent = now - lastSign;
  return silent >= long ? silent : null;
}

/** Of runs that are recorded as running, by when they were last heard of, how many were heard of lately. */
export function countAlive(lastSigns: readonly StoredRun['lastSign'][], now: number): number {
  return lastSigns.filter((lastSign) => silentFor(lastSign, now) === null).length;
}

/** Whether a run that was not heard of for so long has most likely ended. */
export function isLongSilence(milliseconds: number): boolean {
  return milliseconds >= longSilence;
}

/** "no sign of life for 22 h", "last written 40 s ago": follows the word of a status. */
export function silenceText(milliseconds: number): string {
  const ago = ageText(milliseconds);
  return isLongSilence(milliseconds) ? `no sign of life for ${ago}` : `last written ${ago} ago`;
}
