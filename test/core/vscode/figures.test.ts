import { describe, expect, it } from 'vitest';
import { age, baseName, countsText, dimensions, figure, percent } from '../../../src/vscode/figures';

describe('figures', () => {
  it('never round a share to nothing or to everything', () => {
    expect([percent(2, 344), percent(0, 5), percent(1, 100_000), percent(99_999, 100_000), percent(5, 5)]).toEqual([
      '0.6 %',
      '0 %',
      '< 0.1 %',
      '> 99.9 %',
      '100 %',
    ]);
    expect(percent(0, 0)).toBe('0 %');
  });

  it('keep years plain, group thousands, cut fractions and write a true minus', () => {
    expect([2007, 12_345, -999, 43.921929, 0.00001234, 4201.754, null, '2007-11-09'].map(figure)).toEqual([
      '2007',
      '12,345',
      '−999',
      '43.92',
      '1.234e−5',
      '4201.8',
      '–',
      '2007-11-09',
    ]);
  });

  it('name only the severities that occur', () => {
    expect(countsText({ error: 3, warning: 1, info: 0, hint: 0 })).toBe('3 errors, 1 warning');
    expect(countsText({ error: 0, warning: 0, info: 0, hint: 0 })).toBe('');
  });

  it('tell an age in the unit that matters', () => {
    const minute = 60_000;
    expect(
      [59_999, minute, 59 * minute, 60 * minute, 47 * 60 * minute, 72 * 60 * minute].map((t) => age(0, t)),
    ).toEqual(['just now', '1 min ago', '59 min ago', '1 h ago', '47 h ago', '3 d ago']);
  });

  it('give the size of a table and the name of a file', () => {
    expect(dimensions(1_000_000, 24)).toBe('1,000,000 × 24');
    expect([baseName('data/raw/a.csv'), baseName('a.csv')]).toEqual(['a.csv', 'a.csv']);
  });
});
