import { expect, it } from 'vitest';
import { retainedUntil } from '../../../../src/models/restore/retention';
import { dayProblem, durationProblem, momentProblem } from '../../../../src/vscode/commands/models/typedProblems';

const now = new Date('2026-11-26T12:00:00Z');

it('asks for a day to come', () => {
  expect(dayProblem('2026-11-26', now)).toBeNull();
  expect(dayProblem('2028-02-29', now)).toBeNull();
  for (const text of ['2026-11-25', '2027-02-29', '2026-13-01', 'churn@4', '1.3.2027'])
    expect(dayProblem(text, now)).toBe('Write a day to come, such as 2026-12-31.');
});

it('asks for a day or a time, in words that name no option of the command line', () => {
  for (const text of ['2026-03-01', '2026-03-01T12:00Z', '2026-03-01 12:00 UTC'])
    expect(momentProblem(text)).toBeNull();
  expect(momentProblem('2026-13-45')).toBe('2026-13-45 names a day that does not exist.');
  expect(momentProblem('yesterday')).toBe('yesterday is no date; write 2026-03-01 or 2026-03-01T12:00Z.');
});

it('takes the lengths of time that an archive takes', () => {
  for (const text of ['10y', '90d', '12 y', '10 yards', 'y', '1.5y', '']) {
    const isTaken = durationProblem(text) === null;
    const keep = () => retainedUntil(now, text);
    if (isTaken) expect(keep).not.toThrow();
    else expect(keep).toThrow('such as 10y');
  }
});
