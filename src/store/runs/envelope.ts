import { partitionPoint } from '../../base/partitionPoint';
import { smoothed } from '../../base/smoothing';
import type { EnvelopeRequest, SeriesAxis, SeriesEnvelope, SmoothingRequest } from '../../runs/series';
import { EnvelopeBuilder } from './envelopeBuilder';
import { joinPoints, type Points } from './points';
import { groupPoints, type Groups } from './pyramid';
import { sortByKeys } from './radixSort';

/** A series as it is stored: groups of its full blocks, and the points behind them. */
export interface StoredSeries {
  readonly groups: Groups;
  readonly tail: Points;
  /** The points of the groups from `from` to before `to`. */
  readonly read: (from: number, to: number) => Points;
}

/** With fewer groups to a bucket than this, the points themselves are gathered. */
const groupsPerBucket = 2;

interface Extent {
  readonly total: number;
  readonly first: number;
  readonly end: number;
}

/** The envelope of points that were all read, in whichever order they were logged. */
export function envelopeOfPoints(points: Points, request: EnvelopeRequest): SeriesEnvelope {
  const { axis, values } = alongAxis(points, request.axis);
  const extent = { total: points.values.length, first: axis.at(0) ?? NaN, end: axis.at(-1) ?? NaN };
  return gatherPoints(axis, values, request, extent);
}

/** The moving average over points that were all read, at the last of them up to each place. */
export function smoothedPoints(points: Points, { axis: along, weight, places }: SmoothingRequest): Float64Array {
  const { axis, values } = alongAxis(points, along);
  const all = smoothed(axis, values, weight);
  return places.map((place) => all[upperBound(axis, place) - 1] ?? NaN);
}

function alongAxis(points: Points, along: SeriesAxis): { axis: Float64Array; values: Float64Array } {
  const column = columnOf(points, along);
  return inOrder(shifted(column, originOf(column, along)), points.values);
}

/** The envelope of a series whose steps (for an axis of time: times) are in order; few of its points are read. */
export function envelopeOfStored(series: StoredSeries, request: EnvelopeRequest): SeriesEnvelope {
  const { groups, tail } = series;
  const [first, last] =
    request.axis === 'step' ? [groups.firstStep, groups.lastStep] : [groups.firstTime, groups.lastTime];
  const origin = originOf(first, request.axis);
  const [begins, ends] = [shifted(first, origin), shifted(last, origin)];
  const tailAxis = shifted(columnOf(tail, request.axis), origin);
  const extent = {
    total: groups.length * groupPoints + tail.values.length,
    first: begins[0] ?? NaN,
    end: tailAxis.at(-1) ?? ends.at(-1) ?? NaN,
  };
  const from = lowerBound(ends, request.from ?? -Infinity);
  const to = upperBound(begins, request.to ?? Infinity);
  if (to - from > groupsPerBucket * request.buckets)
    return gatherGroups(series, { begins, ends, tailAxis, origin, from, to }, request, extent);
  const points = joinPoints([...(from < to ? [series.read(from, to)] : []), tail]);
  return gatherPoints(shifted(columnOf(points, request.axis), origin), points.values, request, extent);
}

function gatherPoints(
  axis: Float64Array,
  values: Float64Array,
  request: EnvelopeRequest,
  extent: Extent,
): SeriesEnvelope {
  const [from, to] = within(axis, request);
  const builder = newBuilder(Math.max(0, to - from), request, extent, firstPlaced(axis));
  builder.addPoints(axis, values, from, to);
  return finished(builder, extent);
}

function finished(builder: EnvelopeBuilder, extent: Extent): SeriesEnvelope {
  return { ...builder.finish(), ...extent, shown: builder.shown, unplaced: builder.unplaced };
}

