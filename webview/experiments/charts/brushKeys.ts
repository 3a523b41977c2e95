import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { brushedOf, intervalsOf, type ParallelAxis } from './parallelAxes';

/** A press of an arrow moves a brush by this share of its axis. */
const step = 1 / 40;

/** What a key makes of a brush: arrows move all of it, with Shift its upper end, Delete clears it; null: the key does nothing here. */
export function brushKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  axis: ParallelAxis,
  brushed: Brushed,
): { readonly brushed: Brushed } | null {
  if (key === 'Delete' || key === 'Backspace') return { brushed: null };
  const up = key === 'ArrowUp' || key === 'ArrowRight';
  if (!up && key !== 'ArrowDown' && key !== 'ArrowLeft') return null;
  const drawn = intervalsOf(axis, brushed);
  const intervals = drawn.length > 0 ? drawn : [[axis.low, axis.high] as const];
  const by = (axis.kind === 'category' ? 1 : (axis.high - axis.low) * step) * (up ? 1 : -1);
  const topOf = (high: number) => Math.min(axis.high + (axis.kind === 'category' ? 0.4 : 0), high + by);
  const last = intervals.length - 1;
  const moved = intervals.map(([low, high], index): readonly number[] => {
    if (shiftKey) return [low, index === last ? Math.max(low, topOf(high)) : high];
    return [low + by, topOf(high)];
  });
  return { brushed: brushedOf(axis, moved) };
}
