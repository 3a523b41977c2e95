import { byteCode } from './byteCodes';
import { daysSince1970, isDay } from './calendar';
import { CellKind } from './cellKind';
import { isMonthName, monthOf } from './monthNames';
import { TimeCursor } from './timeShape';

const millisecondsADay = 86_400_000;
const earliestYear = 1000;
const latestYear = 2999;
/** Reads dates and times of day in the shapes that people and programs write, from bytes, without making strings. */
export class DateReader extends TimeCursor {
  /** Of the last one read. */
  kind: CellKind = CellKind.DateIso;
  /** Milliseconds since 1970 (UTC where no offset is given); NaN for times, two-digit years and impossible dates. */
  instant = NaN;
  /** Days since 1970 of the day as it is written, of an ambiguous one with the day first; NaN as above. */
  day = NaN;
  /** The same of an ambiguous one with the month first. */
  monthFirstDay = NaN;

  /** Whether `bytes[from…to)` has the shape of a date or a time, and nothing else. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < 4 || to - from > 40) return false;
    this.open(bytes, from, to);
    this.instant = NaN;
    this.day = NaN;
    if (bytes[from + 4] === byteCode.minus && to - from >= 10 && this.iso(from)) return true;
    if (!this.digits(4)) return this.monthFirstNamed();
    const { value, length } = this;
    const separator = this.bytes[this.at];
    if (this.at >= to) return false;
    if (length === 4) return this.yearFirst(value, separator);
    if (length > 2) return false;
    if (separator === byteCode.colon) {
      this.at = from;
      this.kind = CellKind.Time;
      return this.time() && this.at === to;
    }
    return this.dayOrMonthFirst(value, length, separator) || this.dayFirstNamed(value, from + length);
  }

  /** The commonest shapes, digits at fixed places: 2026-04-03, with T or a blank and 12:00 or 12:00:00, and Z. */
  private iso(from: number): boolean {
    const { bytes, to } = this;
    if (bytes[from + 7] !== byteCode.minus) return false;
    const year = this.fourDigits(from);
    const month = this.pair(from + 5);
    const day = this.pair(from + 8);
    if (!(year >= earliestYear && year <= latestYear && month >= 0 && day >= 0)) return false;
    let at = from + 10;
    let time = 0;
    if (at < to) {
      if (bytes[at] !== byteCode.upperT && bytes[at] !== byteCode.space) return false;
      const hour = this.pair(at + 1);
      const minute = this.pair(at + 4);
      if (at + 6 > to || bytes[at + 3] !== byteCode.colon || !(hour >= 0 && hour < 24 && minute >= 0 && minute < 60))
        return false;
      time = (hour * 60 + minute) * 60_000;
      at += 6;
      if (at + 3 <= to && bytes[at] === byteCode.colon) {
        const second = this.pair(at + 1);
        if (!(second >= 0 && second < 60)) return false;
        time += second * 1000;
        at += 3;
      }
    }
    const zoned = at > from + 10 && at + 1 === to && bytes[at] === byteCode.upperZ;
    if (!zoned && at !== to) return false;
    this.kind = zoned ? CellKind.DateTimeZoned : at > from + 10 ? CellKind.DateTimeIso : CellKind.DateIso;
    this.timeOfDay = time;
    this.settle(year, month, day);
    return true;
  }

  private yearFirst(year: number, separator: number | undefined): boolean {
    if (!isSeparator(separator)) return false;
    const known = (year >= earliestYear && year <= latestYear) || year === 0 || year === 9999;
    this.at++;
    if (!known || !this.digits(2)) return false;
    const month = this.value;
    const monthLength = this.length;
    if (this.bytes[this.at] !== separator) return false;
    this.at++;
    if (!this.digits(2)) return false;
    const full = monthLength === 2 && this.length === 2;
    if (separator === byteCode.dot && !full) return false;
    const day = this.value;
    const iso = separator === byteCode.minus && full;
    const hasTime = this.at < this.to;
    if (hasTime && !this.timeAfterDate()) return false;
    this.kind = !iso
      ? CellKind.DateYearFirst
      : !hasTime
        ? CellKind.DateIso
        : this.zoned
          ? CellKind.DateTimeZoned
          : CellKind.DateTimeIso;
    this.settle(year, month, day);
    return true;
  }

