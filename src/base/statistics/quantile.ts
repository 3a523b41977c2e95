/** A quantile of ascending numbers by linear interpolation (type 7 of Hyndman and Fan 1996); NaN without numbers. */
export function quantileSorted(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
