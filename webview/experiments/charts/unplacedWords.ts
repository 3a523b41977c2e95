import { plural } from '../../../src/base/text';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ChartState } from './chartState';
import { isStrip } from './stripPainter';

const lowestPlace = { step: 'at step 0', relative: 'at the start', wall: 'at 1970' } as const;

/** "2 points at step 0 have no place on a logarithmic axis": what is not drawn of lines; empty: nothing. */
export function unplacedWords(plots: readonly (readonly ChartedCurve[])[], axis: ChartState['axis']): string {
  // Single values are drawn without an axis of steps.
  const curves = plots.flatMap((plot) => (isStrip(plot) ? [] : plot.flatMap((charted) => charted.curves)));
  const cut = curves.filter(({ unplaced }) => unplaced > 0);
  const count = cut.reduce((sum, { unplaced }) => sum + unplaced, 0);
  if (count === 0) return '';
  const lowest = `${lowestPlace[axis]}${cut.some(({ first }) => first < 0) ? ' or before' : ''}`;
  return `${plural(count, 'point')} ${lowest} ${count === 1 ? 'has' : 'have'} no place on a logarithmic axis`;
}
