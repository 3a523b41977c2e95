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
    const all = chartedCurve(Array.from({ length: 40 }, (_, step) => step));
    const { places, points, isPart } = tabulatedCurves([all], 0);
    expect([places.length, points, isPart]).toEqual([21, 40, true]);
    expect(tabulatedCurves([chartedCurve([1, 2])], 0).isPart).toBe(false);
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

  it('of a group without a mean are of the members that are finite', () => {
    const curves = [
      [1, NaN, NaN],
      [3, 4, Infinity],
    ].flatMap((values) => chartedCurve(values).curves);
    const group = { ...chartedCurve([]), row: { type: 'group' as const, values: ['a'] }, curves };
    const [values = []] = tabulatedCurves([group], 0).values;
    expect(values.map((value) => [value.raw, value.n])).toEqual([
      [2, 2],
      [4, 1],
      [NaN, 0],
    ]);
  });

  it('are blank where a run logged nothing, though it did before and after', () => {
    const sparse = loggedAt([0, 10, 20], [0.7, 0.8, 0.9]);
    const dense = loggedAt([0, 5, 10, 20], [1, 2, 3, 4]);
    expect(raw([sparse, dense])[0]).toEqual([0.7, NaN, 0.8, 0.9]);
    expect(tabulatedCurves([sparse, dense], 0.5).values[0]?.[1]).toMatchObject({ raw: NaN, smoothed: NaN, n: 0 });
  });

  it('have the ends and extremes of each curve among their rows', () => {
    const spike = chartedCurve(Array.from({ length: 61 }, (_, step) => (step === 34 ? 1.64 : step === 1 ? 0.1 : 0.5)));
    const other = loggedAt([31, 32.5, 40], [2, 3, 4]);
    const { places } = tabulatedCurves([spike, other], 0);
    expect(places).toEqual(expect.arrayContaining([0, 1, 31, 34, 40, 60]));
    expect(raw([spike, other])[0]?.[places.indexOf(34)]).toBe(1.64);
  });

  it('say between what the points lie that are drawn as one, where an extreme is among them', () => {
    const charted = loggedAt([0, 10, 20], [0.5, 0.5, 0.5]);
    const [curve] = charted.curves;
    const bucketed = curve && { ...curve, from: Float64Array.of(0, 1, 11), max: Float64Array.of(0.5, 1.64, 0.6) };
    const [values] = tabulatedCurves([{ ...charted, curves: bucketed ? [bucketed] : [] }], 0).values;
    expect(values?.[1]).toMatchObject({ raw: 0.5, spread: { low: 0.5, high: 1.64 } });
  });

  it('of a group say of how many runs a mean is, its interval, and where a run of it leaves all others', () => {
    const steps = Array.from({ length: 60 }, (_, step) => step);
    const members = [1, 2, 3].map((level) => steps.map((step) => (level === 3 && step === 34 ? 99 : level)));
    const at = Float64Array.from(steps);
    const group = { at, mean: at.map(() => 2), low: at.map(() => 1.5), high: at.map(() => 2.5), smoothed: null };
    const charted = {
      ...chartedCurve([]),
      row: { type: 'group' as const, values: ['a'] },
      curves: members.flatMap((values) => chartedCurve(values).curves),
      group: { ...group, members: new Uint32Array(60).fill(3) },
    };
    const { places, values, points } = tabulatedCurves([charted], 0);
    const spike = values[0]?.[places.indexOf(34)];
    expect(points).toBe(60);
    expect(spike).toMatchObject({ raw: 2, n: 3, interval: { low: 1.5, high: 2.5 }, spread: { low: 1, high: 99 } });
  });

  it('have the smoothed line of the only run of a group', () => {
    const group = { ...chartedCurve([1, 3]), row: { type: 'group' as const, values: ['a'] } };
    const [, end] = tabulatedCurves([group], 0.5).values[0] ?? [];
    expect(end?.raw).toBe(3);
    expect(end?.smoothed).toBeGreaterThan(1);
    expect(end?.smoothed).toBeLessThan(3);
  });
});

function loggedAt(steps: readonly number[], values: readonly number[]) {
  const charted = chartedCurve(values);
  const at = Float64Array.from(steps);
  return { ...charted, curves: charted.curves.map((curve) => ({ ...curve, from: at, to: at })) };
}