  private dayOrMonthFirst(first: number, firstLength: number, separator: number | undefined): boolean {
    if (!isSeparator(separator)) return false;
    this.at++;
    if (!this.digits(2) || this.bytes[this.at] !== separator) return false;
    const second = this.value;
    const bothFull = firstLength === 2 && this.length === 2;
    this.at++;
    if (!this.digits(4)) return false;
    const year = this.value;
    const yearLength = this.length;
    if (this.at < this.to && !this.timeAfterDate()) return false;
    if (yearLength === 2) return this.twoDigitYear(first, second, year, separator === byteCode.dot, bothFull);
    if (yearLength !== 4 || year < earliestYear || year > latestYear) return false;
    const dayFirst = first > 12;
    this.kind = dayFirst ? CellKind.DateDayFirst : second > 12 ? CellKind.DateMonthFirst : CellKind.DateAmbiguous;
    // Who writes dots puts the day first, but pandas takes the month first there as well.
    const leadsDay = dayFirst || (separator === byteCode.dot && second <= 12);
    if (leadsDay || this.kind !== CellKind.DateAmbiguous)
      this.settle(year, leadsDay ? second : first, leadsDay ? first : second);
    // Of two possible days the earlier one, so that nothing is called later than it is.
    else this.settle(year, Math.min(first, second), Math.max(first, second));
    if (this.kind !== CellKind.DateAmbiguous) return true;
    this.day = daysSince1970(year, second, first);
    this.monthFirstDay = daysSince1970(year, first, second);
    return true;
  }

  private twoDigitYear(first: number, second: number, year: number, dotted: boolean, bothFull: boolean): boolean {
    this.kind = CellKind.DateTwoDigitYear;
    if (dotted) return bothFull && isDay(2000 + year, second, first);
    return [
      [year, second, first],
      [year, first, second],
      [first, second, year],
    ].some(([y = 0, m = 0, d = 0]) => isDay(2000 + y, m, d));
  }

  /** 3 April 2026, 03-Apr-2026, 3rd Apr 26: `at` is behind the day. */
  private dayFirstNamed(day: number, at: number): boolean {
    this.at = at;
    this.ordinal();
    const separator = this.bytes[this.at];
    if (!isSeparator(separator) && separator !== byteCode.space) return false;
    this.at++;
    const month = this.monthName();
    if (month === 0) return false;
    if (this.bytes[this.at] === byteCode.dot || this.bytes[this.at] === byteCode.comma) this.at++;
    if (this.bytes[this.at] === separator) this.at++;
    return this.namedYear(month, day);
  }

  /** Apr 3, 2026 */
  private monthFirstNamed(): boolean {
    const month = this.monthName();
    if (month === 0) return false;
    if (this.bytes[this.at] === byteCode.dot) this.at++;
    if (this.bytes[this.at] !== byteCode.space && this.bytes[this.at] !== byteCode.minus) return false;
    this.at++;
    if (!this.digits(2)) return false;
    const day = this.value;
    this.ordinal();
    if (this.bytes[this.at] === byteCode.comma) this.at++;
    if (this.bytes[this.at] === byteCode.space || this.bytes[this.at] === byteCode.minus) this.at++;
    return this.namedYear(month, day);
  }

  private namedYear(month: number, day: number): boolean {
    if (!this.digits(4)) return false;
    const year = this.value;
    const yearLength = this.length;
    if (this.at < this.to && !this.timeAfterDate()) return false;
    this.kind = CellKind.DateNamed;
    if (yearLength === 2) return isDay(2000 + year, month, day);
    if (yearLength !== 4 || year < earliestYear || year > latestYear) return false;
    this.settle(year, month, day);
    return true;
  }

  /** Decides whether there is such a day, and when it is. */
  private settle(year: number, month: number, day: number): void {
    if (isDay(year, month, day)) {
      this.day = daysSince1970(year, month, day);
      this.instant = this.day * millisecondsADay + this.timeOfDay;
    } else this.kind = CellKind.DateImpossible;
  }

  private timeAfterDate(): boolean {
    const separator = this.bytes[this.at];
    if (separator !== byteCode.upperT && separator !== byteCode.space && separator !== byteCode.comma) return false;
    this.at++;
    if (separator === byteCode.comma && this.bytes[this.at] === byteCode.space) this.at++;
    return this.time() && this.zone() && this.at === this.to;
  }

  /** Steps over st, nd, rd and th. */
  private ordinal(): void {
    const pair = String.fromCharCode(this.letterAt(this.at), this.letterAt(this.at + 1));
    if (pair === 'st' || pair === 'nd' || pair === 'rd' || pair === 'th') this.at += 2;
  }

  /** The month whose English name or abbreviation stands here, from 1; 0 for none. */
  private monthName(): number {
    const from = this.at;
    const start = (this.letterAt(from) << 16) | (this.letterAt(from + 1) << 8) | this.letterAt(from + 2);
    const month = monthOf(start);
    if (month === 0) return 0;
    let end = from + 3;
    while (this.letterAt(end) !== 0 && end - from < 10) end++;
    if (end - from > 3) {
      let name = '';
      for (let at = from; at < end; at++) name += String.fromCharCode(this.letterAt(at));
      if (!isMonthName(name, month)) return 0;
    }
    this.at = end;
    return month;
  }
}

function isSeparator(byte: number | undefined): boolean {
  return byte === byteCode.minus || byte === byteCode.slash || byte === byteCode.dot;
}
