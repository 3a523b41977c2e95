import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNumber,
  addNumbers,
  createMoments,
  deviationOf,
  meanOf,
  mergeMoments,
  type Moments,
} from '../../../../src/data/profile/moments';

/** Alternating values around one, as in the NumAcc data sets of NIST's Statistical Reference Datasets. */
function numAcc(middle: number, low: number, high: number, pairs: number): number[] {
  return [middle, ...Array.from({ length: pairs }, () => [low, high]).flat()];
}

/** Correct digits: the log relative error of NIST, at most 15. */
function digits(found: number, certified: number): number {
  return found === certified ? 15 : Math.min(15, -Math.log10(Math.abs(found - certified) / Math.abs(certified)));
}

function momentsOf(values: readonly number[]): Moments {
  const moments = createMoments();
  addNumbers(moments, Float64Array.from(values), 0, values.length);
  return moments;
}

const reference = [
  { name: 'NumAcc1', values: [10000001, 10000003, 10000002], mean: 10000002, deviation: 1, least: 12 },
  { name: 'NumAcc2', values: numAcc(1.2, 1.1, 1.3, 500), mean: 1.2, deviation: 0.1, least: 12 },
  { name: 'NumAcc3', values: numAcc(1000000.2, 1000000.1, 1000000.3, 500), mean: 1000000.2, deviation: 0.1, least: 9 },
  {
    name: 'NumAcc4',
    values: numAcc(10000000.2, 10000000.1, 10000000.3, 500),
    mean: 10000000.2,
    deviation: 0.1,
    least: 8,
  },
];

describe('moments', () => {
  it.each(reference)('agree with the certified values of $name', ({ values, mean, deviation, least }) => {
    const moments = momentsOf(values);
    expect(digits(meanOf(moments), mean)).toBeGreaterThan(13.9);
    expect(digits(deviationOf(moments), deviation)).toBeGreaterThanOrEqual(least);
  });

  it('are the same in any order and grouping, one by one, counted or merged', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: -1e12, max: 1e12 }).map((tiny) => tiny / 1e6),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 2 }), fc.nat(), (values, pick) => {
        const at = pick % values.length;
        const whole = momentsOf(values);
        const merged = momentsOf(values.slice(at));
        mergeMoments(merged, momentsOf(values.slice(0, at)));
        const counted = createMoments();
        for (const value of values) addNumber(counted, value, 3);
        const thrice = momentsOf([...values, ...values.toReversed(), ...values]);
        expect([meanOf(merged), deviationOf(merged)]).toEqual([meanOf(whole), deviationOf(whole)]);
        expect([meanOf(counted), deviationOf(counted)]).toEqual([meanOf(thrice), deviationOf(thrice)]);
      }),
      { numRuns: 300 },
    );
  });

  it('have no deviation for one number, and an infinite one where squares overflow', () => {
    expect(deviationOf(momentsOf([5]))).toBeNaN();
    expect(deviationOf(momentsOf([1e200, -1e200]))).toBe(Infinity);
    expect(meanOf(momentsOf([1e200, 3e200]))).toBe(2e200);
    expect(deviationOf(momentsOf([7, 7, 7]))).toBe(0);
  });
});
