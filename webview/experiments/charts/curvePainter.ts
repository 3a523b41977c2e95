import { partitionPoint } from '../../../src/base/partitionPoint';
import { smoothed } from '../../../src/base/smoothing';
import type { ChartedCurve, Envelope, GroupCurve } from '../../../src/protocol/experiments/charts';
import { markerPath, type Identity } from '../../shared/identity';
import type { ChartState } from './chartState';
import type { Box, MarkStyle, Pen } from './pen';
import { isAbove, isBelow } from './curveScales';
import { drawnMean } from './drawnMean';

/** One run or group as it is to be drawn. `emphasis`: the pointer is on it, on another one, or on none. */
export interface PaintedRow {
  readonly charted: ChartedCurve;
  readonly identity: Identity;
  /** The colour of the identity without variables. */
  readonly colour: string;
  readonly emphasis: 'this' | 'other' | 'none';
}

/** Its box is the plot within its axes. */
export interface PaintSpace extends Box {
  readonly pen: Pen;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly background: string;
  readonly smoothing: number;
  readonly band: ChartState['band'];
  /** While it moves every frame counts: lines are thin and not dashed, and bands have no edges. */
  readonly moving: boolean;
}

/** Where along a line its markers stand. */
const markerShares = [0.3, 0.66];

interface Mark {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly style: MarkStyle;
}

/**
 * Draws all rows: bands first, then members, then lines, so that no fill hides a line, cut at the edges of the plot; then
 * markers, which are whole at the edge too.
 */
export function paintCurves(space: PaintSpace, rows: readonly PaintedRow[]): void {
  const { pen } = space;
  const marks: Mark[] = [];
  pen.clipped(space, () => {
    for (const row of rows) paintBand(space, row);
    for (const row of rows) marks.push(...paintMembers(space, row));
    for (const row of rows) marks.push(...paintLines(space, row));
  });
  for (const { path, x, y, style } of marks) if (isWithin(space, x, y)) pen.mark(path, x, y, style);
}

/** A rounding error beyond the edge is the edge; NaN is nowhere. */
function isWithin({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left - 0.5 && x <= right + 0.5 && y >= top - 0.5 && y <= bottom + 0.5;
}

function faded(row: PaintedRow, opacity: number): number {
  return row.emphasis === 'other' ? opacity * 0.35 : opacity;
}

function paintBand(space: PaintSpace, row: PaintedRow): void {
  const { group, curves } = row.charted;
  if (space.band === 'none') return;
  if (group && space.band !== 'envelope') return paintInterval(space, row, group);
  if (space.band === 'interval') return;
  for (const curve of curves) if (space.band === 'envelope' || isBucketed(curve)) paintEnvelope(space, row, curve);
}

/** More points than the screen has room for: the buckets hold more than one. */
function isBucketed({ shown, min }: Envelope): boolean {
  return shown > min.length;
}

function paintInterval(space: PaintSpace, row: PaintedRow, group: GroupCurve): void {
  const { pen, x, y } = space;
  const { at } = group;
  const { low, high } = drawnMean(group);
  const path = { x: at.map(x), low: lowerEdge(space, low), high: high.map(y) };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.2) });
}

/** What a logarithmic axis has no place for lies below all that it shows: a band reaches to its edge, and does not end. */
function lowerEdge({ y, bottom }: PaintSpace, values: Float64Array): Float64Array {
  return values.map((value) => (value <= 0 && Number.isNaN(y(value)) ? bottom : y(value)));
}

function paintEnvelope(space: PaintSpace, row: PaintedRow, { to, min, max }: Envelope): void {
  const { pen, y, moving } = space;
  const x = to.map(space.x);
  const seen = inSight(space, x);
  const path = {
    x: x.subarray(...seen),
    low: lowerEdge(space, min.subarray(...seen)),
    high: max.subarray(...seen).map(y),
  };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.13) });
  if (moving) return;
  const edge = { colour: row.colour, width: 1, opacity: faded(row, 0.35), dash: [] };
  pen.line({ x: path.x, y: path.low }, edge);
  pen.line({ x: path.x, y: path.high }, edge);
}

