import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../../src/data/csv/readTable';
import { guessRecordStart } from '../../../../src/data/profile/recordStart';
import { bytesOf, guessOf } from './tables';

const cell = fc.constantFrom('1', 'a b', '"x,y"', '"two\nlines"', '"say ""hi"""', '');

describe('guessRecordStart', () => {
  it('finds the next record of a sound table from any offset', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 30, maxLength: 60 }), fc.nat(), (rows, pick) => {
        const text = rows.map((row) => `7,${row.join(',')}`).join('\n');
        const source = bytesOf(text);
        const guess = guessOf(4, { header: false });
        const starts = [...readRecords(source, guess)].map((record) => record.start);
        const offset = 1 + (pick % Math.floor(source.size / 2));
        const found = guessRecordStart(source, guess, offset);
        expect(found).toBe(starts.find((start) => start >= offset));
      }),
    );
  });

  it('finds none inside one very long line', () => {
    expect(guessRecordStart(bytesOf(`a,b\n${'x'.repeat(600_000)},1\n2,3\n`), guessOf(2), 1000)).toBeNull();
  });
});
