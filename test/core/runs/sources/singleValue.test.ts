import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singleValue } from '../../../../src/runs/sources/tensorBoard/singleValue';

const single = fc.float({ noNaN: true, noDefaultInfinity: true });

/** How many significant digits a number has at least to be told apart from other singles. */
function fewestDigits(value: number): number {
  let digits = 1;
  while (Math.fround(Number(value.toPrecision(digits))) !== value) digits++;
  return digits;
}

describe('a number that was stored in single precision', () => {
  it('is what was written, as far as it can be told', () => {
    const written = [0.9, -0.9, 0.1, 1e-5, 3e-40, 1.1e30, 0.123456, 8.00001];
    expect(written.map((value) => singleValue(Math.fround(value)))).toEqual(written);
  });

  it('is rounded to the very same single, in as few digits as do that', () => {
    fc.assert(
      fc.property(single, (value) => {
        const said = singleValue(value);
        expect(Math.fround(said)).toBe(value);
        if (!Number.isSafeInteger(value)) expect(said).toBe(Number(value.toPrecision(fewestDigits(value))));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps integers beyond those that singles tell apart, and what is not finite', () => {
    expect([2 ** 27, -(2 ** 31), -0, NaN, Infinity].map(singleValue)).toEqual([2 ** 27, -(2 ** 31), -0, NaN, Infinity]);
  });
});