/** Members of one point are marks. */
function paintMembers({ pen, x, y }: PaintSpace, row: PaintedRow): readonly Mark[] {
  const { group, curves } = row.charted;
  if (!group && curves.length === 1) return [];
  const opacity = faded(row, group ? 0.28 : 0.8);
  const style = { stroke: row.colour, fill: row.colour, width: 0, opacity };
  return curves.flatMap(({ to, last }): readonly Mark[] => {
    const path = { x: to.map(x), y: last.map(y) };
    const only = onlyPoint(path.x, path.y);
    if (only) return [{ path: markerPath('circle', 2), ...only, style }];
    pen.line(path, { colour: row.colour, width: 1, opacity, dash: row.identity.dash });
    return [];
  });
}

/** Leaves the markers. */
function paintLines(space: PaintSpace, row: PaintedRow): readonly Mark[] {
  const { curves } = row.charted;
  const line = lineOf(space, row);
  const marks = line ? paintLine(space, row, line) : [];
  for (const curve of curves) paintNaN(space, row, curve);
  const beyond = curves.flatMap((curve) => beyondMarks(space, row, curve));
  const ends = curves.filter(({ running }) => running).map((curve) => endMark(space, row, curve));
  return [...marks, ...beyond, ...ends];
}

/** Of members without a mean there is none. */
function lineOf({ smoothing }: PaintSpace, { charted: { group, curves } }: PaintedRow): DrawnLine | null {
  if (group) return { x: group.at, raw: group.mean, smooth: drawnMean(group).mean };
  const [single] = curves;
  if (!single || curves.length > 1) return null;
  return { x: single.to, raw: single.last, smooth: smoothed(single.to, single.last, smoothing) };
}

interface DrawnLine {
  readonly x: Float64Array;
  readonly raw: Float64Array;
  /** The same as `raw` where nothing is smoothed. */
  readonly smooth: Float64Array;
}

function paintLine(space: PaintSpace, row: PaintedRow, line: DrawnLine): readonly Mark[] {
  const { pen, moving } = space;
  const all = line.x.map(space.x);
  const seen = inSight(space, all);
  const x = all.subarray(...seen);
  const dash = moving ? [] : row.identity.dash;
  if (line.smooth !== line.raw) {
    const raw = { colour: row.colour, width: 1, opacity: faded(row, 0.4), dash: [] };
    pen.line({ x, y: line.raw.subarray(...seen).map(space.y) }, raw);
  }
  const y = line.smooth.subarray(...seen).map(space.y);
  const width = moving ? 1 : row.emphasis === 'this' ? 2.5 : 1.75;
  pen.line({ x, y }, { colour: row.colour, width, opacity: faded(row, 1), dash });
  // Where there is only one point, there is no line.
  const only = onlyPoint(x, y);
  if (only) return [pointMark(space, row, only)];
  const places = markerShares.map((share) => space.left + share * (space.right - space.left));
  return places.flatMap((place) => markNear(space, row, { x, y, place }));
}

/** From and before which index ascending places of the screen are seen, with a neighbour on either side. */
function inSight({ left, right }: PaintSpace, all: Float64Array): [from: number, to: number] {
  // What stands first may have no place, on a logarithmic axis.
  const first = Math.max(
    0,
    all.findIndex((place) => !Number.isNaN(place)),
  );
  const x = all.subarray(first);
  return [first + Math.max(0, nearestIndex(x, left) - 1), first + nearestIndex(x, right) + 2];
}

