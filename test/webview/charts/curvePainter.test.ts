import { expect, it } from 'vitest';
import { paintCurves } from '../../../webview/experiments/charts/curvePainter';
import { toScreen } from '../../../webview/experiments/charts/curveScales';
import { plotDescription } from '../../../webview/experiments/charts/plotDescription';
import { defaultCharts } from '../../../webview/experiments/model/defaultView';
import { identityOf } from '../../../webview/shared/identity';
import { chartedCurve } from './charted';

/** Paints a curve into a box of 100 by 100, and says where marks stand and whether the box cuts them. */
function marksOf(values: readonly number[], x: (step: number) => number): readonly string[] {
  const marks: string[] = [];
  let isCut = false;
  const pen = {
    line: () => undefined,
    area: () => undefined,
    mark: (_: string, left: number, top: number) => marks.push(`${left} ${top}${isCut ? ' cut' : ''}`),
    text: () => undefined,
    chart: () => undefined,
    clipped(_: unknown, draw: () => void) {
      isCut = true;
      draw();
      isCut = false;
    },
  };
  const box = { left: 0, top: 0, right: 100, bottom: 100 };
  const look = { background: '', smoothing: 0, band: 'none' as const, moving: false };
  const row = { charted: chartedCurve(values), identity: identityOf(0), colour: '', emphasis: 'none' as const };
  paintCurves({ pen, x, y: (value) => 100 - value, ...box, ...look }, [row]);
  return marks;
}

it('draws the only point of a curve whole, though it stands at the edge', () => {
  expect(marksOf([40], () => 0)).toEqual(['0 60']);
  expect(marksOf([100], () => 100)).toEqual(['100 0']);
});

it('draws the only point that has a place on logarithmic axes, beside others that have none', () => {
  const place = (step: number) => (step > 0 ? 50 * step : NaN);
  expect(marksOf([70, 40], place)).toEqual(['50 60']);
  expect(marksOf([NaN, 40, NaN], place)).toEqual(['50 60']);
});

it('draws no marker of what lies outside of the plot', () => {
  expect(marksOf([40], () => -3)).toEqual([]);
  expect(marksOf([140], () => 50)).toEqual([]);
  expect(marksOf([NaN], () => 50)).toEqual([]);
});

it.each([
  ['upwards at the upper edge where it is infinite', [1, Infinity, 3], 0, ['up 10 2']],
  ['downwards at the lower edge where it is minus infinity', [1, -Infinity, 3], 0, ['down 10 98']],
  ['downwards where it is zero or less on a logarithmic axis', [1, 10, 0, 5, -3, 2], 1, ['down 20 98', 'down 40 98']],
  [
    'once where many lie side by side',
    [1, ...new Array<number>(100).fill(Infinity)],
    0,
    expect.objectContaining({ length: 10 }),
  ],
])('has an arrow %s', (_, values, log, expected) => {
  const step = values.length > 50 ? 0.8 : 10;
  const marks: string[] = [];
  const pen = {
    line: () => undefined,
    area: () => undefined,
    mark(path: string, x: number, y: number) {
      if (!path.endsWith('Z')) marks.push(`${path.startsWith('M-3.5 3') ? 'up' : 'down'} ${x} ${y}`);
    },
    text: () => undefined,
    chart: () => undefined,
    clipped: (_box: unknown, draw: () => void) => draw(),
  };
  const row = { charted: chartedCurve(values), identity: identityOf(0), colour: '', emphasis: 'none' as const };
  const y = toScreen({ low: 1, high: 100, log: log === 1 }, 100, 0);
  const look = { background: '', smoothing: 0, band: 'none' as const, moving: false };
  paintCurves({ pen, x: (at) => at * step, y, left: 0, top: 0, right: 100, bottom: 100, ...look }, [row]);
  expect(marks).toEqual(expected);
});

it('reaches with a band to the lower edge of a logarithmic axis where its lower end has no place there', () => {
  const areas: { readonly low: Float64Array; readonly high: Float64Array }[] = [];
  const ignore = () => undefined;
  const pen = {
    line: ignore,
    mark: ignore,
    text: ignore,
    chart: () => undefined,
    clipped: (_: unknown, draw: () => void) => draw(),
    area: (path: (typeof areas)[number]) => areas.push(path),
  };
  const curve = chartedCurve([1, 100, 1]);
  const at = Float64Array.of(0, 1, 2);
  const mean = {
    mean: Float64Array.of(1, 10, 1),
    low: Float64Array.of(0.1, -30, 0.1),
    high: Float64Array.of(10, 50, NaN),
  };
  const group = { at, ...mean, members: new Uint32Array(3).fill(3), smoothed: null };
  const row = { charted: { ...curve, group }, identity: identityOf(0), colour: '', emphasis: 'none' as const };
  const look = { background: '', smoothing: 0, band: 'auto' as const, moving: false };
  const y = (value: number) => (value > 0 ? 50 - 10 * Math.log10(value) : NaN);
  paintCurves({ pen, x: (step) => step, y, left: 0, top: 0, right: 100, bottom: 100, ...look }, [row]);
  expect(areas.map(({ low }) => [...low])).toEqual([[60, 100, 60]]);
  const state = { ...defaultCharts, logY: true };
  expect(plotDescription(state, [row.charted])).toContain('95 % band (down to zero or below where it meets the axis)');
  expect(plotDescription(defaultCharts, [row.charted])).toMatch(/95 % band, members/);
});
