import { describe, expect, it } from 'vitest';
import { axisOf, toScreen, type Extent } from '../../../webview/experiments/charts/curveScales';
import { shiftBetween, type LayerPicture } from '../../../webview/experiments/charts/shiftBetween';
import { identityOf } from '../../../webview/shared/identity';
import { chartedCurve } from './charted';

const row = { charted: chartedCurve([1, 2, 3]), identity: identityOf(0), colour: 'red', emphasis: 'none' as const };

function picture(x: Extent, change: Partial<LayerPicture> = {}, y: Extent = { low: 0, high: 1 }): LayerPicture {
  const axes = { x: axisOf(x, false, 'step'), y: axisOf(y, false, 'value') };
  const box = { left: 40, top: 0, right: 140, bottom: 100 };
  const look = { background: '', smoothing: 0, band: 'auto' as const, moving: true, ratio: 2 };
  const scales = { x: toScreen(axes.x, box.left, box.right), y: toScreen(axes.y, box.bottom, box.top) };
  return { ...box, ...look, ...scales, axes, rows: [row], ...change };
}

describe('a picture of curves', () => {
  const before = picture({ low: 0, high: 1000 });

  it('is another one moved by whole pixels', () => {
    expect(shiftBetween(before, picture({ low: 0, high: 1000 }))).toBe(0);
    expect(shiftBetween(before, picture({ low: 150, high: 1150 }))).toBe(-30);
    expect(shiftBetween(before, picture({ low: -5, high: 995 }))).toBe(1);
  });

  it.each([
    ['parts of pixels lie between', picture({ low: 3, high: 1003 })],
    ['it is zoomed', picture({ low: 0, high: 900 })],
    ['nothing is left of it', picture({ low: 1000, high: 2000 })],
    ['values lie elsewhere', picture({ low: 150, high: 1150 }, {}, { low: 0, high: 2 })],
    ['it has come to rest', picture({ low: 150, high: 1150 }, { moving: false })],
    ['finer curves came', picture({ low: 150, high: 1150 }, { rows: [{ ...row, charted: chartedCurve([1, 2, 3]) }] })],
    ['the pointer is on a row', picture({ low: 150, high: 1150 }, { rows: [{ ...row, emphasis: 'this' }] })],
    ['a row is gone', picture({ low: 150, high: 1150 }, { rows: [] })],
  ])('is another picture where %s', (_, after) => {
    expect(shiftBetween(before, after)).toBeNull();
  });
});
