const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date in numbers, as far as its text tells them apart; `time` is what follows the date. */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

const dayOrMonthFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)[T ]?(.*)$/;
const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)[T ]?(.*)$/;
const namedDayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([A-Za-z]{3,9})\.?,?[ -](\d{4})(?!\d),?[T ]?(.*)$/;
const namedMonthFirst = /^([A-Za-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})(?!\d),?[T ]?(.*)$/;

/** The same day as 2026-04-03 (with its time, if there is one), where the text leaves no doubt; else null. */
export function toIso(text: string): string | null {
  const parts = certainParts(text.trim());
  return parts === null || dayProblem(parts) !== null ? null : isoOf(parts);
}

/** Both readings of 03/04/2026: the day first, and the month first; null when the text is of another kind. */
export function readings(text: string): {
  readonly dayFirst: string;
  readonly monthFirst: string;
  readonly isoDayFirst: string;
  readonly isoMonthFirst: string;
} | null {
  const found = dayOrMonthFirst.exec(text.trim());
  if (found === null) return null;
  const [, a = '', , b = '', year = '', time = ''] = found;
  if (year.length !== 4) return null;
  return {
    dayFirst: `${Number(a)} ${monthName(Number(b))}`,
    monthFirst: `${Number(b)} ${monthName(Number(a))}`,
    isoDayFirst: isoOf({ year: Number(year), month: Number(b), day: Number(a), time }),
    isoMonthFirst: isoOf({ year: Number(year), month: Number(a), day: Number(b), time }),
  };
}

/** Why there is no day that a text leaves no doubt about: "November has 30 days"; null where there is one, or a doubt. */
export function certainlyNoDay(text: string): string | null {
  const parts = certainParts(text.trim());
  return parts === null ? null : dayProblem(parts);
}

/** Why there is no such day: "November has 30 days". */
export function impossibleBecause(text: string): string {
  const trimmed = text.trim();
  const first = partsOf(yearFirst.exec(trimmed), [1, 3, 4, 5]);
  if (first) return dayProblem(first) ?? 'the calendar has no such day';
  const found = dayOrMonthFirst.exec(trimmed);
  const dayFirst = partsOf(found, [4, 3, 1, 5]);
  const monthFirst = partsOf(found, [4, 1, 3, 5]);
  if (!dayFirst || !monthFirst) return 'the calendar has no such day';
  if (dayFirst.month > 12 && monthFirst.month > 12) return `neither ${dayFirst.day} nor ${dayFirst.month} is a month`;
  return dayProblem(dayFirst.month > 12 ? monthFirst : dayFirst) ?? 'the calendar has no such day';
}

function certainParts(text: string): DateParts | null {
  const first = partsOf(yearFirst.exec(text), [1, 3, 4, 5]);
  if (first) return first;
  const dayName = namedDayFirst.exec(text);
  if (dayName) return namedParts(dayName[3], dayName[2], dayName[1], dayName[4]);
  const monthName = namedMonthFirst.exec(text);
  if (monthName) return namedParts(monthName[3], monthName[1], monthName[2], monthName[4]);
  const found = dayOrMonthFirst.exec(text);
  if (found === null || found[4]?.length !== 4) return null;
  const [a, b] = [Number(found[1]), Number(found[3])];
  if (a > 12 && b <= 12) return partsOf(found, [4, 3, 1, 5]);
  if (b > 12 && a <= 12) return partsOf(found, [4, 1, 3, 5]);
  return a === b ? partsOf(found, [4, 1, 3, 5]) : null;
}

/** Groups of a match as year, month, day and time. */
function partsOf(
  found: RegExpExecArray | null,
  [y, m, d, t]: readonly [number, number, number, number],
): DateParts | null {
  if (found === null) return null;
  return { year: Number(found[y]), month: Number(found[m]), day: Number(found[d]), time: found[t] ?? '' };
}

function namedParts(year = '', month = '', day = '', time = ''): DateParts | null {
  const start = month.toLowerCase();
  const index = months.findIndex(
    (name) => start.length >= 3 && name.toLowerCase().startsWith(start === 'sept' ? 'sep' : start),
  );
  return index < 0 ? null : { year: Number(year), month: index + 1, day: Number(day), time };
}

function dayProblem({ year, month, day }: DateParts): string | null {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= days) return null;
  if (day < 1) return 'there is no day 0';
  if (month === 2 && day === 29) return `${year} is not a leap year`;
  return `${monthName(month)} has ${days} days`;
}

function isoOf({ year, month, day, time }: DateParts): string {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return time.trim() === '' ? date : `${date} ${time.trim()}`;
}

function monthName(month: number): string {
  return months[month - 1] ?? `month ${month}`;
}
