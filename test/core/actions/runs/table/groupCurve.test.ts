import { expect, it } from 'vitest';
import { groupCurve } from '../../../../../src/actions/runs/table/groupCurve';

/** A member that was logged every so many steps, up to 100. */
function member(every: number) {
  const at = Float64Array.from({ length: 100 / every + 1 }, (_, index) => index * every);
  const values = at.map(() => 1);
  return {
    ...{ id: 'a', name: 'a', running: false, finished: true, from: at, to: at, min: values, max: values, last: values },
    ...{ nan: new Uint32Array(at.length), total: at.length, shown: at.length, unplaced: 1, first: 0, end: 100 },
  };
}

it('averages members that were logged at different places where a logarithmic axis has its even ones', () => {
  const averaging = { places: 50, smoothing: 0, bounds: { low: -Infinity, high: Infinity }, log: true };
  const at = [...(groupCurve([member(1), member(2), member(4)], averaging)?.at ?? [])];
  expect([at[0], at.at(-1)]).toEqual([1, 100]);
  const ratios = at.slice(1).map((place, index) => place / (at[index] ?? NaN));
  expect(Math.max(...ratios) / Math.min(...ratios)).toBeCloseTo(1);
});
