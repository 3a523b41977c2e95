import { describe, expect, it } from 'vitest';
import { countsText, dimensions, wholePercent, moment } from '../../../src/vscode/figures';

describe('figures', () => {
  it('never call done what is not', () => {
    expect([0, 0.389, 0.9999, 1].map(wholePercent)).toEqual([0, 38, 99, 99]);
  });

  it('name only the severities that occur', () => {
    expect(countsText({ error: 3, warning: 1, info: 0, hint: 0 })).toBe('3 errors, 1 warning');
    expect(countsText({ error: 0, warning: 0, info: 0, hint: 0 })).toBe('');
  });

  it('tell a moment in the time of the place', () => {
    expect(moment(new Date(2026, 10, 5, 9, 3).getTime())).toBe('2026-11-05 09:03');
  });

  it('give the size of a table', () => {
    expect(dimensions(1_000_000, 24)).toBe('1,000,000 × 24');
  });
});
