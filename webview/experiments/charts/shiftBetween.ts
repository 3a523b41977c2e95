import type { Axis } from './curveScales';
import type { PaintedRow, PaintSpace } from './curveSpace';

/** All that decides how shapes look, but for what they are drawn with. */
export interface LayerPicture extends Omit<PaintSpace, 'pen'> {
  readonly rows: readonly PaintedRow[];
  readonly axes: { readonly x: Axis; readonly y: Axis };
  /** Pixels to one of the page. */
  readonly ratio: number;
}

/** Part of a pixel that is none. */
const tolerance = 1e-3;

/** By how many whole pixels one picture is another one moved along x; null: more than that is different, or nothing is left of it. */
export function shiftBetween(before: LayerPicture, after: LayerPicture): number | null {
  if (!sameLook(before, after) || !sameRows(before.rows, after.rows)) return null;
  const { low, high } = after.axes.x;
  const [atLow, atHigh] = [low, high].map((value) => (after.x(value) - before.x(value)) * after.ratio) as [
    number,
    number,
  ];
  const shift = Math.round(atLow);
  const isWhole = Math.abs(atLow - shift) < tolerance && Math.abs(atHigh - shift) < tolerance;
  return isWhole && Math.abs(shift) < (after.right - after.left) * after.ratio ? shift : null;
}

const compared = ['left', 'top', 'right', 'bottom', 'ratio', 'background', 'smoothing', 'band', 'moving'] as const;

function sameLook(before: LayerPicture, after: LayerPicture): boolean {
  const [old, y] = [before.axes.y, after.axes.y];
  if (old.low !== y.low || old.high !== y.high || old.log !== y.log || before.axes.x.log !== after.axes.x.log)
    return false;
  return compared.every((name) => before[name] === after[name]);
}

/** What was asked for again is other rows: its points may lie elsewhere. */
function sameRows(before: readonly PaintedRow[], after: readonly PaintedRow[]): boolean {
  const isSame = (row: PaintedRow, index: number) => {
    const old = before[index];
    if (old?.charted.curves !== row.charted.curves || old.charted.group !== row.charted.group) return false;
    return old.colour === row.colour && old.emphasis === row.emphasis;
  };
  return before.length === after.length && after.every(isSame);
}
