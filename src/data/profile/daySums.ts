import { CellKind } from './cellKind';

/** First and last of some days, counted from 1970; the first is behind the last where there are none. */
export interface DaySpan {
  first: number;
  last: number;
}

/** The days of cells whose spellings are not kept. Plain data. */
export interface DaySums {
  /** Those of which the text leaves no doubt. */
  readonly certain: DaySpan;
  /** Those of 03/04/2026 in both readings, and how many cells these are. */
  readonly dayFirst: DaySpan;
  readonly monthFirst: DaySpan;
  ambiguous: number;
  /** Cells shaped like a date whose century nobody can tell. */
  unread: number;
}

/** A date that was read: days since 1970, NaN where that is not known; of an ambiguous one with the day and the month first. */
export interface DatedCell {
  readonly kind: CellKind;
  readonly day: number;
  readonly monthFirstDay: number;
}

export function createDays(): DaySums {
  return { certain: noDays(), dayFirst: noDays(), monthFirst: noDays(), ambiguous: 0, unread: 0 };
}

/** Whether cells of a kind have a day. */
export function isDated(kind: CellKind): boolean {
  return kind >= CellKind.DateIso && kind <= CellKind.DateNamed;
}

/** Adds `count` cells of one date. */
export function addDay(to: DaySums, { kind, day, monthFirstDay }: DatedCell, count: number): void {
  if (day !== day) to.unread += count;
  else if (kind !== CellKind.DateAmbiguous || day === monthFirstDay) widen(to.certain, day, day);
  else {
    widen(to.dayFirst, day, day);
    widen(to.monthFirst, monthFirstDay, monthFirstDay);
    to.ambiguous += count;
  }
}

export function mergeDays(to: DaySums, from: DaySums): void {
  for (const span of ['certain', 'dayFirst', 'monthFirst'] as const) widen(to[span], from[span].first, from[span].last);
  to.ambiguous += from.ambiguous;
  to.unread += from.unread;
}

/** Takes in all from a first day to a last one, if it is not before the first. */
export function widen(span: DaySpan, first: number, last: number): void {
  if (first > last) return;
  if (first < span.first) span.first = first;
  if (last > span.last) span.last = last;
}

function noDays(): DaySpan {
  return { first: Infinity, last: -Infinity };
}
