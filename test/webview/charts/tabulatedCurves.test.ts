import { describe, expect, it } from 'vitest';
import { tabulatedCurves } from '../../../webview/experiments/charts/tabulatedCurves';
import { chartedCurve } from './charted';

const raw = (curves: Parameters<typeof tabulatedCurves>[0]) =>
  tabulatedCurves(curves, 0).values.map((values) => values.map((value) => value.raw));

describe('curves as a table', () => {
  it('end where each curve ends', () => {
    const [short, long] = [chartedCurve([3, 2]), chartedCurve([9, 8, 7, 6])];
    expect(tabulatedCurves([short, long], 0).places).toEqual([0, 1, 2, 3]);
    expect(raw([short, long])).toEqual([
      [3, 2, NaN, NaN],
      [9, 8, 7, 6],
    ]);
  });

  it('reach to the end of the longest curve, also where another one has more points', () => {
    const sparse = chartedCurve([5, 4]);
    const [curve] = sparse.curves;
    const at = Float64Array.of(0, 100);
    const wide = { ...sparse, curves: curve ? [{ ...curve, from: at, to: at, end: 100 }] : [] };
    expect(tabulatedCurves([chartedCurve([1, 2, 3]), wide], 0).places).toEqual([0, 1, 2, 100]);
  });

  it('of many points are read at 21 places, of which the last is the last point', () => {
    const values = Array.from({ length: 1001 }, (_, step) => step);
    const { places, points } = tabulatedCurves([chartedCurve(values)], 0);
    expect(places).toHaveLength(21);
    expect(points).toBe(1001);
    expect(places.at(-1)).toBe(1000);
    expect(raw([chartedCurve(values)])[0]?.at(-1)).toBe(1000);
  });

  it('of a few points too many are read at points, not between them', () => {
    const { places, points } = tabulatedCurves([chartedCurve(Array.from({ length: 40 }, (_, step) => step))], 0);
    expect([places.length, points]).toEqual([21, 40]);
    expect(places.every(Number.isInteger)).toBe(true);
  });

  it('of a group without a mean have the mean of the finished members that reach a place', () => {
    const members = [
      [1, 2],
      [3, 4, 5],
      [100, 100, 100],
    ].map((values, index) => {
      const [curve] = chartedCurve(values).curves;
      return curve ? [{ ...curve, finished: index < 2 }] : [];
    });
    const group = { ...chartedCurve([]), row: { type: 'group' as const, values: ['a'] }, curves: members.flat() };
    expect(raw([group])).toEqual([[2, 3, 5]]);
  });
});
