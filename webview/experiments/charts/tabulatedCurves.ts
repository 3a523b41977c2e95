import { partitionPoint } from '../../../src/base/partitionPoint';
import type { ChartedCurve, Envelope, GroupCurve } from '../../../src/protocol/experiments/charts';
import { curveValue, type CurveValue } from './curveValues';
import { drawnMean } from './drawnMean';

/** Rows of the table, but for those of ends and extremes; more would not be read, and the CSV has all. */
const mostRows = 21;

/** What a curve has in a row of the table; NaN where it has no point. */
export interface TabulatedValue extends CurveValue {
  /** Of the points up to there that are drawn as one, where the least or the greatest of the row is among them. */
  readonly spread: Range | null;
  /** Of a group the 95 % interval of the mean that is drawn; null: none is drawn there. */
  readonly interval: Range | null;
  /** Of how many runs the value is. */
  readonly n: number;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Values of curves, row by row of a table. */
export interface TabulatedCurves {
  /** From where the first curve begins to where the last one ends. */
  readonly places: readonly number[];
  /** Whether the curves have points at other places too. */
  readonly isPart: boolean;
  /** Points of the curve that has most. */
  readonly points: number;
  /** For each curve one value a place. */
  readonly values: readonly (readonly TabulatedValue[])[];
}

/** Reads curves off where they have points; where these are too many, at some, evenly spread, and at each one's ends and extremes. */
export function tabulatedCurves(curves: readonly ChartedCurve[], smoothing: number): TabulatedCurves {
  const all = placesOf(curves);
  const places = some(all, curves);
  const points = Math.max(0, ...curves.flatMap((charted) => charted.curves.map(({ total }) => total)));
  return {
    places,
    isPart: places.length < Math.max(all.length, points),
    points,
    values: curves.map((charted) => {
      const ends = endsOf(charted);
      return places.map((at) => tabulated(charted, at, smoothing, ends));
    }),
  };
}

function placesOf(curves: readonly ChartedCurve[]): readonly number[] {
  const all = new Set<number>();
  for (const at of curves.flatMap((charted) => pointsOf(charted))) for (const place of at) all.add(place);
  return [...all].sort((a, b) => a - b);
}

/** Where a row has points: those of its mean, else of its runs. */
function pointsOf({ group, curves }: ChartedCurve): readonly Float64Array[] {
  return group ? [group.at] : curves.map(({ to }) => to);
}

function some(places: readonly number[], curves: readonly ChartedCurve[]): readonly number[] {
  if (places.length <= mostRows) return places;
  const share = (places.length - 1) / (mostRows - 1);
  const even = Array.from({ length: mostRows }, (_, row) => places[Math.round(row * share)] ?? 0);
  return [...new Set([...even, ...curves.flatMap(notable)])].sort((a, b) => a - b);
}

/** Where a row begins, ends, is least and is greatest: an outlier between two rows of the table would be lost. */
function notable(charted: ChartedCurve): readonly number[] {
  const { group, curves } = charted;
  const lines = curves.map(({ to, min, max }) => ({ at: to, low: min, high: max }));
  if (!group) return lines.flatMap(turns);
  const { low, high } = endsOf(charted);
  const spikes = curves.flatMap(({ to, min, max }) => [to[min.indexOf(low)], to[max.indexOf(high)]]);
  const atMean = spikes.flatMap((at) => (at === undefined ? [] : (group.at[placeFrom(group.at, at)] ?? [])));
  return [...turns({ at: group.at, low: group.mean, high: group.mean }), ...atMean];
}

function turns({
  at,
  low,
  high,
}: {
  readonly at: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}) {
  return [0, at.length - 1, placeOf(low, Math.min), placeOf(high, Math.max)].flatMap((index) => at[index] ?? []);
}

/** The least and the greatest of all points of a row. */
function endsOf({ curves }: ChartedCurve): Range {
  const [low, high] = [
    curves.map(({ min }) => extreme(min, Math.min)),
    curves.map(({ max }) => extreme(max, Math.max)),
  ];
  return { low: Math.min(...low), high: Math.max(...high) };
}

/** The first of the ascending places that is not before another one; the last where all are. */
function placeFrom(places: Float64Array, at: number): number {
  return Math.min(
    places.length - 1,
    partitionPoint(places.length, (index) => (places[index] as number) < at),
  );
}

function placeOf(values: Float64Array, better: (a: number, b: number) => number): number {
  return values.indexOf(extreme(values, better));
}

function extreme(values: Float64Array, better: (a: number, b: number) => number): number {
  return values.reduce(
    (found, value) => (Number.isFinite(value) ? better(found, value) : found),
    -better(Infinity, -Infinity),
  );
}

/** Values hold only where they were logged: nothing is carried on to places of other curves. `ends`: of the whole row. */
function tabulated(charted: ChartedCurve, at: number, smoothing: number, ends: Range): TabulatedValue {
  const members = loggedMembers(charted, at);
  if (members === 0) return { raw: NaN, smoothed: NaN, spread: null, interval: null, n: 0 };
  const value = curveValue(charted, at, smoothing);
  return { ...value, spread: spreadAt(charted, at, ends), interval: intervalAt(charted.group, at), n: members };
}

/** Of how many runs there is a value; a mean of finished members holds where each that reaches has a point, of those that are finite. */
function loggedMembers({ group, row, curves }: ChartedCurve, at: number): number {
  if (group) return group.members[indexOf(group.at, at) ?? -1] ?? 0;
  const reaching =
    row.type === 'run' ? curves : curves.filter(({ finished, to }) => finished && at <= (to.at(-1) ?? -Infinity));
  if (!reaching.every(({ to }) => indexOf(to, at) !== null)) return 0;
  const isFinite = ({ to, last }: Envelope) => Number.isFinite(last[indexOf(to, at) ?? -1]);
  return row.type === 'run' ? reaching.length : reaching.filter(isFinite).length;
}

function intervalAt(group: GroupCurve | null, at: number): Range | null {
  if (!group) return null;
  const drawn = drawnMean(group);
  const index = indexOf(group.at, at) ?? -1;
  const [low = NaN, high = NaN] = [drawn.low[index], drawn.high[index]];
  return Number.isNaN(low) ? null : { low, high };
}

/** What the points lie between since the place before: those of a run, or of all runs of a group. */
function spreadAt({ group, curves }: ChartedCurve, at: number, ends: Range): Range | null {
  const [only, ...more] = curves;
  const places = group?.at ?? (more.length === 0 ? only?.to : undefined);
  if (!places) return null;
  const index = indexOf(places, at) ?? 0;
  // A run that is not counted into a mean may be longer.
  const until = index === places.length - 1 ? Infinity : at;
  const inside = curves.map((curve) => rangeOf(curve, places[index - 1] ?? -Infinity, until));
  const low = Math.min(...inside.map((of) => of.low));
  const high = Math.max(...inside.map((of) => of.high));
  return (low === ends.low || high === ends.high) && low < high ? { low, high } : null;
}

/** Of the buckets that end after one place and not after another. */
function rangeOf({ to, min, max }: Envelope, after: number, until: number): Range {
  const from = partitionPoint(to.length, (index) => (to[index] as number) <= after);
  const end = partitionPoint(to.length, (index) => (to[index] as number) <= until);
  return { low: extreme(min.subarray(from, end), Math.min), high: extreme(max.subarray(from, end), Math.max) };
}

function indexOf(places: Float64Array, at: number): number | null {
  const index = partitionPoint(places.length, (place) => (places[place] as number) < at);
  return places[index] === at ? index : null;
}
