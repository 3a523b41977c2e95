import type { BandPath } from './pen';

/** What an area covers of neighbouring columns of pixels, in those: the first column, and from where to where in each. */
export interface PixelColumns {
  readonly first: number;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

/** Fewer points than one in so many columns of pixels are drawn as they stand. */
const columnsPerPoint = 4;

/** Whether the points of a line from one to before another lie so near each other that most of its columns of pixels hold one. */
export function isDense(x: Float64Array, from: number, to: number, ratio: number): boolean {
  const width = ((x[to - 1] as number) - (x[from] as number)) * ratio;
  return to - from > 1 && width < (to - from) * columnsPerPoint;
}

/**
 * The columns of the points from one to before another of ascending x, whose edges are numbers; `ratio` pixels make one of
 * the page. A column reaches as far as the area does in its middle, and to every point within it: no spike is lost.
 */
export function pixelColumns({ x, low, high }: BandPath, from: number, to: number, ratio: number): PixelColumns {
  const place = (index: number) => (x[index] as number) * ratio;
  const first = Math.round(place(from));
  const count = Math.max(1, Math.round(place(to - 1)) - first);
  const tops = new Float64Array(count).fill(Infinity);
  const bottoms = new Float64Array(count).fill(-Infinity);
  const reach = (column: number, top: number, bottom: number) => {
    tops[column] = Math.min(tops[column] as number, top * ratio);
    bottoms[column] = Math.max(bottoms[column] as number, bottom * ratio);
  };
  let column = 0;
  for (let index = from; index < to; index++) {
    const [top, bottom] = [high[index] as number, low[index] as number];
    reach(Math.min(count - 1, Math.max(0, Math.floor(place(index)) - first)), top, bottom);
    if (index + 1 === to) break;
    const [start, end] = [place(index), place(index + 1)];
    for (; column < count && first + column + 0.5 < end; column++) {
      const share = Math.max(0, first + column + 0.5 - start) / (end - start);
      const between = (edge: Float64Array) =>
        (edge[index] as number) * (1 - share) + (edge[index + 1] as number) * share;
      reach(column, between(high), between(low));
    }
  }
  return { first, tops, bottoms };
}
