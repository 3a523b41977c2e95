import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  durationTexts,
  logTickTexts,
  placeTexts,
  tickTexts,
  valueRoom,
  wallTexts,
} from '../../../webview/experiments/charts/axisText';
import { axisOf, fromScreen, heldExtent, toScreen, valueExtent } from '../../../webview/experiments/charts/curveScales';
import { clockTicks, linearTicks, logTicks, timeTicks } from '../../../webview/experiments/charts/ticks';
import { chartedCurve } from './charted';

describe('a place of an axis', () => {
  const at = new Date(2026, 10, 27, 13, 41, 8).getTime();
  const day = 86_400_000;

  it('of time is said with its day where more than one is shown, else to the second', () => {
    const [far, near] = [5 * day, day / 2].map((span) => placeTexts([at], 'wall', [at - span, at])[0]);
    expect([far?.includes('27'), near?.includes('27')]).toEqual([true, false]);
    expect([far?.includes(':08'), near?.includes(':08')]).toEqual([false, true]);
  });

  it('of time is said with its day and to the second where less than a day of two is shown', () => {
    const evening = new Date(2026, 10, 26, 20).getTime();
    const [text] = placeTexts([at], 'wall', [evening, at]);
    expect([text?.includes('27'), text?.includes(':08')]).toEqual([true, true]);
    expect(placeTexts([evening, at], 'wall')[0]).toContain('26');
  });
});

describe('the room beside a plot', () => {
  it('is enough for the longest text of its values, and the same for short ones', () => {
    expect(valueRoom(['0', '0.5', '−1'])).toBe(valueRoom(['0.25', '0.50']));
    const texts = ['−123,646.5', '−123,646.0'] as const;
    expect(valueRoom(texts)).toBeGreaterThanOrEqual(texts[0].length * 6.5);
    expect(valueRoom([])).toBe(valueRoom(['0']));
  });
});

describe('the ticks of an axis', () => {
  it('of time stand at the hours of the clock here, with the date where a day begins', () => {
    const [low = 0, high = 0] = [19, 27].map((hour) => new Date(2026, 10, 26, hour, 10).getTime());
    const ticks = clockTicks(low, high);
    expect(ticks.map((tick) => new Date(tick).getHours())).toEqual([20, 22, 0, 2]);
    expect(wallTexts(ticks).map((text) => text.includes(':'))).toEqual([true, true, false, true]);
    const days = clockTicks(low, low + 4 * 86_400_000);
    expect(days.map((tick) => new Date(tick).getHours())).toEqual([0, 0, 0, 0]);
    expect(wallTexts(days).join()).not.toContain(':');
  });

  it('are few, at steps of 1, 2 or 5, and within it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (low, span) => {
          const ticks = linearTicks(low, low + span);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(7);
          const slack = span * 1e-6 + Math.abs(low) * 1e-9;
          for (const tick of ticks) expect(tick >= low - slack && tick <= low + span + slack).toBe(true);
        },
      ),
    );
    expect(linearTicks(0.803, 0.857)).toEqual([0.81, 0.82, 0.83, 0.84, 0.85]);
  });

  it('of powers of ten have 2 and 5 between them where there is room', () => {
    expect(logTicks(0.04, 1.1)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
    expect(logTicks(1, 1e6)).toEqual([1, 10, 100, 1000, 10_000, 100_000, 1_000_000]);
  });

  it('of time lie at whole minutes', () => {
    expect(timeTicks(0, 300_000)).toEqual([0, 60_000, 120_000, 180_000, 240_000, 300_000]);
    expect(durationTexts([0, 60_000, 150_000])).toEqual(['0 s', '60 s', '2.5 min']);
  });

  it('say their value also where there is but one', () => {
    const only = linearTicks(0.9778, 0.9823, 1);
    expect(only).toEqual([0.98]);
    expect(tickTexts(only)).toEqual(['0.98']);
    expect(tickTexts([3])).toEqual(['3']);
  });

  it('are written with the same digits, and a true minus', () => {
    expect(tickTexts([-0.5, 0, 0.5])).toEqual(['−0.5', '0.0', '0.5']);
    expect(logTickTexts([0.05, 1, 20])).toEqual(['0.05', '1', '20']);
    expect(logTickTexts(logTicks(0.62, 0.86))).toEqual(['0.65', '0.7', '0.75', '0.8', '0.85']);
  });
});

