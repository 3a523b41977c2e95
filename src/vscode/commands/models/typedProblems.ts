import { dueTime } from '../../../actions/models/dueTime';
import { dayText } from '../../../base/days';
import { errorMessage } from '../../../base/errors';

/** What keeps a text from being a day in the future. */
export function dayProblem(text: string, now: Date): string | null {
  const at = Date.parse(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && dayText(at) === text;
  return isDay && text >= dayText(now.getTime()) ? null : 'Write a day to come, such as 2026-12-31.';
}

/** What keeps a text from being a day or a time, by the reader that takes it. */
export function momentProblem(text: string): string | null {
  try {
    dueTime(text, '');
    return null;
  } catch (error) {
    return errorMessage(error).trim();
  }
}

/** What keeps a text from naming a stage. */
export function stageProblem(text: string): string | null {
  const isName = /^[A-Za-z][A-Za-z0-9._-]{0,49}$/.test(text);
  return isName ? null : 'A letter, then up to 49 letters, digits, ".", "_" and "-", such as canary.';
}

/** What keeps a text from being a length of time. */
export function durationProblem(text: string): string | null {
  return /^\d{1,9}[smhdwy]$/.test(text) ? null : 'Write a number and one of s m h d w y, such as 10y or 90d.';
}
