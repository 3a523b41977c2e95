import { fromScreen, toScreen, zoomed, type Extent, type Scale } from './curveScales';

export interface ChartKeyTarget {
  readonly cursor: number | null;
  readonly shown: Scale;
  readonly move: (at: number) => void;
  readonly zoom: (x: Extent | null) => void;
  readonly pan: (x: Extent) => void;
}

/** A press of an arrow moves the cursor by this share of what is shown. */
const step = 1 / 50;

/** What a key does in a chart; false: nothing. */
export function chartKey(
  { key, shiftKey }: KeyboardEvent,
  { cursor, shown, move, zoom, pan }: ChartKeyTarget,
): boolean {
  const { low, high } = shown;
  const place = fromScreen(shown, 0, 1);
  const at = cursor ?? place(0.5);
  const by = step * (shiftKey ? 5 : 1);
  const moved = (share: number) => Math.min(high, Math.max(low, place(toScreen(shown, 0, 1)(at) + share)));
  if (key === 'ArrowLeft') move(moved(-by));
  else if (key === 'ArrowRight') move(moved(by));
  else if (key === 'Home') move(low);
  else if (key === 'End') move(high);
  else if (key === 'PageUp') pan({ low: place(-0.25), high: place(0.75) });
  else if (key === 'PageDown') pan({ low: place(0.25), high: place(1.25) });
  else if (key === '+' || key === '=') zoom(zoomed(shown, at, 0.8));
  else if (key === '-') zoom(zoomed(shown, at, 1.25));
  else if (key === '0') zoom(null);
  else return false;
  return true;
}
