import { partitionPoint } from '../../../src/base/partitionPoint';
import type { ChartedCurve, Envelope, GroupCurve } from '../../../src/protocol/experiments/charts';
import { drawnMean } from './drawnMean';
import { isStrip } from './stripPainter';

/** What a row has at a place of the axis. */
export interface CurveValue {
  readonly raw: number;
  /** Of the line that is drawn; NaN where nothing is smoothed. */
  readonly smoothed: number;
}

/**
 * At a place of the axis, NaN before and after its line; null: what the table says of the row, which is smoothed only as far as its
 * line goes. Beside the smoothed mean of a group stands the raw one of the same members: the table may count others, which have no curve.
 */
export function curveValue(charted: ChartedCurve, at: number | null, smoothing: number): CurveValue {
  const smoothed = smoothing > 0 ? smoothedAt(charted, at ?? endOf(charted)) : NaN;
  const isOfLine = at !== null || (charted.row.type === 'group' && !Number.isNaN(smoothed));
  return { raw: isOfLine ? valueAt(charted, at ?? endOf(charted)) : charted.final.mean, smoothed };
}

/** How many members the values of a group at its end are of. */
export function countedMembers(charted: ChartedCurve, smoothing: number): number {
  const { smoothed } = curveValue(charted, null, smoothing);
  return Number.isNaN(smoothed) ? charted.final.n : (charted.group?.members.at(-1) ?? 1);
}

/**
 * Whether a row has a value there, be it NaN. A group has none where its mean is not drawn, which NaN says, unless all of its runs say it; a run has one from its
 * first point to its last.
 */
export function hasValue(charted: ChartedCurve, at: number | null): boolean {
  const { raw } = curveValue(charted, at, 0);
  if (!Number.isNaN(raw)) return true;
  const isWithin = at === null || (hasBegun(charted, at) && at <= endOf(charted));
  return isWithin && (charted.row.type === 'run' || hasNothingFinite(charted));
}

/** Whether a row has points, and none that could be drawn. */
export function hasNothingFinite({ curves }: ChartedCurve): boolean {
  const isFinite = (values: Float64Array) => values.some(Number.isFinite);
  return curves.length > 0 && !curves.some(({ min, max }) => isFinite(min) || isFinite(max));
}

/** Whether a row has points that could be drawn, but none on a logarithmic axis. */
export function hasNothingAboveZero(charted: ChartedCurve): boolean {
  const isPlaced = (values: Float64Array) => values.some((value) => value > 0 && value < Infinity);
  return !hasNothingFinite(charted) && !charted.curves.some(({ min, max }) => isPlaced(min) || isPlaced(max));
}

/**
 * The mean of a group, or the last value up to there of a run, within the first bucket that of the bucket; where no mean is
 * drawn that of the members that reach and are finite there. NaN beyond its ends.
 */
export function valueAt(charted: ChartedCurve, at: number): number {
  const line = lineOf(charted);
  if (line) return lastUpTo(line, at);
  const reaching = charted.curves.filter(({ finished, to }) => finished && at <= (to.at(-1) ?? -Infinity));
  const values = reaching.map((curve) => lastUpTo(curveLine(curve), at));
  const finite = values.filter(Number.isFinite);
  const counted = finite.length > 0 ? finite : values;
  return counted.reduce((sum, value) => sum + value, 0) / counted.length;
}

/** The last place up to there at which a row logged something; −∞: it begins later. */
export function placeUpTo(charted: ChartedCurve, at: number): number {
  const places = placesOf(charted).map((x) => x[partitionPoint(x.length, (index) => (x[index] as number) <= at) - 1]);
  return Math.max(...places.map((place) => place ?? -Infinity));
}

/**
 * The last place up to there at which any row logged something; −∞: all begin later. Where all that have begun are within
 * their first buckets, it is where the first of these ends: that is where the values are of. Single values have no place.
 */
export function lastPlaceUpTo(plots: readonly (readonly ChartedCurve[])[], at: number): number {
  const drawn = plots.flatMap((plot) => (isStrip(plot) ? [] : plot));
  const place = Math.max(...drawn.map((charted) => placeUpTo(charted, at)));
  const begun = drawn.filter((charted) => hasBegun(charted, at));
  if (begun.length === 0) return place;
  if (place === -Infinity) return Math.min(...begun.map((charted) => nearestPlace(charted, at)));
  return Math.max(place, ...begun.map(beginOfRow));
}

/** A row that is within its first bucket has begun. */
function hasBegun(charted: ChartedCurve, at: number): boolean {
  return beginOfRow(charted) <= at;
}

function beginOfRow(charted: ChartedCurve): number {
  return Math.min(...placesOf(charted).flatMap((x) => (x.length > 0 ? [beginOf(charted, x)] : [])));
}

/** Where a line begins: a long series is told in buckets, each by its last place, and begins before that of the first one. */
function beginOf({ curves }: ChartedCurve, x: Float64Array): number {
  const first = x[0] ?? NaN;
  return Math.min(first, ...curves.flatMap(({ from, to }) => (to[0] === first ? [from[0] ?? NaN] : [])));
}

/** The last place of a row. */
function endOf(charted: ChartedCurve): number {
  return placeUpTo(charted, Infinity);
}

/** The nearest place between the first and the last of a row. */
export function nearestPlace(charted: ChartedCurve, at: number): number {
  const first = Math.min(...placesOf(charted).map((x) => x[0] ?? Infinity));
  return Math.min(endOf(charted), Math.max(first, at));
}

/** Where its mean, else its runs have points. */
function placesOf({ group, curves }: ChartedCurve): readonly Float64Array[] {
  return group && group.at.length > 0 ? [group.at] : curves.map(({ to }) => to);
}

function smoothedAt(charted: ChartedCurve, at: number): number {
  if (charted.group) return lastUpTo({ ...meanLine(charted, charted.group), y: drawnMean(charted.group).mean }, at);
  const line = lineOf(charted);
  const smooth = charted.curves[0]?.smooth;
  return line && smooth ? lastUpTo({ ...line, y: smooth }, at) : NaN;
}

interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where its first point counts from. */
  readonly begin: number;
}

/** The one line of a row: its mean, or its only run, which of a group is finished; null: there are only members. */
function lineOf(charted: ChartedCurve): Line | null {
  const { row, group, curves } = charted;
  if (group) return meanLine(charted, group);
  const [first] = curves;
  return first && (row.type === 'run' || (curves.length === 1 && first.finished)) ? curveLine(first) : null;
}

function curveLine({ from, to, last }: Envelope): Line {
  return { x: to, y: last, begin: from[0] ?? NaN };
}

function meanLine(charted: ChartedCurve, { at, mean }: GroupCurve): Line {
  return { x: at, y: mean, begin: beginOf(charted, at) };
}

function lastUpTo({ x, y, begin }: Line, at: number): number {
  if (!(at >= begin && at <= (x.at(-1) ?? NaN))) return NaN;
  const after = partitionPoint(x.length, (index) => (x[index] as number) <= at);
  return y[Math.max(0, after - 1)] as number;
}
