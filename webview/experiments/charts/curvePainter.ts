import type { Envelope, GroupCurve } from '../../../src/protocol/experiments/charts';
import { paintMarks } from './curveMarks';
import { faded, inSight, lineOf, type DrawnLine, type PaintedRow, type PaintSpace } from './curveSpace';
import { drawnMean } from './drawnMean';
import type { LineStyle } from './pen';

/** Draws all rows: shapes cut at the edges of the plot, then markers, which are whole at the edge too. */
export function paintCurves(space: PaintSpace, rows: readonly PaintedRow[]): void {
  paintShapes(space, rows);
  paintMarks(space, rows);
}

/** Draws what is in the box of all rows: bands first, then members, then lines, so that no fill hides a line. */
export function paintShapes(space: PaintSpace, rows: readonly PaintedRow[]): void {
  space.pen.clipped(space, () => {
    for (const row of rows) paintBand(space, row);
    for (const row of rows) paintMembers(space, row);
    for (const row of rows) paintLines(space, row);
  });
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
  const seen = inSight(space, group.at);
  const { low, high } = drawnMean(group);
  const path = {
    x: group.at.subarray(...seen).map(x),
    low: lowerEdge(space, low.subarray(...seen)),
    high: high.subarray(...seen).map(y),
  };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.2) });
}

/** What a logarithmic axis has no place for lies below all that it shows: a band reaches to its edge, and does not end. */
function lowerEdge({ y, bottom }: PaintSpace, values: Float64Array): Float64Array {
  return values.map((value) => (value <= 0 && Number.isNaN(y(value)) ? bottom : y(value)));
}

function paintEnvelope(space: PaintSpace, row: PaintedRow, { to, min, max }: Envelope): void {
  const { pen, x, y, moving } = space;
  const seen = inSight(space, to);
  const path = {
    x: to.subarray(...seen).map(x),
    low: lowerEdge(space, min.subarray(...seen)),
    high: max.subarray(...seen).map(y),
  };
  pen.area(path, { colour: row.colour, opacity: faded(row, 0.13) });
  if (moving) return;
  const edge = { colour: row.colour, width: 1, opacity: faded(row, 0.35), dash: [] };
  pen.line({ x: path.x, y: path.low }, edge);
  pen.line({ x: path.x, y: path.high }, edge);
}

function paintMembers(space: PaintSpace, row: PaintedRow): void {
  const { group, curves } = row.charted;
  if (!group && curves.length === 1) return;
  const style = { colour: row.colour, width: 1, opacity: faded(row, group ? 0.28 : 0.8), dash: row.identity.dash };
  for (const { to, last } of curves) paintLine(space, { x: to, y: last }, style);
}

function paintLines(space: PaintSpace, row: PaintedRow): void {
  const line = lineOf(space, row);
  if (line) paintBoth(space, row, line);
  for (const curve of row.charted.curves) paintNaN(space, row, curve);
}

/** The line, and under it what was smoothed. */
function paintBoth(space: PaintSpace, row: PaintedRow, { x, raw, smooth }: DrawnLine): void {
  const thin = { colour: row.colour, width: 1, opacity: faded(row, 0.4), dash: [] };
  if (smooth !== raw) paintLine(space, { x, y: raw }, thin);
  const width = row.emphasis === 'this' ? 2.5 : 1.75;
  paintLine(space, { x, y: smooth }, { ...thin, width, opacity: faded(row, 1), dash: row.identity.dash });
}

function paintLine(
  space: PaintSpace,
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  style: LineStyle,
): void {
  const seen = inSight(space, x);
  const path = { x: x.subarray(...seen).map(space.x), y: y.subarray(...seen).map(space.y) };
  // A single point is a mark.
  if (path.x.length > 1) space.pen.line(path, space.moving ? { ...style, width: 0, dash: [] } : style);
}

/** A tick on the axis at each place that is not a number. */
function paintNaN(space: PaintSpace, row: PaintedRow, { nan, to }: Envelope): void {
  const { pen, x, bottom } = space;
  const [from, before] = inSight(space, to);
  for (let index = from; index < before; index++) {
    if (nan[index] === 0) continue;
    const place = x(to[index] as number);
    const path = { x: Float64Array.of(place, place), y: Float64Array.of(bottom - 6, bottom) };
    pen.line(path, { colour: row.colour, width: 1, opacity: faded(row, 1), dash: [] });
  }
}
