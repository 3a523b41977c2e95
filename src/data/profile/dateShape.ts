import { byteCode, isDigit, isLetter } from './byteCodes';
import { CellKind } from './cellKind';

const millisecondsADay = 86_400_000;
const earliestYear = 1000;
const latestYear = 2999;
const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
/** The first three letters of each month as one number. */
const months = monthNames.map((name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2));

/** Reads dates and times of day in the shapes that people and programs write, from bytes, without making strings. */
export class DateReader {
  /** Of the last one read. */
  kind: CellKind = CellKind.DateIso;
  /** Milliseconds since 1970 (UTC where no offset is given); NaN for times, two-digit years and impossible dates. */
  instant = NaN;

  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private to = 0;
  /** What the last run of digits was worth, and how many there were. */
  private value = 0;
  private length = 0;
  private timeOfDay = 0;
  private zoned = false;

  /** Whether `bytes[from…to)` has the shape of a date or a time, and nothing else. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < 4 || to - from > 40) return false;
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.instant = NaN;
    this.timeOfDay = 0;
    this.zoned = false;
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
    const dayFirst = first > 12 || (separator === byteCode.dot && second <= 12);
    this.kind = dayFirst ? CellKind.DateDayFirst : second > 12 ? CellKind.DateMonthFirst : CellKind.DateAmbiguous;
    if (this.kind !== CellKind.DateAmbiguous) this.settle(year, dayFirst ? second : first, dayFirst ? first : second);
    // Of two possible days the earlier one, so that nothing is called later than it is.
    else this.settle(year, Math.min(first, second), Math.max(first, second));
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
    if (isDay(year, month, day)) this.instant = daysSince1970(year, month, day) * millisecondsADay + this.timeOfDay;
    else this.kind = CellKind.DateImpossible;
  }

  private timeAfterDate(): boolean {
    const separator = this.bytes[this.at];
    if (separator !== byteCode.upperT && separator !== byteCode.space && separator !== byteCode.comma) return false;
    this.at++;
    if (separator === byteCode.comma && this.bytes[this.at] === byteCode.space) this.at++;
    return this.time() && this.zone() && this.at === this.to;
  }

  /** H:MM, HH:MM:SS, with a fraction and am or pm. */
  private time(): boolean {
    if (!this.digits(2)) return false;
    let hour = this.value;
    let second = 0;
    if (this.bytes[this.at] !== byteCode.colon) return false;
    this.at++;
    if (!this.digits(2) || this.length !== 2 || this.value > 59) return false;
    const minute = this.value;
    if (this.at < this.to && this.bytes[this.at] === byteCode.colon) {
      this.at++;
      if (!this.digits(2) || this.length !== 2 || this.value > 60) return false;
      second = this.value;
      if (this.at < this.to && (this.bytes[this.at] === byteCode.dot || this.bytes[this.at] === byteCode.comma)) {
        this.at++;
        if (!this.digits(12)) return false;
        second += this.value / 10 ** this.length;
      }
    }
    const half = this.halfOfDay();
    if (half !== 0 && (hour === 0 || hour > 12)) return false;
    if (half !== 0) hour = (hour % 12) + (half === 2 ? 12 : 0);
    if (hour > 23 && !(hour === 24 && minute === 0 && second === 0)) return false;
    this.timeOfDay = Math.trunc((hour * 3600 + minute * 60 + second) * 1000);
    return true;
  }

  /** 1 for am, 2 for pm, 0 for neither; steps over it. */
  private halfOfDay(): number {
    let at = this.at;
    if (at < this.to && this.bytes[at] === byteCode.space) at++;
    const letter = this.letterAt(at);
    if (letter !== 97 && letter !== 112) return 0;
    at++;
    const dotted = at < this.to && this.bytes[at] === byteCode.dot;
    if (dotted) at++;
    if (this.letterAt(at) !== 109) return 0;
    at++;
    if (dotted && at < this.to && this.bytes[at] === byteCode.dot) at++;
    this.at = at;
    return letter === 97 ? 1 : 2;
  }

  /** Z, +02, +0200, +02:00 or nothing. */
  private zone(): boolean {
    if (this.at >= this.to) return true;
    if (this.bytes[this.at] === byteCode.space) this.at++;
    const sign = this.bytes[this.at];
    this.zoned = true;
    this.at++;
    if (sign === byteCode.upperZ) return true;
    if ((sign !== byteCode.plus && sign !== byteCode.minus) || !this.digits(4)) return false;
    let minutes = this.length === 4 ? Math.floor(this.value / 100) * 60 + (this.value % 100) : this.value * 60;
    if (this.length !== 4 && this.length !== 2) return false;
    if (this.length === 2 && this.at < this.to && this.bytes[this.at] === byteCode.colon) {
      this.at++;
      if (!this.digits(2) || this.length !== 2) return false;
      minutes += this.value;
    }
    this.timeOfDay += minutes * (sign === byteCode.plus ? -60_000 : 60_000);
    return minutes <= 14 * 60;
  }

  /** Reads at most `most` digits; false where there are none, or more. */
  private digits(most: number): boolean {
    const from = this.at;
    this.value = 0;
    while (this.at < this.to && isDigit(this.bytes[this.at])) {
      this.value = this.value * 10 + (this.bytes[this.at] as number) - 48;
      this.at++;
    }
    this.length = this.at - from;
    return this.length > 0 && this.length <= most;
  }

  private letterAt(at: number): number {
    return at < this.to && isLetter(this.bytes[at]) ? (this.bytes[at] as number) | 32 : 0;
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
    const month = months.indexOf(start) + 1;
    if (month === 0) return 0;
    let end = from + 3;
    while (this.letterAt(end) !== 0 && end - from < 10) end++;
    if (end - from > 3) {
      let name = '';
      for (let at = from; at < end; at++) name += String.fromCharCode(this.letterAt(at));
      if (name !== 'sept' && name !== monthNames[month - 1]) return 0;
    }
    this.at = end;
    return month;
  }
}

function isSeparator(byte: number | undefined): boolean {
  return byte === byteCode.minus || byte === byteCode.slash || byte === byteCode.dot;
}

/** Whether the calendar has this day. */
function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year === 0) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day <= length;
}

/** Days of the Gregorian calendar since 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms). */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
