import type { Points } from './points';

/** A series in short; two of neighbouring parts merge to that of the whole. */
export interface SeriesSummary {
  readonly points: number;
  /** By step, then time, then the order they were logged in. */
  readonly first: Place;
  readonly last: Place;
  /** Without NaN; NaN when all is. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Sum of the squared deviations from the mean. */
  readonly squares: number;
  readonly nans: number;
  /** Steps (times) never decrease in logged order and are never NaN. */
  readonly stepsOrdered: boolean;
  readonly timesOrdered: boolean;
}

export interface Place {
  readonly step: number;
  readonly time: number;
  readonly value: number;
}

export function summariseSeries(points: Points): SeriesSummary {
  return { points: points.values.length, ...extent(points), ...moments(points.values) };
}

function extent(points: Points) {
  let first = 0;
  let last = 0;
  let stepsOrdered = !Number.isNaN(points.steps[0]);
  let timesOrdered = !Number.isNaN(points.times[0]);
  for (let index = 1; index < points.values.length; index++) {
    const [step, time] = [points.steps[index] ?? NaN, points.times[index] ?? NaN];
    stepsOrdered &&= step >= (points.steps[index - 1] ?? NaN);
    timesOrdered &&= time >= (points.times[index - 1] ?? NaN);
    if (!isBefore(step, time, points.steps[last] ?? NaN, points.times[last] ?? NaN)) last = index;
    if (isBefore(step, time, points.steps[first] ?? NaN, points.times[first] ?? NaN)) first = index;
  }
  return { first: placeAt(points, first), last: placeAt(points, last), stepsOrdered, timesOrdered };
}

function placeAt({ steps, times, values }: Points, index: number): Place {
  return { step: steps[index] ?? NaN, time: times[index] ?? NaN, value: values[index] ?? NaN };
}

/** Where a time is not known it does not decide. */
function isBefore(step: number, time: number, otherStep: number, otherTime: number): boolean {
  return step < otherStep || (step === otherStep && time < otherTime);
}

/** Welford's updates (Knuth, The Art of Computer Programming 2, 4.2.2). */
function moments(values: Float64Array) {
  let [count, min, max, mean, squares] = [0, NaN, NaN, NaN, NaN];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    if (count === 1) [min, max, mean, squares] = [value, value, value, 0];
    else {
      const distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max, mean, squares, nans: values.length - count };
}

/** `later` was logged after `earlier`; moments by Chan, Golub and LeVeque (1979). */
export function mergeSummaries(earlier: SeriesSummary, later: SeriesSummary): SeriesSummary {
  const { first, last } = earlier;
  const follows = later.first.step >= last.step;
  return {
    points: earlier.points + later.points,
    first: isBefore(later.first.step, later.first.time, first.step, first.time) ? later.first : first,
    last: isBefore(later.last.step, later.last.time, last.step, last.time) ? last : later.last,
    ...mergeMoments(earlier, later),
    nans: earlier.nans + later.nans,
    stepsOrdered: earlier.stepsOrdered && later.stepsOrdered && follows,
    // Only where steps are in order is the last place also the last that was logged.
    timesOrdered:
      earlier.timesOrdered &&
      later.timesOrdered &&
      earlier.stepsOrdered &&
      later.stepsOrdered &&
      later.first.time >= last.time,
  };
}

function mergeMoments(earlier: SeriesSummary, later: SeriesSummary) {
  const [a, b] = [earlier.points - earlier.nans, later.points - later.nans];
  const { min, max, mean, squares } = a === 0 ? later : earlier;
  if (a === 0 || b === 0) return { min, max, mean, squares };
  const distance = later.mean - earlier.mean;
  return {
    min: Math.min(earlier.min, later.min),
    max: Math.max(earlier.max, later.max),
    mean: earlier.mean + (distance * b) / (a + b),
    squares: earlier.squares + later.squares + (distance * distance * a * b) / (a + b),
  };
}
