import { expect, it } from 'vitest';
import { paintCurves } from '../../../webview/experiments/charts/curvePainter';
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

it('draws no marker of what lies outside of the plot', () => {
  expect(marksOf([40], () => -3)).toEqual([]);
  expect(marksOf([140], () => 50)).toEqual([]);
  expect(marksOf([NaN], () => 50)).toEqual([]);
});
