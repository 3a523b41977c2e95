import { describe, expect, it } from 'vitest';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import {
  countedMembers,
  curveValue,
  hasValue,
  lastPlaceUpTo,
  nearestPlace,
  placeUpTo,
  valueAt,
} from '../../../webview/experiments/charts/curveValues';
import { bucketedCurve, chartedCurve } from './charted';

describe('the place of the values beside a cursor', () => {
  const curve = chartedCurve([0.5, 0.6, 0.7]);

  it('is the last step that was logged, which is where the value is of', () => {
    expect(placeUpTo(curve, 1.28)).toBe(1);
    expect(valueAt(curve, 1.28)).toBe(0.6);
    expect(placeUpTo(curve, 99)).toBe(2);
  });

  it('is none before the first step', () => {
    expect(lastPlaceUpTo([[curve]], -1)).toBe(-Infinity);
  });

  it('is the last of any of the curves, and the end of the first bucket within that', () => {
    const inBuckets = bucketedCurve([0.5, 0.6, 0.7], 0.4);
    expect([0, 0.4, 1.4].map((at) => lastPlaceUpTo([[inBuckets]], at))).toEqual([0.4, 0.4, 1.4]);
    expect(lastPlaceUpTo([[inBuckets], [curve]], 1.2)).toBe(1);
  });

  it('is not before a row that has begun within its first bucket', () => {
    const later = bucketedCurve([0.1, 0.2], 0.9, 3);
    expect(lastPlaceUpTo([[later, curve]], 3.5)).toBe(3);
    expect(lastPlaceUpTo([[later, curve]], 2.9)).toBe(2);
  });

  it('is none of single values, which are drawn without steps', () => {
    expect(lastPlaceUpTo([[chartedCurve([40])], [bucketedCurve([0.5, 0.6], 0.4)]], 0)).toBe(0.4);
  });
});

describe('a value within the first bucket of a long series', () => {
  const curve = bucketedCurve([0.5, 0.6, 0.7], 0.4);
  const at = (charted: ChartedCurve, places: readonly number[]) =>
    places.map((place) => [curveValue(charted, place, 0.5).raw, hasValue(charted, place)]);

  it('is that of the bucket from where it begins, and none before', () => {
    const expected = [
      [NaN, false],
      [0.5, true],
      [0.5, true],
      [0.5, true],
      [0.6, true],
    ];
    expect(at(curve, [-0.1, 0, 0.3, 1.3, 1.4])).toEqual(expected);
    expect(curveValue(curve, 0, 0.5).smoothed).toBe(0.5);
  });

  it('is one of a run that says NaN there', () => {
    expect(at(bucketedCurve([NaN, 1], 0.4), [-0.1, 0])).toEqual([
      [NaN, false],
      [NaN, true],
    ]);
  });

  it('counts into what is read of members and of their mean', () => {
    const row = { type: 'group' as const, values: ['a'] };
    const members = { ...curve, row, curves: [...curve.curves, ...bucketedCurve([0.7, 0.8, 0.9], 0.4).curves] };
    expect(at(members, [-0.1, 0])).toEqual([
      [NaN, false],
      [0.6, true],
    ]);
    const figures = { mean: Float64Array.of(0.6, 0.7), low: Float64Array.of(0, 0), high: Float64Array.of(1, 1) };
    const group = { ...figures, at: Float64Array.of(0.4, 1.4), members: Uint32Array.of(3, 3), smoothed: null };
    expect(at({ ...members, group }, [-0.1, 0])).toEqual([
      [NaN, false],
      [0.6, true],
    ]);
    // The buckets before were of NaN alone: the mean begins where its first value is of.
    expect(at({ ...members, group: { ...group, at: Float64Array.of(1.4, 2.4) } }, [0, 1.4])).toEqual([
      [NaN, false],
      [0.6, true],
    ]);
  });
});

describe('a value beside a cursor', () => {
  const curve = chartedCurve([0.5, 0.6, 0.7]);

  it('is none before the first and after the last point of a run, smoothed or not', () => {
    for (const at of [-0.1, 2.1]) {
      expect(curveValue(curve, at, 0.5)).toEqual({ raw: NaN, smoothed: NaN });
      expect(hasValue(curve, at)).toBe(false);
    }
    expect(hasValue(curve, 2)).toBe(true);
    expect(hasValue(chartedCurve([0.5]), 1)).toBe(false);
  });

  it('of a line that is pointed at beyond its ends is that of the nearer end', () => {
    expect([-5, 1.5, 5].map((at) => nearestPlace(curve, at))).toEqual([0, 1.5, 2]);
  });
});

describe('a value that is no number', () => {
  const curve = chartedCurve([0.5, NaN, Infinity, NaN]);

  it('is one all the same, from the first point to the last and at the end', () => {
    expect([null, 0, 1, 2, 3].map((at) => hasValue(curve, at))).toEqual([true, true, true, true, true]);
    expect([-1, 4].map((at) => hasValue(curve, at))).toEqual([false, false]);
  });

  it('of a group, where no mean is drawn, is none', () => {
    expect(hasValue({ ...curve, row: { type: 'group', values: ['a'] } }, null)).toBe(false);
  });
});

describe('the smoothed value of a group at its end', () => {
  const group = {
    at: Float64Array.of(0, 1),
    mean: Float64Array.of(0.5, 0.97),
    low: Float64Array.of(0.4, 0.96),
    high: Float64Array.of(0.6, 0.98),
    members: Uint32Array.of(5, 5),
    smoothed: { mean: Float64Array.of(0.5, 0.9), low: Float64Array.of(0.4, 0.8), high: Float64Array.of(0.6, 0.95) },
  };
  const final = { n: 8, mean: 0.9636, low: 0.95, high: 0.97 };
  const row = { type: 'group' as const, values: ['boosting'] };
  const curve = { ...chartedCurve([0.5, 0.97]), row, group, final, runs: 8 };

  it('stands beside the raw one of the members that have a curve, and says how many these are', () => {
    expect(curveValue(curve, null, 0.9)).toEqual({ raw: 0.97, smoothed: 0.9 });
    expect(countedMembers(curve, 0.9)).toBe(5);
  });

  it('is not asked for where nothing is smoothed: the value is that of the table', () => {
    expect(curveValue(curve, null, 0)).toEqual({ raw: 0.9636, smoothed: NaN });
    expect(countedMembers(curve, 0)).toBe(8);
  });
});
