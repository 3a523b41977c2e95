import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headWords } from '../../../webview/model/promotion/headWords';

describe('the words above the intervals', () => {
  it('stand beside their lines where there is room', () => {
    const words = headWords({ width: 400, zero: 200, margin: { at: 150, words: 80 }, better: 110 });
    expect(words).toEqual({ margin: 65, better: 205 });
  });

  it('stay on the chart where the margin lies near its left end, and do not cover each other', () => {
    const words = headWords({ width: 400, zero: 60, margin: { at: 40, words: 80 }, better: 110 });
    expect(words).toEqual({ margin: 0, better: 90 });
  });

  it('stay on the chart beside each other wherever the lines lie', () => {
    const lines = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(lines, ([one, other]) => {
        const [at, zero] = [Math.min(one, other), Math.max(one, other)];
        const { margin, better } = headWords({ width: 300, zero, margin: { at, words: 80 }, better: 110 });
        expect(margin).toBeGreaterThanOrEqual(0);
        expect(better).toBeGreaterThanOrEqual(margin + 80);
        expect(better + 110).toBeLessThanOrEqual(300);
      }),
    );
  });
});
