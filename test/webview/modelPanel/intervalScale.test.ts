import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalScale, roundEnds } from '../../../webview/model/promotion/intervalScale';

describe('the axis of the intervals', () => {
  it('is marked at round numbers, with zero among them', () => {
    const { ticks, decimals } = intervalScale([-0.021, 0.034], 7);
    expect(ticks.map((tick) => tick.toFixed(decimals))).toEqual([
      '-0.03',
      '-0.02',
      '-0.01',
      '0.00',
      '0.01',
      '0.02',
      '0.03',
      '0.04',
    ]);
  });

  it('ends at round numbers around what was measured', () => {
    expect(roundEnds(0.8412, 0.8761)).toEqual({ from: 0.84, to: 0.88, decimals: 2 });
    expect(roundEnds(120, 980)).toEqual({ from: 0, to: 1000, decimals: 0 });
  });

  it('holds all values and a number of marks that can be read', () => {
    const values = fc.array(
      fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 997),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 3, max: 10 }), (all, most) => {
        const { from, to, ticks } = intervalScale(all, most);
        expect(from).toBeLessThanOrEqual(Math.min(0, ...all) + 1e-9);
        expect(to).toBeGreaterThanOrEqual(Math.max(0, ...all) - 1e-9);
        expect(to).toBeGreaterThan(from);
        expect(ticks.length).toBeLessThanOrEqual(most + 2);
      }),
    );
  });
});
