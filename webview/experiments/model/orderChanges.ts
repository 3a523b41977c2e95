import { partitionPoint } from '../../../src/base/partitionPoint';

/** How the order of what is read would change. */
export interface OrderChanges {
  readonly added: number;
  readonly gone: number;
  /** Rows that would stand elsewhere among the others, as few as can explain it. */
  readonly moved: number;
}

/** Compares two orders of rows by their keys. */
export function orderChanges(before: readonly string[], after: readonly string[]): OrderChanges {
  const places = new Map(after.map((key, place) => [key, place]));
  const kept = before.map((key) => places.get(key)).filter((place) => place !== undefined);
  return {
    added: after.length - kept.length,
    gone: before.length - kept.length,
    moved: kept.length - longestRising(kept),
  };
}

/**
 * The same of a table of which a part is in sight: a row that comes into sight is new only when there are `more` runs
 * than before, has else moved there, or slid up because another went.
 */
export function changesBeyond(inSight: OrderChanges, more: number): OrderChanges {
  const added = Math.max(0, more);
  const gone = Math.max(0, -more);
  const exchanged = Math.max(0, Math.min(inSight.added - added, inSight.gone - gone));
  return { added, gone, moved: inSight.moved + exchanged };
}

/** Length of the longest rising subsequence (patience sorting). */
function longestRising(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    ends[partitionPoint(ends.length, (at) => (ends[at] as number) < place)] = place;
  }
  return ends.length;
}
