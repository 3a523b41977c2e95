import { partitionPoint } from '../../../src/base/partitionPoint';
import type { ChartedCurve, Envelope } from '../../../src/protocol/experiments/charts';
import { curveValue, type CurveValue } from './curveValues';

/** Rows of the table, but for those of ends and extremes; more would not be read, and the CSV has all. */
const mostRows = 21;

/** What a curve has in a row of the table; NaN where it has no point. */
export interface TabulatedValue extends CurveValue {
  /** Of the points that are drawn as one there, where the least or the greatest of the curve is among them. */
  readonly spread: { readonly low: number; readonly high: number } | null;
}

/** Values of curves, row by row of a table. */
export interface TabulatedCurves {
  /** From where the first curve begins to where the last one ends. */
  readonly places: readonly number[];
  /** How many places the curves have points at; more than `places` where not all are read. */
  readonly points: number;
  /** For each curve one value a place. */
  readonly values: readonly (readonly TabulatedValue[])[];
}

/** Reads curves off where they have points; where these are too many, at some, evenly spread, and at each one's ends and extremes. */
export function tabulatedCurves(curves: readonly ChartedCurve[], smoothing: number): TabulatedCurves {
  const all = placesOf(curves);
  const places = some(all, curves);
  const totals = curves.flatMap((charted) => charted.curves.map(({ total }) => total));
  return {
    places,
    points: Math.max(all.length, ...totals),
    values: curves.map((charted) => places.map((at) => tabulated(charted, at, smoothing))),
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
  const { group } = charted;
  const lines = group
    ? [{ at: group.at, low: group.mean, high: group.mean }]
    : charted.curves.map(({ to, min, max }) => ({ at: to, low: min, high: max }));
  return lines.flatMap(({ at, low, high }) =>
    [0, at.length - 1, placeOf(low, Math.min), placeOf(high, Math.max)].flatMap((index) => at[index] ?? []),
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

/** Values hold only where they were logged: nothing is carried on to places of other curves. */
function tabulated(charted: ChartedCurve, at: number, smoothing: number): TabulatedValue {
  if (!isLogged(charted, at)) return { raw: NaN, smoothed: NaN, spread: null };
  const [only] = charted.curves;
  const single = only && !charted.group && charted.curves.length === 1;
  return { ...curveValue(charted, at, smoothing), spread: single ? spreadAt(only, at) : null };
}

/** A mean of finished members holds where each that reaches has a point. */
function isLogged({ group, row, curves }: ChartedCurve, at: number): boolean {
  if (group) return indexOf(group.at, at) !== null;
  const reaching =
    row.type === 'run' ? curves : curves.filter(({ finished, to }) => finished && at <= (to.at(-1) ?? -Infinity));
  return reaching.length > 0 && reaching.every(({ to }) => indexOf(to, at) !== null);
}

function spreadAt({ from, to, min, max }: Envelope, at: number): TabulatedValue['spread'] {
  const index = indexOf(to, at) ?? -1;
  const [low, high] = [min[index], max[index]];
  if (low === undefined || high === undefined || from[index] === at) return null;
  const holdsExtreme = low === extreme(min, Math.min) || high === extreme(max, Math.max);
  return holdsExtreme && low < high ? { low, high } : null;
}

function indexOf(places: Float64Array, at: number): number | null {
  const index = partitionPoint(places.length, (place) => (places[place] as number) < at);
  return places[index] === at ? index : null;
}
