import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { curveValue, type CurveValue } from './curveValues';

/** Rows of the table; more would not be read, and the CSV has all. */
const mostRows = 21;

/** Values of curves, row by row of a table. */
export interface TabulatedCurves {
  /** From where the first curve begins to where the last one ends. */
  readonly places: readonly number[];
  /** How many places the curves have points at; more than `places` where not all are read. */
  readonly points: number;
  /** For each curve one value a place; NaN before it begins and after it ends. */
  readonly values: readonly (readonly CurveValue[])[];
}

/** Reads curves off where they have points; where these are too many, at some of them, evenly spread. */
export function tabulatedCurves(curves: readonly ChartedCurve[], smoothing: number): TabulatedCurves {
  const all = placesOf(curves);
  const places = some(all);
  const totals = curves.flatMap((charted) => charted.curves.map(({ total }) => total));
  return {
    places,
    points: Math.max(all.length, ...totals),
    values: curves.map((charted) => places.map((at) => valueWithin(charted, at, smoothing))),
  };
}

function placesOf(curves: readonly ChartedCurve[]): readonly number[] {
  const all = new Set<number>();
  for (const { to } of curves.flatMap((charted) => charted.curves)) for (const at of to) all.add(at);
  return [...all].sort((a, b) => a - b);
}

function some(places: readonly number[]): readonly number[] {
  if (places.length <= mostRows) return places;
  const share = (places.length - 1) / (mostRows - 1);
  return Array.from({ length: mostRows }, (_, row) => places[Math.round(row * share)] ?? 0);
}

/** Past the end of all of its curves nothing was logged. */
function valueWithin(charted: ChartedCurve, at: number, smoothing: number): CurveValue {
  const ends = charted.group ? [charted.group.at] : charted.curves.map(({ to }) => to);
  const end = Math.max(...ends.map((to) => to.at(-1) ?? -Infinity));
  return at > end ? { raw: NaN, smoothed: NaN } : curveValue(charted, at, smoothing);
}
