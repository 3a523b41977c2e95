import { expect, it } from 'vitest';
import { retainedUntil } from '../../../../src/models/restore/retention';
import { dayProblem, durationProblem } from '../../../../src/vscode/commands/models/typedProblems';

const now = new Date('2026-11-26T12:00:00Z');

it('asks for a day to come', () => {
  expect(dayProblem('2026-11-26', now)).toBeNull();
  expect(dayProblem('2028-02-29', now)).toBeNull();
  for (const text of ['2026-11-25', '2027-02-29', '2026-13-01', 'churn@4', '1.3.2027'])
    expect(dayProblem(text, now)).toBe('Write a day to come, such as 2026-12-31.');
});

it('takes the lengths of time that an archive takes', () => {
  for (const text of ['10y', '90d', '12 y', '10 yards', 'y', '1.5y', '']) {
    const isTaken = durationProblem(text) === null;
    const keep = () => retainedUntil(now, text);
    if (isTaken) expect(keep).not.toThrow();
    else expect(keep).toThrow('such as 10y');
  }
});
