import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paretoFront, type Direction } from '../../../src/base/paretoFront';

it('keeps the points that nothing beats, ascending by x', () => {
  const times = [5, 1, 3, 3, 9, 2, NaN];
  const scores = [0.9, 0.5, 0.8, 0.7, 0.85, 0.5, 1];
  expect(paretoFront(times, scores, { x: 'minimize', y: 'maximize' })).toEqual([1, 2, 0]);
});

it('is what comparing every point with every other gives, in all directions', () => {
  const coordinate = fc.integer({ min: 0, max: 6 });
  const direction = fc.constantFrom<Direction>('minimize', 'maximize');
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate)), direction, direction, (points, x, y) => {
      const gain = (of: Direction, from: number, to: number) => (of === 'maximize' ? to - from : from - to);
      const beats = ([ax, ay]: [number, number], [bx, by]: [number, number]) =>
        gain(x, bx, ax) >= 0 && gain(y, by, ay) >= 0 && gain(x, bx, ax) + gain(y, by, ay) > 0;
      const front = paretoFront(
        points.map(([it]) => it),
        points.map(([, it]) => it),
        { x, y },
      );
      const unbeaten = points.flatMap((point, index) => (points.some((other) => beats(other, point)) ? [] : [index]));
      expect(front.toSorted((a, b) => a - b)).toEqual(unbeaten);
      const xs = front.map((place) => points[place]?.[0] ?? NaN);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    }),
  );
});