/** The marker stands at the point of the line that lies nearest to a place. */
function markNear(
  space: PaintSpace,
  row: PaintedRow,
  { x, y, place }: { readonly x: Float64Array; readonly y: Float64Array; readonly place: number },
): readonly Mark[] {
  const index = nearestIndex(x, place);
  const isFar = Math.abs((x[index] ?? NaN) - place) > 40;
  return isFar ? [] : [pointMark(space, row, { x: x[index] ?? NaN, y: y[index] ?? NaN })];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The only point of a line that has a place on both axes; null: there is none, or there are more. */
function onlyPoint(x: Float64Array, y: Float64Array): Spot | null {
  let only: Spot | null = null;
  for (const [index, left] of x.entries()) {
    const top = y[index] ?? NaN;
    if (!Number.isFinite(left) || !Number.isFinite(top)) continue;
    if (only) return null;
    only = { x: left, y: top };
  }
  return only;
}

function pointMark({ background }: PaintSpace, row: PaintedRow, { x, y }: Spot): Mark {
  const { marker, hollow } = row.identity;
  const outlined = hollow || marker === 'cross';
  const fill = outlined ? background : row.colour;
  const style = { stroke: row.colour, fill, width: outlined ? 1.5 : 1, opacity: faded(row, 1) };
  return { path: markerPath(marker, 4), x, y, style };
}

/** Index of the entry of ascending numbers nearest to a place. */
export function nearestIndex(ascending: Float64Array, place: number): number {
  const after = partitionPoint(ascending.length, (at) => (ascending[at] as number) <= place);
  const [low, high] = [Math.max(0, after - 1), Math.min(after, ascending.length - 1)];
  return Math.abs((ascending[high] ?? NaN) - place) < Math.abs((ascending[low] ?? NaN) - place) ? high : low;
}

/** A tick on the axis at each place that is not a number. */
function paintNaN({ pen, x, bottom, left, right }: PaintSpace, row: PaintedRow, { nan, to }: Envelope): void {
  nan.forEach((count, index) => {
    const place = x(to[index] ?? NaN);
    if (count === 0 || !(place >= left && place <= right)) return;
    const path = { x: Float64Array.of(place, place), y: Float64Array.of(bottom - 6, bottom) };
    pen.line(path, { colour: row.colour, width: 1, opacity: faded(row, 1), dash: [] });
  });
}

/** Arrows that lie nearer than this to the one before would be a blot. */
const arrowGap = 8;
const arrows = { up: 'M-3.5 3L0 -1L3.5 3', down: 'M-3.5 -3L0 1L3.5 -3' } as const;

/** An arrow at the upper or lower edge where there are values that no place of the axis stands for. */
function beyondMarks(space: PaintSpace, row: PaintedRow, { to, min, max }: Envelope): readonly Mark[] {
  const { x, top, bottom, background } = space;
  const log = Number.isNaN(space.y(0));
  const marks: Mark[] = [];
  const last = { up: -Infinity, down: -Infinity };
  const add = (way: 'up' | 'down', index: number) => {
    const place = x(to[index] as number);
    if (!(place - last[way] >= arrowGap)) return;
    last[way] = place;
    const style = { stroke: row.colour, fill: background, width: 1.5, opacity: faded(row, 1) };
    marks.push({ path: arrows[way], x: place, y: way === 'up' ? top + 2 : bottom - 2, style });
  };
  // Every bucket is looked at in every frame: nothing is made of those whose values have a place.
  for (let index = 0; index < to.length; index++) {
    if (isAbove(max[index] as number)) add('up', index);
    if (isBelow(min[index] as number, log)) add('down', index);
  }
  return marks;
}

/** A run that goes on ends in a ring. */
function endMark(space: PaintSpace, row: PaintedRow, { to, last }: Envelope): Mark {
  const style = { stroke: row.colour, fill: space.background, width: 1.5, opacity: faded(row, 1) };
  return { path: markerPath('circle', 4), x: space.x(to.at(-1) ?? NaN), y: space.y(last.at(-1) ?? NaN), style };
}
