import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, formatBytes, formatCount, nearest, nearestName, plural, shorten } from '../../../src/base/text';

describe('words and numbers for people', () => {
  it('group digits in threes', () => {
    expect([0, 999, 1000, 54_000, 1_234_567, -12_345].map(formatCount)).toEqual([
      '0',
      '999',
      '1,000',
      '54,000',
      '1,234,567',
      '−12,345',
    ]);
  });

  it('say one thing or many', () => {
    expect([plural(1, 'row'), plural(0, 'row'), plural(2_000, 'entry', 'entries')]).toEqual([
      '1 row',
      '0 rows',
      '2,000 entries',
    ]);
  });

  it('give sizes with at most one digit after the point', () => {
    expect([0, 1, 999, 1000, 9_940, 9_960, 10_000_000, 999_499, 999_500, 5e9].map(formatBytes)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.0 KB',
      '9.9 KB',
      '10 KB',
      '10 MB',
      '999 KB',
      '1.0 MB',
      '5.0 GB',
    ]);
  });
});

describe('the nearest word', () => {
  it('is found through one slip of the finger', () => {
    const words = ['type', 'range', 'values', 'nullable'];
    expect(['tpye', 'Range', 'value', 'nulable', 'colour'].map((word) => nearest(word, words))).toEqual([
      'type',
      'range',
      'values',
      'nullable',
      null,
    ]);
  });

  it.each([
    ['monthly', 'monthly_eur'],
    ['EUR', 'monthly_eur'],
    ['joined', 'date joined'],
    ['stat', 'state'],
    ['age', null],
    ['month', null],
  ])('%s is a name whose beginning or end was forgotten, where only one has such a one: %s', (word, name) =>
    expect(nearestName(word, ['monthly_eur', 'date joined', 'state', 'age-from', 'age.to'])).toBe(name),
  );

  it('counts a swap of neighbours as one edit', () => {
    expect([editDistance('ab', 'ba'), editDistance('kitten', 'sitting'), editDistance('', 'abc')]).toEqual([1, 3, 3]);
  });

  it('measures a distance that is symmetric, zero only for equals, and never above its limit', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 8 }), (a, b, limit) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(a, b, limit)).toBe(Math.min(limit, distance));
      }),
    );
  });
});

describe('long texts', () => {
  it('keep both ends and never break a character', () => {
    expect(shorten('short', 10)).toBe('short');
    expect(shorten('a very long sentence indeed', 12)).toBe('a very l…eed');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const cut = shorten(text, 10);
        expect(cut.length).toBeLessThanOrEqual(10);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
