import { zoomed } from './curvePlot';
import type { Extent } from './curveScales';

export interface ChartKeyTarget {
  readonly cursor: number | null;
  readonly extent: Extent;
  readonly move: (at: number) => void;
  readonly zoom: (x: Extent | null) => void;
  readonly pan: (x: Extent) => void;
}

/** A press of an arrow moves the cursor by this share of what is shown. */
const step = 1 / 50;

/** What a key does in a chart; false: nothing. */
export function chartKey(
  { key, shiftKey }: KeyboardEvent,
  { cursor, extent, move, zoom, pan }: ChartKeyTarget,
): boolean {
  const { low, high } = extent;
  const at = cursor ?? (low + high) / 2;
  const by = (high - low) * step * (shiftKey ? 5 : 1);
  const within = (place: number) => Math.min(high, Math.max(low, place));
  if (key === 'ArrowLeft') move(within(at - by));
  else if (key === 'ArrowRight') move(within(at + by));
  else if (key === 'Home') move(low);
  else if (key === 'End') move(high);
  else if (key === 'PageUp') pan({ low: low - (high - low) / 4, high: high - (high - low) / 4 });
  else if (key === 'PageDown') pan({ low: low + (high - low) / 4, high: high + (high - low) / 4 });
  else if (key === '+' || key === '=') zoom(zoomed(extent, at, 0.8));
  else if (key === '-') zoom(zoomed(extent, at, 1.25));
  else if (key === '0') zoom(null);
  else return false;
  return true;
}
