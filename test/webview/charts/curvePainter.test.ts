import { expect, it } from 'vitest';
import { paintCurves } from '../../../webview/experiments/charts/curvePainter';
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
