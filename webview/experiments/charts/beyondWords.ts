import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { isBelow } from './curveScales';
import { isStrip } from './stripPainter';

/** "an arrow at the edge of a plot: zero or below": what the arrows of plots stand for; empty: there is none. */
export function beyondWords(plots: readonly (readonly ChartedCurve[])[], log: boolean): string {
  // Single values that have no place are said in words.
  const curves = plots.flatMap((plot) => (isStrip(plot) ? [] : plot.flatMap((charted) => charted.curves)));
  const isInfinite = (value: number) => Math.abs(value) === Infinity;
  const words = [
    curves.some(({ min, max }) => min.some(isInfinite) || max.some(isInfinite)) ? 'infinite' : '',
    curves.some(({ min }) => min.some((value) => isBelow(value, log) && !isInfinite(value))) ? 'zero or below' : '',
  ].filter((part) => part !== '');
  return words.length === 0 ? '' : `an arrow at the edge of a plot: ${words.join(', or ')}`;
}
