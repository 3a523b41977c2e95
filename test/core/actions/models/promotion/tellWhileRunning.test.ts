import { expect, it, vi } from 'vitest';
import { tellWhileRunning } from '../../../../../src/actions/models/promotion/tellWhileRunning';

it('tells twice a minute for how long a command has run, until it has ended', () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const quiet = tellWhileRunning('pytest -q', (line) => told.push(line));
  vi.advanceTimersByTime(65_000);
  quiet();
  vi.advanceTimersByTime(65_000);
  vi.useRealTimers();
  expect(told).toEqual(['‘pytest -q’ has run for 30 s.', '‘pytest -q’ has run for 1 min.']);
});
