import { ageText } from '../base/numberText';
import type { SourceKind } from './run';
import type { StoredRun } from './runStore';
import { stillRunning } from './sources/liveness';

/** What is said to be running and has not been heard of for this long, in milliseconds, has most likely ended without a word. */
const longSilence = 3 * 3_600_000;

/** Logs have no end, and are written to at every point: that a run ended shows only in that nothing comes any more. */
const quietSoon = 15_000;

/** A run that says when it has ended may be at work for a while without a word; whoever looks is told since when. */
const quietLater = 2 * 60_000;

/** Whose runs say that they have ended. */
const withEnds: ReadonlySet<SourceKind> = new Set<SourceKind>(['mlflow-sqlite', 'mlflow-files']);

/** What is known of a run that is recorded as running: ages are counted from it when they are shown. */
export interface SignOfLife {
  /** When it was last heard of, milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds without a sign that are nothing to speak of. */
  readonly patience: number;
  /** Milliseconds without a sign after which it counts as finished; null: it says when it has ended. */
  readonly lasts: number | null;
}

const saysItsEnd = { patience: quietLater, lasts: null };
const saysNoEnd = { patience: quietSoon, lasts: stillRunning };

/** Null: it is not running, or nothing is known. */
export function signOfLife({
  status,
  lastSign,
  kind,
}: Pick<StoredRun, 'status' | 'lastSign' | 'kind'>): SignOfLife | null {
  if (status !== 'running' || lastSign === null) return null;
  return { at: lastSign, ...(withEnds.has(kind) ? saysItsEnd : saysNoEnd) };
}

/** How long ago something was last heard of, in milliseconds; null: not long, or it is not running. */
export function silence(sign: SignOfLife | null, now: number): number | null {
  return sign && now - sign.at >= sign.patience ? now - sign.at : null;
}

/** Of runs that are recorded as running, by when they were last heard of, how many were heard of lately. */
export function countAlive(lastSigns: readonly StoredRun['lastSign'][], now: number): number {
  return lastSigns.filter((lastSign) => lastSign === null || now - lastSign < longSilence).length;
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

/** "counts as finished once nothing was written for 2 min"; empty of a run that says when it has ended, or should count so already. */
export function endText(sign: SignOfLife | null, now: number): string {
  if (!sign?.lasts || now - sign.at > sign.lasts) return '';
  return `counts as finished once nothing was written for ${ageText(sign.lasts)}`;
}
