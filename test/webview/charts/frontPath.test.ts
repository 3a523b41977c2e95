import { expect, it } from 'vitest';
import { paretoFront, type Direction } from '../../../src/base/paretoFront';
import { frontPath } from '../../../webview/experiments/charts/frontPath';

/** The path through a front of three runs; on each axis more is better, or less. */
function pathOf(x: Direction, y: Direction): readonly (readonly number[])[] {
  const xs = [1, 2, 3];
  const ys = x === y ? [3, 2, 1] : [1, 2, 3];
  const front = paretoFront(xs, ys, { x, y }).map((place) => [xs[place] ?? NaN, ys[place] ?? NaN] as const);
  return frontPath(front, x);
}

it('goes along what the runs of the front are at least as good as, around no corner that none reaches', () => {
  const corners = (x: Direction, y: Direction) => pathOf(x, y).filter((_, index) => index % 2 === 1);
  const better = (goal: Direction) => (a: number, b: number) => (goal === 'maximize' ? a >= b : a <= b);
  for (const x of ['minimize', 'maximize'] as const)
    for (const y of ['minimize', 'maximize'] as const) {
      const runs = pathOf(x, y).filter((_, index) => index % 2 === 0);
      const reached = ([atX = NaN, atY = NaN]: readonly number[]) =>
        runs.some(([runX = NaN, runY = NaN]) => better(x)(runX, atX) && better(y)(runY, atY));
      expect(corners(x, y).map(reached), `${x}, ${y}`).toEqual([true, true]);
    }
  expect(pathOf('maximize', 'maximize')).toEqual([
    [1, 3],
    [1, 2],
    [2, 2],
    [2, 1],
    [3, 1],
  ]);
});
