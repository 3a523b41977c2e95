import { brushText, type ParallelAxis } from './parallelAxes';

/** What could be typed for a brush on an axis: the middle half of its numbers, or its first categories. */
export function exampleRange({ column, kind, categories, low, high, whole }: ParallelAxis): string {
  if (kind === 'category') return categories.slice(low, low + 3).join(', ');
  const [least, greatest] = middle(low, high, whole);
  return brushText(column, { low: least, high: greatest });
}

/** What is expected where nothing can be read of what was typed. */
export function rangeProblem(axis: ParallelAxis): string {
  if (axis.kind === 'category') return `No run has this value; name some that runs have: ${exampleRange(axis)}.`;
  const [low, high] = middle(axis.low, axis.high, axis.whole);
  const atLeast = brushText(axis.column, { low, high: Infinity });
  const atMost = brushText(axis.column, { low: -Infinity, high });
  return `A range is written as ${exampleRange(axis)}, ${atLeast} or ${atMost}.`;
}

function middle(low: number, high: number, whole: boolean): readonly [number, number] {
  const quarter = (high - low) / 4;
  const ends = [low + quarter, high - quarter] as const;
  return whole ? [Math.round(ends[0]), Math.round(ends[1])] : ends;
}
