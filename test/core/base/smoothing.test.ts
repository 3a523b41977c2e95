import { describe, expect, it } from 'vitest';
import { smoothed } from '../../../src/base/smoothing';

const column = (...numbers: number[]) => Float64Array.from(numbers);

describe('smoothing', () => {
  it('leaves a constant as it is from the first point on', () => {
    for (const value of smoothed(column(0, 1, 2, 3), column(5, 5, 5, 5), 0.9)) expect(value).toBeCloseTo(5, 12);
  });

  it('weighs the past as the unbiased moving average does', () => {
    // 0.5: (1·0.5·0.5 + 3·0.5) / 0.75
    expect(smoothed(column(0, 1), column(1, 3), 0.5)[1]).toBeCloseTo(7 / 3, 12);
  });

  it('weighs the past less over a longer gap', () => {
    const [near] = smoothed(column(0, 1, 2), column(0, 0, 9), 0.5).slice(-1);
    const [far] = smoothed(column(0, 1, 9), column(0, 0, 9), 0.5).slice(-1);
    expect(far).toBeGreaterThan(near ?? NaN);
  });

  it('keeps NaN where it is and goes on after it', () => {
    expect([...smoothed(column(0, 1, 2), column(2, NaN, 2), 0.6)]).toEqual([2, NaN, 2]);
  });

  it('with no weight is the curve itself', () => {
    const y = column(1, 2);
    expect(smoothed(column(0, 1), y, 0)).toBe(y);
  });
});
