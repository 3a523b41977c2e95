import { expect, it } from 'vitest';
import { finiteExtent } from '../../../src/base/finiteExtent';

it('the ends of numbers leave out what is not finite, and are found of more numbers than a call can take', () => {
  expect(finiteExtent([])).toBeNull();
  expect(finiteExtent([NaN, Infinity])).toBeNull();
  expect(finiteExtent([3, NaN, -1, Infinity])).toEqual({ low: -1, high: 3 });
  expect(finiteExtent(new Float64Array(1_000_000).map((_, index) => index))).toEqual({ low: 0, high: 999_999 });
});
