import { describe, expect, it } from 'vitest';
import { placeUpTo, valueAt } from '../../../webview/experiments/charts/curveValues';
import { chartedCurve } from './charted';

describe('the place of the values beside a cursor', () => {
  const curve = chartedCurve([0.5, 0.6, 0.7]);

  it('is the last step that was logged, which is where the value is of', () => {
    expect(placeUpTo(curve, 1.28)).toBe(1);
    expect(valueAt(curve, 1.28)).toBe(0.6);
    expect(placeUpTo(curve, 99)).toBe(2);
  });

  it('is none before the first step', () => {
    expect(placeUpTo(curve, -1)).toBe(-Infinity);
  });
});
