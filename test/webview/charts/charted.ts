import { smoothed } from '../../../src/base/smoothing';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';

/** One run with a point at each step from 0 on, smoothed with half the weight on the past. */
export function chartedCurve(values: readonly number[]): ChartedCurve {
  const steps = Float64Array.from(values, (_, step) => step);
  const column = Float64Array.from(values);
  return {
    row: { type: 'run', id: 'a' },
    name: 'a',
    runs: 1,
    group: null,
    cut: false,
    final: { n: 1, mean: values.at(-1) ?? NaN, low: NaN, high: NaN },
    curves: [
      {
        id: 'a',
        name: 'a',
        running: false,
        finished: true,
        from: steps,
        to: steps,
        min: column,
        max: column,
        last: column,
        smooth: smoothed(steps, column, 0.5),
        nan: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
        total: values.length,
        shown: values.length,
        unplaced: 0,
        first: 0,
        end: values.length - 1,
      },
    ],
  };
}

/** The same in buckets, each of which ends so far after it begins; the first begins at `start`. */
export function bucketedCurve(values: readonly number[], width: number, start = 0): ChartedCurve {
  const charted = chartedCurve(values);
  const curves = charted.curves.map((curve) => ({
    ...curve,
    from: curve.from.map((step) => start + step),
    to: curve.to.map((step) => start + step + width),
  }));
  return { ...charted, curves };
}
