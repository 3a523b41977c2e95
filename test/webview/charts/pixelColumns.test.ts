import { describe, expect, it } from 'vitest';
import { isDense, pixelColumns } from '../../../webview/experiments/charts/pixelColumns';

const band = (x: readonly number[], low: readonly number[], high: readonly number[]) => ({
  x: Float64Array.from(x),
  low: Float64Array.from(low),
  high: Float64Array.from(high),
});

describe('the columns of pixels of an area', () => {
  it('reach as far as the area does in the middle of each', () => {
    const path = band([0, 4], [10, 14], [0, 8]);
    const { first, tops, bottoms } = pixelColumns(path, 0, 2, 1);
    expect(first).toBe(0);
    // The first and the last also reach to the points that they hold.
    expect([...tops]).toEqual([0, 3, 5, 7]);
    expect([...bottoms]).toEqual([10.5, 11.5, 12.5, 14]);
  });

  it('lose no spike of points that share one', () => {
    const path = band([0, 1.1, 1.2, 1.3, 3], [10, 10, 10, 99, 10], [5, 5, -80, 5, 5]);
    const { tops, bottoms } = pixelColumns(path, 0, 5, 1);
    expect([...tops].map(Math.round)).toEqual([5, -80, 5]);
    expect([...bottoms].map(Math.round)).toEqual([10, 99, 10 + Math.round((89 * 0.5) / 1.7)]);
  });

  it('are those of a finer screen, and of a part of the points', () => {
    const path = band([0, 10, 12, 20], [9, 1, 1, 9], [8, 0, 0, 8]);
    const { first, tops, bottoms } = pixelColumns(path, 1, 3, 2);
    expect({ first, tops: [...tops], bottoms: [...bottoms] }).toEqual({
      first: 20,
      tops: [0, 0, 0, 0],
      bottoms: [2, 2, 2, 2],
    });
  });

  it('are at least one, wherever its points lie', () => {
    const { first, tops, bottoms } = pixelColumns(band([3.2, 3.3], [4, 6], [1, 2]), 0, 2, 1);
    expect([first, ...tops, ...bottoms]).toEqual([3, 1, 6]);
  });
});

it('knows points that lie nearer to each other than four pixels', () => {
  const each = (step: number) => Float64Array.from({ length: 10 }, (_, index) => index * step);
  expect(isDense(each(3), 0, 10, 1)).toBe(true);
  expect(isDense(each(3), 0, 10, 2)).toBe(false);
  expect(isDense(each(5), 0, 10, 1)).toBe(false);
  expect(isDense(each(1), 3, 4, 1)).toBe(false);
});
