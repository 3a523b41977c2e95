import { UnusableInput } from '../refusal';

const units: Readonly<Record<string, (date: Date, count: number) => void>> = {
  s: (date, count) => date.setUTCSeconds(date.getUTCSeconds() + count),
  m: (date, count) => date.setUTCMinutes(date.getUTCMinutes() + count),
  h: (date, count) => date.setUTCHours(date.getUTCHours() + count),
  d: (date, count) => date.setUTCDate(date.getUTCDate() + count),
  w: (date, count) => date.setUTCDate(date.getUTCDate() + 7 * count),
  y: (date, count) => date.setUTCFullYear(date.getUTCFullYear() + count),
};

/** Until when something archived at `from` is kept for `10y` or `90d`. Years are those of the calendar, as laws count them. */
export function retainedUntil(from: Date, duration: string): Date {
  const [, count = '', unit = ''] = /^(\d{1,9})([smhdwy])$/.exec(duration) ?? [];
  const until = new Date(from);
  units[unit]?.(until, Number(count));
  if (unit === '' || Number.isNaN(until.getTime()))
    throw new UnusableInput('How long something is kept is a number and one of s m h d w y, such as 10y.');
  return until;
}
