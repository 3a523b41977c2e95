import type { ChartedCurve, Envelope } from '../../../src/protocol/experiments/charts';
import { isBelow, type Extent } from './curveScales';
import { isStrip } from './stripPainter';

/** A plot that is drawn, and what it shows of x. */
export interface DrawnPlot {
  readonly drawn: readonly ChartedCurve[];
  readonly x: Extent;
}

/** "an arrow at the edge of a plot: zero or below": what the arrows of plots stand for; empty: there is none. */
export function beyondWords(plots: readonly DrawnPlot[], log: boolean): string {
  // Single values that have no place are said in words.
  const courses = plots.filter(({ drawn }) => !isStrip(drawn));
  const has = (isMeant: (value: number) => boolean) =>
    courses.some(({ drawn, x }) => drawn.some(({ curves }) => curves.some((curve) => hasInSight(curve, x, isMeant))));
  const isInfinite = (value: number) => Math.abs(value) === Infinity;
  const words = [
    has(isInfinite) ? 'infinite' : '',
    has((value) => isBelow(value, log) && !isInfinite(value)) ? 'zero or below' : '',
  ].filter((part) => part !== '');
  return words.length === 0 ? '' : `an arrow at the edge of a plot: ${words.join(', or ')}`;
}

/** Whether the least or the greatest value of a bucket that is seen is meant. */
function hasInSight({ to, min, max }: Envelope, x: Extent, isMeant: (value: number) => boolean): boolean {
  return to.some(
    (place, index) => place >= x.low && place <= x.high && (isMeant(min[index] ?? NaN) || isMeant(max[index] ?? NaN)),
  );
}
