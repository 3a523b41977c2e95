import { expect, it } from 'vitest';
import { groupCurve } from '../../../../../src/actions/runs/table/groupCurve';

/** A member that was logged every so many steps, up to 100; it is 1 but for where it is another value. */
function member(every: number, others: Readonly<Record<number, number>> = {}) {
  const at = Float64Array.from({ length: 100 / every + 1 }, (_, index) => index * every);
  const values = at.map((place) => others[place] ?? 1);
  return {
    ...{ id: 'a', name: 'a', running: false, finished: true, from: at, to: at, min: values, max: values, last: values },
    ...{
      smooth: null,
      nan: new Uint32Array(at.length),
      total: at.length,
      shown: at.length,
      unplaced: 1,
      first: 0,
      end: 100,
    },
  };
}

it('averages members that were logged at different places where a logarithmic axis has its even ones', () => {
  const averaging = { places: 50, smoothing: 0, bounds: { low: -Infinity, high: Infinity }, log: true };
  const at = [...(groupCurve([member(1), member(2), member(4)], averaging)?.at ?? [])];
  expect([at[0], at.at(-1)]).toEqual([1, 100]);
  const ratios = at.slice(1).map((place, index) => place / (at[index] ?? NaN));
  expect(Math.max(...ratios) / Math.min(...ratios)).toBeCloseTo(1);
});

it('reads members off between their own points, but not beside one that is not finite', () => {
  const averaging = { places: 101, smoothing: 0, bounds: { low: -Infinity, high: Infinity }, log: false };
  const curve = groupCurve(
    [member(1), member(1), member(1), member(4, { 40: NaN }), member(2, { 80: Infinity })],
    averaging,
  );
  const counted = [34, 36, 37, 40, 43, 44, 77, 78, 79, 80, 81, 82].map((at) => curve?.members[curve.at.indexOf(at)]);
  expect(counted).toEqual([5, 5, 4, 4, 4, 5, 5, 5, 4, 4, 4, 5]);
  expect([...(curve?.mean ?? [])].filter((mean) => mean !== 1)).toEqual([]);
});
