import { expect, it } from 'vitest';
import { equalsApart } from '../../../webview/experiments/charts/equalPoints';

it('moves equal points of a chart apart, evenly around their place and the same way each time', () => {
  expect(equalsApart([0.5, 0.7, 0.5, 0.9, 0.5])).toEqual([-5, 0, 0, 0, 5]);
  expect(equalsApart([0.5, 0.5])).toEqual([-2.5, 2.5]);
});

it('keeps many equal points of a group within its line', () => {
  const apart = equalsApart(Array.from({ length: 25 }, () => 1));
  expect([apart[0], apart.at(-1)]).toEqual([-6, 6]);
  expect(new Set(apart).size).toBe(25);
});
