import { appendPlaces, notePlace, toPlaces, type PlaceList } from './placeList';
import type { Extreme } from './tableProfile';

/** Distinct numbers kept at each side, and places of each of them and of each distinct value. */
const keptExtremes = 8;
export const keptOccurrences = 4;

/** A number near the edge of a column. Plain data. */
export interface ExtremeState {
  value: number;
  count: number;
  places: PlaceList;
}

/** The smallest distinct numbers, ascending, and the largest, descending. */
export interface Extremes {
  lowest: ExtremeState[];
  highest: ExtremeState[];
  /** What a number must not exceed, or not fall below, to matter. */
  lowBound: number;
  highBound: number;
}

export function createExtremes(): Extremes {
  return { lowest: [], highest: [], lowBound: Infinity, highBound: -Infinity };
}

const edge = new Float64Array(keptExtremes);

/**
 * The number in `numbers[from…to)` that `keptExtremes - 1` distinct others there lie beyond (above with sign 1, below with
 * -1): what lies nearer to the middle need not be noted. Goes backwards, because in a column that rises the last are the
 * largest.
 */
function edgeOf(numbers: Float64Array, from: number, to: number, sign: 1 | -1): number {
  let kept = 0;
  for (let row = to - 1; row >= from; row--) {
    const value = sign * (numbers[row] as number);
    if (value !== value || (kept === keptExtremes && value <= (edge[kept - 1] as number))) continue;
    let at = kept;
    while (at > 0 && (edge[at - 1] as number) < value) at--;
    if (at > 0 && edge[at - 1] === value) continue;
    if (kept < keptExtremes) kept++;
    for (let index = kept - 1; index > at; index--) edge[index] = edge[index - 1] as number;
    edge[at] = value;
  }
  return kept < keptExtremes ? -Infinity * sign : sign * (edge[keptExtremes - 1] as number);
}

/** Notes what matters of `numbers[from…to)`, NaN aside; `note` notes the one at an index. */
export function noteExtremes(
  to: Extremes,
  numbers: Float64Array,
  from: number,
  end: number,
  note: (index: number) => void,
): void {
  let least = Infinity;
  let most = -Infinity;
  for (let index = from; index < end; index++) {
    const value = numbers[index] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(least <= to.lowBound) && !(most >= to.highBound)) return;
  const low = least <= to.lowBound ? edgeOf(numbers, from, end, -1) : -Infinity;
  const high = most >= to.highBound ? edgeOf(numbers, from, end, 1) : Infinity;
  for (let index = from; index < end; index++) {
    const value = numbers[index] as number;
    if ((value <= low && value <= to.lowBound) || (value >= high && value >= to.highBound)) note(index);
  }
}

/** Whether a number is near enough to an edge to be noted. */
export function mattersAt(extremes: Extremes, value: number): boolean {
  return value <= extremes.lowBound || value >= extremes.highBound;
}

/** Counts one cell. */
export function noteExtreme(to: Extremes, value: number, row: number, start: number, end: number): void {
  if (value <= to.lowBound) noteOne(to.lowest, value, 1, row, start, end);
  if (value >= to.highBound) noteOne(to.highest, value, -1, row, start, end);
  bound(to);
}

/** Counts all cells of a distinct value, whose first places come in file order after those that are there. */
export function mergeExtreme(to: Extremes, value: number, count: number, places: PlaceList, rowBase: number): void {
  for (const [side, sign] of [
    [to.lowest, 1],
    [to.highest, -1],
  ] as const) {
    const found = place(side, value, sign);
    if (found === null) continue;
    found.count += count;
    insertPlaces(found.places, places, rowBase);
  }
  bound(to);
}

/** Adds what a following part, whose first row is the `rowBase`th, has at its edges. */
export function mergeExtremes(to: Extremes, from: Extremes, rowBase: number): void {
  mergeSide(to.lowest, from.lowest, 1, rowBase);
  mergeSide(to.highest, from.highest, -1, rowBase);
  bound(to);
}

export function toExtremes(side: readonly ExtremeState[]): Extreme[] {
  return side.map(({ value, count, places }) => ({ value, count, cells: toPlaces(places) }));
}

function mergeSide(to: ExtremeState[], from: readonly ExtremeState[], sign: 1 | -1, rowBase: number): void {
  for (const { value, count, places } of from) {
    const found = place(to, value, sign);
    if (found === null) continue;
    found.count += count;
    appendPlaces(found.places, places, rowBase, keptOccurrences);
  }
}

function noteOne(side: ExtremeState[], value: number, sign: 1 | -1, row: number, start: number, end: number): void {
  const found = place(side, value, sign);
  if (found === null) return;
  found.count++;
  notePlace(found.places, keptOccurrences, row, start, end);
}

/** The entry of a number, made where it belongs if it is near enough to the edge; null when it is not. */
function place(side: ExtremeState[], value: number, sign: 1 | -1): ExtremeState | null {
  let at = side.length;
  while (at > 0 && sign * ((side[at - 1] as ExtremeState).value - value) > 0) at--;
  const before = at > 0 ? (side[at - 1] as ExtremeState) : null;
  if (before !== null && before.value === value) return before;
  if (at >= keptExtremes) return null;
  // The one that drops out is used again: in a sorted column every number is the largest so far.
  const made: ExtremeState =
    side.length < keptExtremes ? { value, count: 0, places: [] } : (side.pop() as ExtremeState);
  made.value = value;
  made.count = 0;
  while (made.places.length > 0) made.places.pop();
  side.push(made);
  for (let index = side.length - 1; index > at; index--) side[index] = side[index - 1] as ExtremeState;
  side[at] = made;
  return made;
}

/** Two spellings of one number may take turns in the file. */
function insertPlaces(to: PlaceList, from: PlaceList, rowBase: number): void {
  const all: PlaceList[] = [];
  for (let at = 0; at < to.length; at += 3) all.push(to.slice(at, at + 3));
  for (let at = 0; at < from.length; at += 3)
    all.push([(from[at] as number) + rowBase, from[at + 1] as number, from[at + 2] as number]);
  all.sort((a, b) => (a[1] as number) - (b[1] as number));
  to.length = 0;
  for (const entry of all.slice(0, keptOccurrences)) to.push(...entry);
}

function bound(extremes: Extremes): void {
  const { lowest, highest } = extremes;
  extremes.lowBound = lowest.length < keptExtremes ? Infinity : (lowest[keptExtremes - 1] as ExtremeState).value;
  extremes.highBound = highest.length < keptExtremes ? -Infinity : (highest[keptExtremes - 1] as ExtremeState).value;
}
