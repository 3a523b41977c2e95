import { partitionPoint } from '../../../base/partitionPoint';
import type { Envelope, GroupCurve } from '../../../protocol/experiments/charts';
import { keptBounds, withinBounds, type Bounds } from '../../../runs/statistics/bounds';
import { summarize } from '../../../runs/statistics/summary';

/** The mean is drawn only where this many members reach. */
const leastMembers = 3;

/** What members are averaged by. */
export interface Averaging {
  /** At most this many places where the members were logged at different ones. */
  readonly places: number;
  /** These are evenly spaced on a logarithmic axis. */
  readonly log: boolean;
  /** Weight of the past, 0 to below 1. */
  readonly smoothing: number;
  /** What no value of the metric can go beyond. */
  readonly bounds: Bounds;
}

/**
 * The mean of the members of a group with its 95 % t interval. Members that were logged at the same places are averaged
 * there; else all of them are read off, straight between two points, at evenly spaced places. Where a point of a member is
 * not finite, it is not counted, and nothing is read off on either side of it. Smoothed is each member by itself, before the
 * mean and the interval are made of them: an interval of the raw values says nothing of a smoothed mean.
 */
export function groupCurve(members: readonly Envelope[], averaging: Averaging): GroupCurve | null {
  if (members.length < leastMembers) return null;
  const { smoothing, bounds } = averaging;
  const drawn = members.filter(({ last }) => last.some(Number.isFinite));
  const curves = drawn.map(pointsOf);
  const at = commonPlaces(curves, averaging);
  const kept = curves.reduce((all, { y }) => keptBounds(y, all), bounds);
  const smooth = drawn.map(({ to, last, smooth }) => ({ x: to, y: smooth ?? last }));
  return {
    at,
    ...meanAt(curves, at, kept),
    members: Uint32Array.from(at, (x) => valuesAt(curves, x).length),
    smoothed: smoothing > 0 ? meanAt(smooth, at, kept) : null,
  };
}

function meanAt(curves: readonly Points[], at: Float64Array, bounds: Bounds): NonNullable<GroupCurve['smoothed']> {
  const curve = { mean: blank(at), low: blank(at), high: blank(at) };
  at.forEach((x, index) => {
    const values = valuesAt(curves, x);
    if (values.length < leastMembers) return;
    const { mean, low, high } = withinBounds(summarize(values), bounds);
    curve.mean[index] = mean;
    curve.low[index] = low;
    curve.high[index] = high;
  });
  return curve;
}

function valuesAt(curves: readonly Points[], x: number): readonly number[] {
  return curves.map((points) => readOff(points, x)).filter(Number.isFinite);
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where each bucket ends, with its last value. */
function pointsOf({ to, last }: Envelope): Points {
  return { x: to, y: last };
}

function blank({ length }: Float64Array): Float64Array {
  return new Float64Array(length).fill(NaN);
}

function commonPlaces(curves: readonly Points[], { places, log }: Averaging): Float64Array {
  const [first] = curves;
  if (!first) return new Float64Array(0);
  const longest = curves.reduce((found, { x }) => (x.length > found.length ? x : found), first.x);
  if (curves.every(({ x }) => x.every((at, index) => at === longest[index]))) return longest;
  const isPlaced = (place: number) => !log || place > 0;
  const end = Math.max(...curves.map(({ x }) => x.at(-1) ?? -Infinity));
  const start = Math.min(end, ...curves.map(({ x }) => x.find(isPlaced) ?? Infinity));
  const steps = Math.max(2, Math.min(places, Math.max(...curves.map(({ x }) => x.length))));
  const between = (share: number) => (log ? start * (end / start) ** share : start + (end - start) * share);
  return Float64Array.from({ length: steps }, (_, index) => (index === steps - 1 ? end : between(index / (steps - 1))));
}

/** Not finite outside of where the curve reaches, and where its point, or one beside, is not. */
function readOff({ x, y }: Points, at: number): number {
  const after = partitionPoint(x.length, (index) => (x[index] as number) < at);
  if (x[after] === at) return y[after] ?? NaN;
  const [left, right] = [x[after - 1], x[after]];
  if (left === undefined || right === undefined) return NaN;
  const share = (at - left) / (right - left);
  return (y[after - 1] ?? NaN) * (1 - share) + (y[after] ?? NaN) * share;
}
