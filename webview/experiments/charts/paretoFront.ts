export interface ParetoPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Indices of the points that no other point beats in one direction without losing in the other, by ascending x.
 * @param better for each axis whether more is better
 */
export function paretoFront(
  points: readonly ParetoPoint[],
  better: { readonly x: 'more' | 'less'; readonly y: 'more' | 'less' },
): number[] {
  const signX = better.x === 'more' ? -1 : 1;
  const signY = better.y === 'more' ? -1 : 1;
  const cost = (index: number) => ({ x: signX * (points[index]?.x ?? NaN), y: signY * (points[index]?.y ?? NaN) });
  const order = [...points.keys()].filter((index) => {
    const { x, y } = cost(index);
    return Number.isFinite(x) && Number.isFinite(y);
  });
  order.sort((a, b) => cost(a).x - cost(b).x || cost(a).y - cost(b).y);
  const front: number[] = [];
  let least = Infinity;
  let lastX = NaN;
  for (const index of order) {
    const { x, y } = cost(index);
    const equal = front.length > 0 && x === lastX && y === least;
    if (y >= least && !equal) continue;
    least = y;
    lastX = x;
    front.push(index);
  }
  return front.sort((a, b) => (points[a]?.x ?? 0) - (points[b]?.x ?? 0));
}
