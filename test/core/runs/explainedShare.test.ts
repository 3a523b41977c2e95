import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainedShare } from '../../../src/runs/explainedShare';

const outcome = [1, 2, 3, 11, 12, 13];

describe('the share of a spread that a column explains', () => {
  it('is the adjusted R² of its levels', () => {
    // Squares around the mean 154 with 5 degrees of freedom, around those of the levels 4 with 4.
    expect(explainedShare(outcome, ['a', 'a', 'a', 'b', 'b', 'b'])).toBeCloseTo(1 - 4 / 4 / (154 / 5), 12);
  });

  it('is nothing where there is one value, one run a value, or no spread', () => {
    expect(explainedShare(outcome, Array<string>(6).fill('a'))).toBe(0);
    expect(explainedShare(outcome, ['a', 'b', 'c', 'd', 'e', 'f'])).toBe(0);
    expect(explainedShare([2, 2, 2, 2], ['a', 'a', 'b', 'b'])).toBe(0);
    expect(explainedShare([], [])).toBe(0);
  });

  it('is nothing for a default that only one kind of model has', () => {
    expect(explainedShare(outcome, ['1', '1', '1', null, null, null])).toBe(0);
  });

  it('takes numbers with many values by their neighbours', () => {
    const many = Array.from({ length: 64 }, (_, place) => place);
    expect(explainedShare(many, many.map(String))).toBeGreaterThan(0.95);
    expect(explainedShare(many.map((place) => place % 2), many)).toBeLessThan(0.05); // prettier-ignore
  });

  it('lies between 0 and 1 whatever is recorded', () => {
    const value = fc.option(fc.oneof(fc.double(), fc.constantFrom('a', 'b')));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), value)), (runs) => {
        const share = explainedShare(runs.map(([it]) => it), runs.map(([, it]) => it)); // prettier-ignore
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
