import { rangeFuture } from '../layout';
import { dateImpossible, dateIso, dateTimeIso, dateTimeZoned, future, unknown } from './kinds';

/** `CellFlag.Future` of the date read last, or 0. */
export let dateFlags: i32 = 0;

/** Days since 1970 of the date read last. */
export let dateDay: i32 = 0;

@inline
function pair(at: usize): i32 {
  return <i32>load<u8>(at) * 10 + <i32>load<u8>(at, 1) - 528;
}

function isDay(year: i32, month: i32, day: i32): bool {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const length = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return day <= length;
}

/** `daysSince1970` of calendar.ts, for years from 1. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const shifted = month <= 2 ? year - 1 : year;
  const era = shifted / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/**
 * The kind of a date as ISO 8601 writes it: 2026-04-03, with T or a blank and 12:00 or 12:00:00, and Z; `unknown` for
 * everything else. Of ten bytes at least; 32 are readable.
 */
export function readDate(start: usize, end: usize): i32 {
  const length = <i32>(end - start);
  const digits =
    i8x16.bitmask(i8x16.lt_u(i8x16.sub(v128.load(start), i8x16.splat(48)), i8x16.splat(10))) |
    (i8x16.bitmask(i8x16.lt_u(i8x16.sub(v128.load(start, 16), i8x16.splat(48)), i8x16.splat(10))) << 16);
  // Digits stand at 0-3, 5-6, 8-9, then at 11-12, 14-15, then at 17-18.
  if ((digits & 0x3ff) != 0x36f || load<u8>(start, 4) != 45 || load<u8>(start, 7) != 45) return unknown;
  let kind = dateIso;
  if (length > 10) {
    const separator: u32 = load<u8>(start, 10);
    if (length < 16 || (separator != 84 && separator != 32) || load<u8>(start, 13) != 58) return unknown;
    if ((digits & 0xd800) != 0xd800 || pair(start + 11) > 23 || pair(start + 14) > 59) return unknown;
    let at = 16;
    if (length >= 19 && load<u8>(start, 16) == 58) {
      if ((digits & 0x60000) != 0x60000 || pair(start + 17) > 59) return unknown;
      at = 19;
    }
    kind = dateTimeIso;
    if (at + 1 == length && load<u8>(start + at) == 90) kind = dateTimeZoned;
    else if (at != length) return unknown;
  }
  const year = pair(start) * 100 + pair(start + 2);
  const month = pair(start + 5);
  const day = pair(start + 8);
  if (year < 1000 || year > 2999) return unknown;
  dateFlags = 0;
  if (!isDay(year, month, day)) return dateImpossible;
  dateDay = daysSince1970(year, month, day);
  if (dateDay >= load<i32>(rangeFuture)) dateFlags = future;
  return kind;
}
