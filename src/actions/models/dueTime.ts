import { shorten } from '../../base/text';
import { UnusableInput } from '../../models/refusal';

const day = 86_400_000;

/** Milliseconds of a date or a time in ISO 8601 or as Tend prints it, UTC where it names no zone. A date without a time means its end. */
export function dueTime(given: string, option: string): number {
  const text = given.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}\S*?)( ?UTC)?$/, '$1T$2');
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(text);
  const zoned = isDate || /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`;
  const time = isDate || isTime ? Date.parse(zoned) : NaN;
  if ((isDate || isTime) && !isDay(text.slice(0, 10)))
    throw new UnusableInput(`${option} ${shorten(text)} names a day that does not exist.`);
  if (Number.isNaN(time))
    throw new UnusableInput(`${option} ${shorten(text)} is no date; write 2026-03-01 or 2026-03-01T12:00Z.`);
  return isDate ? time + day - 1 : time;
}

/** `Date.parse` takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
