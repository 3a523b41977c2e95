import type { CellPlace, Tally } from './tableProfile';

/** The first places of a tally, flat: row, start, end, row, … Rows count from 0 within the part. Plain data. */
export type PlaceList = number[];

/** Numbers that one place takes. */
export const placeSize = 3;

/** Keeps one more place unless there are enough. */
export function notePlace(list: PlaceList, most: number, row: number, start: number, end: number): void {
  if (list.length < most * placeSize) list.push(row, start, end);
}

/** Appends the places of a following part whose first row is the `rowBase`th. */
export function appendPlaces(to: PlaceList, from: PlaceList, rowBase: number, most: number): void {
  for (let at = 0; at < from.length && to.length < most * placeSize; at += placeSize)
    to.push((from[at] as number) + rowBase, from[at + 1] as number, from[at + 2] as number);
}

/** The places as they are shown: rows count from 1. */
export function toPlaces(list: PlaceList): CellPlace[] {
  const places: CellPlace[] = [];
  for (let at = 0; at < list.length; at += placeSize)
    places.push({ row: (list[at] as number) + 1, start: list[at + 1] as number, end: list[at + 2] as number });
  return places;
}

/** A count with its first places. */
export interface TallyState {
  count: number;
  places: PlaceList;
}

export function createTally(): TallyState {
  return { count: 0, places: [] };
}

export function countPlace(tally: TallyState, most: number, row: number, start: number, end: number): void {
  tally.count++;
  notePlace(tally.places, most, row, start, end);
}

export function mergeTally(to: TallyState, from: TallyState, rowBase: number, most: number): void {
  to.count += from.count;
  appendPlaces(to.places, from.places, rowBase, most);
}

export function toTally(tally: TallyState): Tally {
  return { count: tally.count, cells: toPlaces(tally.places) };
}