interface GroupRange {
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  readonly tailAxis: Float64Array;
  readonly origin: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The first and last groups may reach beyond what is shown: of them the points are read, and of those at the start of a
 * logarithmic axis, which are wider than a bucket there.
 */
function gatherGroups(
  series: StoredSeries,
  { begins, ends, tailAxis, origin, from, to }: GroupRange,
  request: EnvelopeRequest,
  extent: Extent,
): SeriesEnvelope {
  const placesOf = (points: Points) => shifted(columnOf(points, request.axis), origin);
  const across = Math.min(to - 1, Math.max(from, upperBound(ends, 0)));
  const placed = request.log ? firstPlaced(placesOf(series.read(across, across + 1))) : NaN;
  const builder = newBuilder(Infinity, request, extent, placed);
  const addRead = (first: number, end: number) => {
    const points = series.read(first, end);
    const axis = placesOf(points);
    builder.addPoints(axis, points.values, ...within(axis, request));
  };
  const isWide = (group: number) => builder.widthOf(begins[group] ?? NaN, ends[group] ?? NaN) > 1;
  let near = from + 1;
  while (request.log && near < to - 1 && isWide(near)) near++;
  addRead(from, near);
  builder.addGroups(series.groups, begins, ends, near, to - 1, groupPoints);
  addRead(to - 1, to);
  builder.addPoints(tailAxis, series.tail.values, ...within(tailAxis, request));
  return finished(builder, extent);
}

/** `placed`: the first place above zero. */
function newBuilder(
  points: number,
  { from, to, buckets, log }: EnvelopeRequest,
  { first, end }: Extent,
  placed: number,
): EnvelopeBuilder {
  const start = Math.max(from ?? first, first);
  const low = log && !(start > 0) ? placed : start;
  return new EnvelopeBuilder(points, buckets, { low, high: Math.min(to ?? end, end), log });
}

/** Of ascending places the first that a logarithmic axis has. */
function firstPlaced(axis: Float64Array): number {
  return axis[upperBound(axis, 0)] ?? NaN;
}

function within(axis: Float64Array, { from, to }: EnvelopeRequest): [number, number] {
  return [lowerBound(axis, from ?? -Infinity), upperBound(axis, to ?? Infinity)];
}

function columnOf({ steps, times }: Points, axis: SeriesAxis): Float64Array {
  return axis === 'step' ? steps : times;
}

/** Where a relative axis has its zero: at the earliest time. */
function originOf(column: Float64Array, axis: SeriesAxis): number {
  if (axis !== 'relative') return 0;
  let origin = Infinity;
  for (const time of column) if (time < origin) origin = time;
  return Number.isFinite(origin) ? origin : 0;
}

function shifted(column: Float64Array, origin: number): Float64Array {
  return origin === 0 ? column : column.map((place) => place - origin);
}

/** By place on the axis, what stands at one place in logged order; what has no place is left out. */
function inOrder(axis: Float64Array, values: Float64Array): { axis: Float64Array; values: Float64Array } {
  if (axis.every((place, index) => (index === 0 ? !Number.isNaN(place) : place >= (axis[index - 1] ?? NaN))))
    return { axis, values };
  const order = sortByKeys(Int32Array.from(axis.keys()), axis, false);
  let end = order.length;
  while (end > 0 && Number.isNaN(axis[order[end - 1] ?? 0])) end--;
  const [sortedAxis, sortedValues] = [new Float64Array(end), new Float64Array(end)];
  for (let place = 0; place < end; place++) {
    const index = order[place] ?? 0;
    sortedAxis[place] = axis[index] ?? NaN;
    sortedValues[place] = values[index] ?? NaN;
  }
  return { axis: sortedAxis, values: sortedValues };
}

/** The first index whose entry is `value` or more. */
function lowerBound(sorted: Float64Array, value: number): number {
  return partitionPoint(sorted.length, (index) => (sorted[index] ?? 0) < value);
}

/** The first index whose entry is more than `value`. */
function upperBound(sorted: Float64Array, value: number): number {
  return partitionPoint(sorted.length, (index) => (sorted[index] ?? 0) <= value);
}
