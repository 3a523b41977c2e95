import { partitionPoint } from '../../../src/base/partitionPoint';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { Identity } from '../../shared/identity';
import type { ChartState } from './chartState';
import { drawnMean } from './drawnMean';
import type { Box, Pen } from './pen';

/** One run or group as it is to be drawn. `emphasis`: the pointer is on it, on another one, or on none. */
export interface PaintedRow {
  readonly charted: ChartedCurve;
  readonly identity: Identity;
  /** The colour of the identity without variables. */
  readonly colour: string;
  readonly emphasis: 'this' | 'other' | 'none';
}

/** Its box is the plot within its axes, or a part of it. */
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

export interface DrawnLine {
  readonly x: Float64Array;
  readonly raw: Float64Array;
  /** The same as `raw` where nothing is smoothed. */
  readonly smooth: Float64Array;
}

export function faded(row: PaintedRow, opacity: number): number {
  return row.emphasis === 'other' ? opacity * 0.35 : opacity;
}

/** Of members without a mean there is none. */
export function lineOf({ smoothing }: PaintSpace, { charted: { group, curves } }: PaintedRow): DrawnLine | null {
  if (group) return { x: group.at, raw: group.mean, smooth: drawnMean(group).mean };
  const [single] = curves;
  if (!single || curves.length > 1) return null;
  return { x: single.to, raw: single.last, smooth: (smoothing > 0 ? single.smooth : null) ?? single.last };
}

/** From and before which index ascending places of x are seen, with two neighbours on either side. */
export function inSight({ left, right, x }: PaintSpace, places: Float64Array): [from: number, to: number] {
  const onScreen = (index: number) => x(places[index] as number);
  // What stands first may have no place, on a logarithmic axis.
  const first = partitionPoint(places.length, (index) => Number.isNaN(onScreen(index)));
  const before = partitionPoint(places.length, (index) => !(onScreen(index) >= left));
  const to = partitionPoint(places.length, (index) => !(onScreen(index) > right));
  return [Math.max(first, before - 2), Math.min(places.length, to + 2)];
}
