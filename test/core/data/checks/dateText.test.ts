import { describe, expect, it } from 'vitest';
import { impossibleBecause, readings, toIso } from '../../../../src/data/checks/dateText';

describe('toIso', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['31.12.2026 08:30', '2026-12-31 08:30'],
    ['2026/4/3', '2026-04-03'],
    ['4 April 2026', '2026-04-04'],
    ['Apr 4, 2026', '2026-04-04'],
    ['04-Sept-2026', '2026-09-04'],
    ['05/05/2026', '2026-05-05'],
  ])('writes %s as %s', (text, iso) => {
    expect(toIso(text)).toBe(iso);
  });

  it.each(['03/04/2026', '31/11/2026', '31/12/26', 'soon', '1.2.3'])('does not guess at %s', (text) => {
    expect(toIso(text)).toBeNull();
  });
});

it('gives both readings of an ambiguous date', () => {
  expect(readings('03/04/2026')).toEqual({
    dayFirst: '3 April',
    monthFirst: '4 March',
    isoDayFirst: '2026-04-03',
    isoMonthFirst: '2026-03-04',
  });
  expect(readings('03/04/26')).toBeNull();
});

describe('impossibleBecause', () => {
  it.each([
    ['2007-11-31', 'November has 30 days'],
    ['2023-02-29', '2023 is not a leap year'],
    ['2024-02-30', 'February has 29 days'],
    ['2025-13-01', 'there is no month 13'],
    ['2025-00-01', 'there is no month 0'],
    ['2025-01-00', 'there is no day 0'],
    ['45/13/2020', 'neither 45 nor 13 is a month'],
    ['31/04/2020', 'April has 30 days'],
  ])('says of %s: %s', (text, reason) => {
    expect(impossibleBecause(text)).toBe(reason);
  });
});
