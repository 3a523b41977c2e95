import type { Envelope, GroupCurve } from '../../../protocol/experiments/charts';
import { summarize } from '../../../runs/statistics/summary';

/** The mean is drawn only where this many members reach. */
const leastMembers = 3;

/**
 * The mean of the members of a group with its 95 % t interval. Members that were logged at the same places are averaged
 * there; else all of them are read off, straight between two points, at evenly spaced places.
 */
export function groupCurve(members: readonly Envelope[], places: number): GroupCurve | null {
  if (members.length < leastMembers) return null;
  const curves = members.map(pointsOf).filter(({ x }) => x.length > 0);
  const at = commonPlaces(curves, places);
  const curve = { at, mean: blank(at), low: blank(at), high: blank(at), members: new Uint32Array(at.length) };
  at.forEach((x, index) => {
    const values = curves.map((points) => readOff(points, x)).filter((value) => !Number.isNaN(value));
    curve.members[index] = values.length;
    if (values.length < leastMembers) return;
    const { mean, low, high } = summarize(values);
    curve.mean[index] = mean;
    curve.low[index] = low;
    curve.high[index] = high;
  });
  return curve;
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where each bucket ends, with its last value; buckets of NaN only are left out. */
function pointsOf({ to, last }: Envelope): Points {
  const kept = [...last.keys()].filter((index) => !Number.isNaN(last[index] ?? NaN));
  return {
    x: Float64Array.from(kept, (index) => to[index] ?? 0),
    y: Float64Array.from(kept, (index) => last[index] ?? 0),
  };
}

function blank({ length }: Float64Array): Float64Array {
  return new Float64Array(length).fill(NaN);
}

function commonPlaces(curves: readonly Points[], places: number): Float64Array {
  const [first] = curves;
  if (!first) return new Float64Array(0);
  const longest = curves.reduce((found, { x }) => (x.length > found.length ? x : found), first.x);
  if (curves.every(({ x }) => x.every((at, index) => at === longest[index]))) return longest;
  const start = Math.min(...curves.map(({ x }) => x[0] ?? Infinity));
  const end = Math.max(...curves.map(({ x }) => x.at(-1) ?? -Infinity));
  const steps = Math.max(2, Math.min(places, Math.max(...curves.map(({ x }) => x.length))));
  return Float64Array.from({ length: steps }, (_, index) => start + ((end - start) * index) / (steps - 1));
}

/** NaN outside of where the curve reaches. */
function readOff({ x, y }: Points, at: number): number {
  const after = firstFrom(x, at);
  if (x[after] === at) return y[after] ?? NaN;
  const [left, right] = [x[after - 1], x[after]];
  if (left === undefined || right === undefined) return NaN;
  const share = (at - left) / (right - left);
  return (y[after - 1] ?? NaN) * (1 - share) + (y[after] ?? NaN) * share;
}

/** Index of the first entry that is not less. */
function firstFrom(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
