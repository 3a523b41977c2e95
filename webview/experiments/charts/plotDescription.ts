import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ChartState } from './chartState';
import { isStrip } from './stripPainter';

const oneValueOfGroups = 'mean, 95 % interval, each run below';

/** "log, smoothed 0.6 over raw, mean, 95 % band, members": what a plot shows besides lines. */
export function plotDescription(state: ChartState, curves: readonly ChartedCurve[]): string {
  if (isStrip(curves)) return curves.some(({ row }) => row.type === 'group') ? oneValueOfGroups : 'one value a run';
  const grouped = curves.some(({ group }) => group !== null);
  const bucketed = curves.some((charted) => charted.curves.some(({ shown, min }) => shown > min.length));
  return [
    state.logY ? 'log' : '',
    state.smoothing > 0 ? `smoothed ${state.smoothing} over raw` : '',
    grouped ? 'mean' : '',
    grouped && (state.band === 'auto' || state.band === 'interval') ? '95 % band' : '',
    grouped ? 'members' : '',
    state.band === 'envelope' || (state.band === 'auto' && bucketed && !grouped) ? 'min to max' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
