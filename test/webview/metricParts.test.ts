import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../../src/protocol/experiments/column';
import { firstWidth } from '../../webview/experiments/model/firstWidth';
import { metricParts } from '../../webview/experiments/table/metricParts';

const grouped = { grouped: true, baseline: true, sparkline: false, decimals: 4, value: 60 };

describe('the column of a metric', () => {
  it('has everything where it is wide, and folds deviation, difference and bar in this order', () => {
    const folded = [318, 248, 170, 110].map((width) => {
      const { bar, delta, sd } = metricParts(width, grouped);
      return [bar > 0, delta > 0, sd > 0];
    });
    expect(folded).toEqual([
      [true, true, true],
      [true, true, false],
      [true, false, false],
      [false, false, false],
    ]);
  });

  it('has room for what marks the best at the width with which a metric is first shown, by the longest values too', () => {
    const info = { column: { kind: 'metric', key: 'loss', of: 'last' }, unit: '' } as unknown as ColumnInfo;
    const width = firstWidth(info, false);
    const parts = [60, 70, 82].map((value) => metricParts(width, { ...grouped, value }));
    expect(parts.map(({ value, crown }) => [value, crown])).toEqual([
      [74, 18],
      [74, 18],
      [82, 18],
    ]);
  });

  it('is never fuller than it is wide, and always has the value', () => {
    const content = fc.record({
      grouped: fc.boolean(),
      baseline: fc.boolean(),
      sparkline: fc.boolean(),
      decimals: fc.integer({ min: -1, max: 6 }),
      value: fc.integer({ min: 0, max: 80 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 800 }), content, (width, of) => {
        const parts = metricParts(width, of);
        const all = Object.values<number>({ ...parts }).reduce((sum, part) => sum + part, 0);
        expect(all).toBeLessThanOrEqual(width);
        expect(parts.value).toBeGreaterThanOrEqual(Math.max(60, of.value));
      }),
    );
  });
});
