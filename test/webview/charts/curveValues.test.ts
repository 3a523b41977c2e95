import { describe, expect, it } from 'vitest';
import { fourDigits } from '../../../webview/experiments/charts/axisText';
import { hasValue, placeUpTo, valueAt } from '../../../webview/experiments/charts/curveValues';
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

describe('a value that is no number', () => {
  const curve = chartedCurve([0.5, NaN, Infinity, NaN]);

  it('is one all the same, from the first point on and at the end', () => {
    expect([null, 0, 1, 2, 3].map((at) => hasValue(curve, at))).toEqual([true, true, true, true, true]);
    expect(hasValue(curve, -1)).toBe(false);
  });

  it('of a group, where no mean is drawn, is none', () => {
    expect(hasValue({ ...curve, row: { type: 'group', values: ['a'] } }, null)).toBe(false);
  });
});

it('numbers on their own are written as what they are, and a dash is nothing', () => {
  expect([0.85374, NaN, Infinity, -Infinity, undefined].map(fourDigits)).toEqual(['0.8537', 'NaN', '∞', '−∞', '–']);
});
