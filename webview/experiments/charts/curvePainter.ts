import { partitionPoint } from '../../../src/base/partitionPoint';
import { smoothed } from '../../../src/base/smoothing';
import type { ChartedCurve, Envelope, GroupCurve } from '../../../src/protocol/experiments/charts';
import { markerPath, type Identity } from '../../shared/identity';
import type { ChartState } from './chartState';
import type { Pen } from './pen';
import { drawnMean } from './drawnMean';

/** One run or group as it is to be drawn. `emphasis`: the pointer is on it, on another one, or on none. */
export interface PaintedRow {
  readonly charted: ChartedCurve;
  readonly identity: Identity;
  /** The colour of the identity without variables. */
  readonly colour: string;
  readonly emphasis: 'this' | 'other' | 'none';
}

export interface PaintSpace {
  readonly pen: Pen;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The plot within its axes. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly background: string;
  readonly smoothing: number;
  readonly band: ChartState['band'];
  /** While it moves every frame counts: lines are thin and not dashed, and bands have no edges. */
  readonly moving: boolean;
}

/** Where along a line its markers stand. */
const markerShares = [0.3, 0.66];

/** Draws all rows: bands first, then members, then lines and markers, so that no fill hides a line. */
export function paintCurves(space: PaintSpace, rows: readonly PaintedRow[]): void {
  for (const row of rows) paintBand(space, row);
  for (const row of rows) paintMembers(space, row);
  for (const row of rows) paintLines(space, row);
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

function paintInterval({ pen, x, y }: PaintSpace, row: PaintedRow, group: GroupCurve): void {
  const { at } = group;
  const { low, high } = drawnMean(group);
  const path = { x: at.map(x), low: low.map(y), high: high.map(y) };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.2) });
}

function paintEnvelope(space: PaintSpace, row: PaintedRow, { to, min, max }: Envelope): void {
  const { pen, y, moving } = space;
  const x = to.map(space.x);
  const seen = inSight(space, x);
  const path = { x: x.subarray(...seen), low: min.subarray(...seen).map(y), high: max.subarray(...seen).map(y) };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.13) });
  if (moving) return;
  const edge = { colour: row.colour, width: 1, opacity: faded(row, 0.35), dash: [] };
  pen.line({ x: path.x, y: path.low }, edge);
  pen.line({ x: path.x, y: path.high }, edge);
}

function paintMembers({ pen, x, y }: PaintSpace, row: PaintedRow): void {
  const { group, curves } = row.charted;
  if (!group && curves.length === 1) return;
  const opacity = faded(row, group ? 0.28 : 0.8);
  for (const { to, last } of curves) {
    const path = { x: to.map(x), y: last.map(y) };
    if (last.length > 1) pen.line(path, { colour: row.colour, width: 1, opacity, dash: row.identity.dash });
    else if (Number.isFinite(path.y[0]))
      pen.mark(markerPath('circle', 2), path.x[0] ?? 0, path.y[0] ?? 0, {
        stroke: row.colour,
        fill: row.colour,
        width: 0,
        opacity,
      });
  }
}

function paintLines(space: PaintSpace, row: PaintedRow): void {
  const { group, curves } = row.charted;
  const [single] = curves;
  if (group) paintLine(space, row, { x: group.at, raw: group.mean, smooth: drawnMean(group).mean });
  else if (single && curves.length === 1) {
    const smooth = smoothed(single.to, single.last, space.smoothing);
    paintLine(space, row, { x: single.to, raw: single.last, smooth });
  }
  for (const curve of curves) {
    paintNaN(space, row, curve);
    if (curve.running) paintEnd(space, row, curve);
  }
}

interface DrawnLine {
  readonly x: Float64Array;
  readonly raw: Float64Array;
  /** The same as `raw` where nothing is smoothed. */
  readonly smooth: Float64Array;
}

function paintLine(space: PaintSpace, row: PaintedRow, line: DrawnLine): void {
  const { pen, moving } = space;
  const places = line.x.map(space.x);
  const seen = inSight(space, places);
  const x = places.subarray(...seen);
  const dash = moving ? [] : row.identity.dash;
  if (line.smooth !== line.raw) {
    const raw = { colour: row.colour, width: 1, opacity: faded(row, 0.4), dash: [] };
    pen.line({ x, y: line.raw.subarray(...seen).map(space.y) }, raw);
  }
  const y = line.smooth.subarray(...seen).map(space.y);
  const width = moving ? 1 : row.emphasis === 'this' ? 2.5 : 1.75;
  pen.line({ x, y }, { colour: row.colour, width, opacity: faded(row, 1), dash });
  if (line.raw.length === 1) return paintPoint(space, row, x, y);
  for (const share of markerShares) paintMarker(space, row, x, y, space.left + share * (space.right - space.left));
}

/** From and before which index ascending places of the screen are seen, with a neighbour on either side. */
function inSight({ left, right }: PaintSpace, x: Float64Array): [from: number, to: number] {
  return [Math.max(0, nearestIndex(x, left) - 1), nearestIndex(x, right) + 2];
}

/** The marker stands at the point of the line that lies nearest to a place. */
function paintMarker(space: PaintSpace, row: PaintedRow, x: Float64Array, y: Float64Array, place: number): void {
  const index = nearestIndex(x, place);
  if (Math.abs((x[index] ?? NaN) - place) > 40) return;
  paintPoint(space, row, x.subarray(index), y.subarray(index));
}

/** The marker at the first of some points: where there is only one, there is no line. */
function paintPoint(space: PaintSpace, row: PaintedRow, [left = NaN]: Float64Array, [top = NaN]: Float64Array): void {
  if (Number.isNaN(top) || !(left >= space.left && left <= space.right)) return;
  const { marker, hollow } = row.identity;
  const outlined = hollow || marker === 'cross';
  space.pen.mark(markerPath(marker, 4), left, top, {
    stroke: row.colour,
    fill: outlined ? space.background : row.colour,
    width: outlined ? 1.5 : 1,
    opacity: faded(row, 1),
  });
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

/** A run that goes on ends in a ring. */
function paintEnd(space: PaintSpace, row: PaintedRow, { to, last }: Envelope): void {
  const [left, top] = [space.x(to.at(-1) ?? NaN), space.y(last.at(-1) ?? NaN)];
  if (!(left >= space.left && left <= space.right) || Number.isNaN(top)) return;
  space.pen.mark(markerPath('circle', 4), left, top, {
    stroke: row.colour,
    fill: space.background,
    width: 1.5,
    opacity: faded(row, 1),
  });
}