describe('a place on the screen', () => {
  it('leads back to its value, on even and on logarithmic axes', () => {
    for (const log of [false, true]) {
      const axis = axisOf({ low: 0.5, high: 200 }, log, 'value');
      const there = toScreen(axis, 10, 410);
      const back = fromScreen(axis, 10, 410);
      for (const value of [0.5, 3, 200]) expect(back(there(value))).toBeCloseTo(value, 9);
    }
  });
});

const all = { log: false, intervals: true, later: false };

describe('the extent of y', () => {
  it('holds whatever is drawn, at whatever step the spike is', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (drawn) => {
        const extent = valueExtent([chartedCurve(drawn)], { low: 0, high: drawn.length }, all);
        expect(extent?.low).toBeLessThanOrEqual(Math.min(...drawn));
        expect(extent?.high).toBeGreaterThanOrEqual(Math.max(...drawn));
      }),
    );
  });

  it('holds the interval of a group where it is drawn', () => {
    const at = Float64Array.of(0, 1);
    const [low, high] = [Float64Array.of(-5, -6), Float64Array.of(7, 8)];
    const group = { at, mean: at, low, high, members: Uint32Array.of(3, 3), smoothed: null };
    const curve = { ...chartedCurve([1, 2]), group };
    expect(valueExtent([curve], { low: 0, high: 1 }, all)?.high).toBeGreaterThanOrEqual(8);
    expect(valueExtent([curve], { low: 0, high: 1 }, { ...all, intervals: false })?.high).toBeLessThan(3);
    const smoothed = { mean: at, low: Float64Array.of(0, 0), high: Float64Array.of(3, 4) };
    const smooth = { ...chartedCurve([1, 2]), group: { ...group, smoothed } };
    expect(valueExtent([smooth], { low: 0, high: 1 }, all)?.high).toBeLessThan(5);
  });

  it('holds every value, and leaves the first twentieth of the steps out only where that is asked for', () => {
    const steps = Array.from({ length: 101 }, (_, step) => (step === 0 ? 1000 : 1 + step / 100));
    const curve = chartedCurve(steps);
    const x = { low: 0, high: 100 };
    expect(valueExtent([curve], x, { ...all, later: true })?.high).toBeLessThan(3);
    expect(valueExtent([curve], x, all)?.high).toBeGreaterThan(1000);
  });

  it('is that of all values where only the first steps are there', () => {
    expect(valueExtent([chartedCurve([4])], { low: 0, high: 100 }, { ...all, later: true })).toEqual({
      low: 3.8,
      high: 4.2,
    });
  });

  it('of nothing but NaN is none', () => {
    expect(valueExtent([chartedCurve([NaN, NaN])], { low: 0, high: 1 }, all)).toBeNull();
  });
});

describe('the values of a plot that moves', () => {
  const held = { low: 0, high: 10 };

  it('stay as they are while all that is needed lies within', () => {
    expect(heldExtent(held, { low: 4, high: 5 }, false)).toEqual(held);
    expect(heldExtent(held, held, false)).toEqual(held);
  });

  it('reach further than needed at the end that was too short, so that they stay again', () => {
    const higher = heldExtent(held, { low: 2, high: 12 }, false);
    expect(higher).toEqual({ low: 0, high: 14.5 });
    expect(heldExtent(higher, { low: 2, high: 14 }, false)).toEqual(higher);
    expect(heldExtent({ low: 1, high: 10 }, { low: 0.01, high: 1 }, true).low).toBeCloseTo(0.01 / 100 ** 0.25);
  });
});
