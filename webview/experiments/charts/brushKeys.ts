import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { brushedOf, intervalOf, type ParallelAxis } from './parallelAxes';

/** A press of an arrow moves a brush by this share of its axis. */
const step = 1 / 40;

/** What a key makes of a brush: arrows move it, with Shift its upper end, Delete clears it; null: the key does nothing here. */
export function brushKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  axis: ParallelAxis,
  brushed: Brushed,
): { readonly brushed: Brushed } | null {
  if (key === 'Delete' || key === 'Backspace') return { brushed: null };
  const up = key === 'ArrowUp' || key === 'ArrowRight';
  if (!up && key !== 'ArrowDown' && key !== 'ArrowLeft') return null;
  const [low, high] = intervalOf(axis, brushed) ?? [axis.low, axis.high];
  const by = (axis.kind === 'category' ? 1 : (axis.high - axis.low) * step) * (up ? 1 : -1);
  const top = Math.min(axis.high + (axis.kind === 'category' ? 0.4 : 0), high + by);
  return { brushed: brushedOf(axis, shiftKey ? [low, Math.max(low, top)] : [low + by, top]) };
}
