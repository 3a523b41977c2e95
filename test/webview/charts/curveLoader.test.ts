import { describe, expect, it } from 'vitest';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { CurveLoader } from '../../../webview/experiments/charts/curveLoader';
import { chartedCurve } from './charted';

const wish = { token: 't', rows: [], metric: 'loss', axis: 'step', smoothing: 0, buckets: 10, log: false } as const;
const zoomed = (low: number) => ({ ...wish, x: { low, high: low + 2 } });

/** A loader whose questions are answered by hand. */
function loading() {
  const asked: { from: number | null; answer: (curves: ChartedCurve[] | null) => void }[] = [];
  const loader = new CurveLoader({
    curves: ({ from }) => new Promise((answer) => asked.push({ from, answer })),
  });
  const answered = async (index: number, curves: ChartedCurve[] | null) => {
    asked[index]?.answer(curves);
    await new Promise(setImmediate);
  };
  return { loader, asked, answered };
}

describe('the loading of curves', () => {
  it('asks for what was wanted last when an answer has come, and for nothing between', async () => {
    const { loader, asked, answered } = loading();
    for (const low of [0, 10, 20, 30]) loader.want(zoomed(low));
    expect(asked.map(({ from }) => from)).toEqual([-1]);
    await answered(0, [chartedCurve([1])]);
    expect(asked.map(({ from }) => from)).toEqual([-1, 29]);
    await answered(1, [chartedCurve([2])]);
    expect(asked).toHaveLength(2);
    expect(loader.curves?.[0]?.curves[0]?.last[0]).toBe(2);
  });

  it('keeps what is there when the table has changed meanwhile', async () => {
    const { loader, answered } = loading();
    loader.want(zoomed(0));
    await answered(0, [chartedCurve([1])]);
    loader.want(zoomed(5));
    await answered(1, null);
    expect(loader.curves).toHaveLength(1);
  });

  it('does not ask twice for the same', () => {
    const { loader, asked } = loading();
    loader.want(zoomed(0));
    loader.want(zoomed(0));
    expect(asked).toHaveLength(1);
  });
});
