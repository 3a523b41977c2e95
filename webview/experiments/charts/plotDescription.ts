import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ChartState } from './chartState';
import { drawnMean } from './drawnMean';
import { isStrip } from './stripPainter';

const oneValueOfGroups = 'mean, 95 % interval, each run below';

/** "log, smoothed 0.6 over raw, mean, 95 % band, members": what a plot shows besides lines. */
export function plotDescription(state: ChartState, curves: readonly ChartedCurve[]): string {
  if (isStrip(curves)) return curves.some(({ row }) => row.type === 'group') ? oneValueOfGroups : 'one value a run';
  const grouped = curves.some(({ group }) => group !== null);
  const bucketed = curves.some((charted) => charted.curves.some(({ shown, min }) => shown > min.length));
  const cut =
    state.logY && curves.some((charted) => reachesZero(charted, state.band))
      ? ' (down to zero or below where it meets the axis)'
      : '';
  return [
    state.logY ? 'log' : '',
    state.smoothing > 0 ? `smoothed ${state.smoothing} over raw` : '',
    grouped ? 'mean' : '',
    grouped && (state.band === 'auto' || state.band === 'interval') ? `95 % band${cut}` : '',
    grouped ? 'members' : '',
    state.band === 'envelope' || (state.band === 'auto' && bucketed && !grouped) ? `min to max${cut}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Whether a band that is drawn has a lower end for which a logarithmic axis has no place. */
function reachesZero({ group, curves }: ChartedCurve, band: ChartState['band']): boolean {
  const isCut = (low: Float64Array, high: Float64Array) => low.some((end, index) => end <= 0 && (high[index] ?? 0) > 0);
  if (band === 'none') return false;
  if (group && band !== 'envelope') return isCut(drawnMean(group).low, drawnMean(group).high);
  return band !== 'interval' && curves.some(({ min, max }) => isCut(min, max));
}
