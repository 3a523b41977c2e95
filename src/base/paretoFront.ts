/** Whether less or more of a value is better. */
export type Direction = 'minimize' | 'maximize';

/**
 * Places of the points that no other point beats: none is at least as good in both values and better in one. Ascending by x;
 * points with a value that is not finite are never among them, equal points are all.
 */
export function paretoFront(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  directions: { readonly x: Direction; readonly y: Direction },
): number[] {
  const x = (place: number) => (xs[place] as number) * (directions.x === 'minimize' ? 1 : -1);
  const y = (place: number) => (ys[place] as number) * (directions.y === 'minimize' ? 1 : -1);
  const places = Array.from(xs, (_, place) => place).filter((place) => Number.isFinite(x(place) + y(place)));
  places.sort((a, b) => x(a) - x(b) || y(a) - y(b));
  const front: number[] = [];
  for (const place of places) {
    const last = front.at(-1);
    const isEqual = last !== undefined && x(place) === x(last) && y(place) === y(last);
    if (last === undefined || isEqual || y(place) < y(last)) front.push(place);
  }
  return directions.x === 'minimize' ? front : front.reverse();
}
