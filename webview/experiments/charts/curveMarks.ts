import { partitionPoint } from '../../../src/base/partitionPoint';
import type { Envelope } from '../../../src/protocol/experiments/charts';
import { markerPath } from '../../shared/identity';
import { isAbove, isBelow } from './curveScales';
import { faded, inSight, lineOf, type DrawnLine, type PaintedRow, type PaintSpace } from './curveSpace';
import type { Box, MarkStyle } from './pen';

/** Where along a line its markers stand. */
const markerShares = [0.3, 0.66];

/** Px between such a place and the nearest point of the line, beyond which there is no marker. */
const markerReach = 40;

interface Mark {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly style: MarkStyle;
}

/** Draws what stands for single points: markers, values beyond the axis, ends of runs that go on. They are whole at the edge too. */
export function paintMarks(space: PaintSpace, rows: readonly PaintedRow[]): void {
  const marks = [
    ...rows.flatMap((row) => memberMarks(space, row)),
    ...rows.flatMap((row) => [...lineMarks(space, row), ...beyondAndEnds(space, row)]),
  ];
  for (const { path, x, y, style } of marks) if (isWithin(space, x, y)) space.pen.mark(path, x, y, style);
}

/** A rounding error beyond the edge is the edge; NaN is nowhere. */
function isWithin({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left - 0.5 && x <= right + 0.5 && y >= top - 0.5 && y <= bottom + 0.5;
}

/** Members of one point are marks. */
function memberMarks(space: PaintSpace, row: PaintedRow): readonly Mark[] {
  const { group, curves } = row.charted;
  if (!group && curves.length === 1) return [];
  const style = { stroke: row.colour, fill: row.colour, width: 0, opacity: faded(row, group ? 0.28 : 0.8) };
  return curves.flatMap(({ to, last }) => {
    const only = onlyPoint(space, to, last);
    return only ? [{ path: markerPath('circle', 2), ...only, style }] : [];
  });
}

function lineMarks(space: PaintSpace, row: PaintedRow): readonly Mark[] {
  const line = lineOf(space, row);
  if (!line) return [];
  // Where there is only one point, there is no line.
  const only = onlyPoint(space, line.x, line.smooth);
  if (only) return [pointMark(space, row, only)];
  const places = markerShares.map((share) => space.left + share * (space.right - space.left));
  return places.flatMap((place) => markNear(space, row, line, place));
}

/** The marker stands at the point of the line that lies nearest to a place. */
function markNear(space: PaintSpace, row: PaintedRow, { x, smooth }: DrawnLine, place: number): readonly Mark[] {
  const onScreen = (index: number) => space.x(x[index] ?? NaN);
  const after = partitionPoint(x.length, (index) => !(onScreen(index) > place));
  const index = onScreen(after) - place < place - onScreen(after - 1) || after === 0 ? after : after - 1;
  const isNear = Math.abs(onScreen(index) - place) <= markerReach;
  return isNear ? [pointMark(space, row, { x: onScreen(index), y: space.y(smooth[index] ?? NaN) })] : [];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The only point in sight that has a place on both axes; null: there is none, or there are more. */
function onlyPoint(space: PaintSpace, places: Float64Array, values: Float64Array): Spot | null {
  const [from, to] = inSight(space, places);
  let only: Spot | null = null;
  for (let index = from; index < to; index++) {
    const spot = { x: space.x(places[index] as number), y: space.y(values[index] ?? NaN) };
    if (!Number.isFinite(spot.x) || !Number.isFinite(spot.y)) continue;
    if (only) return null;
    only = spot;
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

function beyondAndEnds(space: PaintSpace, row: PaintedRow): readonly Mark[] {
  const { curves } = row.charted;
  const beyond = curves.flatMap((curve) => beyondMarks(space, row, curve));
  const ends = curves.filter(({ running }) => running).map((curve) => endMark(space, row, curve));
  return [...beyond, ...ends];
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
  // All that is in sight is looked at in every frame: nothing is made of buckets whose values have a place.
  const [from, before] = inSight(space, to);
  for (let index = from; index < before; index++) {
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
