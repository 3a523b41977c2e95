import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../src/data/csv/byteSource';
import type { Expectations } from '../../../../src/project/expectations';
import { noExpectations } from '../../../../src/project/expectations';
import { naiveProfile } from './naiveProfile';
import { plainProfile } from './plainProfile';
import { anyTable, bytesOf, defaults, guessFor, guessOf, profileOf } from './tables';

const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const declared: Expectations = {
  ...noExpectations,
  id: 'note',
  columns: {
    id: { type: 'integer', range: [-5, 10], at },
    size: { type: 'date', range: ['2026-01-01', '2026-12-31'], unique: true, at },
    note: { values: ['a', 'na', 'NA', '12'], at },
  },
};

describe('profileTable', () => {
  it('says of any table what the oracle says', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async ({ width, text }) => {
        const source = bytesOf(text);
        const guess = guessOf(width);
        expect(plainProfile(await profileOf(source, guess))).toEqual(
          plainProfile(naiveProfile(source, guess, defaults)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('says the same whichever ranges the table is cut into', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), async ({ width, text }, cuts) => {
        const source = bytesOf(text);
        const guess = guessOf(width);
        const whole = plainProfile(await profileOf(source, guess));
        expect(plainProfile(await profileOf(source, guess, {}, cuts))).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('judges cells by what is declared, and a declared word is not missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.array(fc.nat(), { maxLength: 2 }), async ({ width, text }, cuts) => {
        const source = bytesOf(text);
        const guess = guessOf(width);
        const options = { ...defaults, expectations: declared };
        expect(plainProfile(await profileOf(source, guess, options, cuts))).toEqual(
          plainProfile(naiveProfile(source, guess, options)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('keeps as many places as it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.constantFrom(0, 1, 3, Infinity), async ({ width, text }, keep) => {
        const source = bytesOf(text);
        const guess = guessOf(width);
        expect(plainProfile(await profileOf(source, guess, { keep }, [3]))).toEqual(
          plainProfile(naiveProfile(source, guess, { ...defaults, keep })),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('counts malformed UTF-8 anywhere, also in header, preamble and blank records', async () => {
    const bytes = new TextEncoder()
      .encode('# t~tle\nid,n~me\n1,~\n\n2,b~d\n')
      .map((byte) => (byte === 126 ? 0xff : byte));
    const source = memorySource(bytes);
    const guess = guessOf(2, { preamble: 1 });
    const profile = await profileOf(source, guess, {}, [1]);
    expect(profile.structure.invalidUtf8).toMatchObject({
      count: 4,
      cells: [{ row: 0 }, { row: 0 }, { row: 1 }, { row: 3 }],
    });
    expect(plainProfile(profile)).toEqual(plainProfile(naiveProfile(source, guess, defaults)));
  });

  it('names columns by number where there is no header, and knows nothing of an empty file', async () => {
    const numbers = bytesOf('1,2\n3,4\n');
    expect((await profileOf(numbers, guessFor(numbers))).columns.map(({ name, header }) => [name, header])).toEqual([
      ['column 1', null],
      ['column 2', null],
    ]);
    const empty = bytesOf('');
    expect(await profileOf(empty, guessFor(empty))).toMatchObject({ rows: 0, columns: [], complete: true });
  });
});
