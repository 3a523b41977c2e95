import { expect, it } from 'vitest';
import { ownDigits } from '../../../../../src/base/numberText';
import { columnScales } from '../../../../../src/actions/runs/table/columnScales';
import type { ColumnRef } from '../../../../../src/runs/columns';
import type { ColumnValues } from '../../../../../src/runs/runStore';

const column = { kind: 'param', key: 'x' } as const;

function scaleOf(values: ColumnValues, of: ColumnRef = column, best = NaN) {
  const shown = { values: () => values, figures: () => new Map(), isGrouped: false, best: () => best };
  const [scale] = columnScales(shown, [of]);
  if (!scale) throw new Error('There is no scale.');
  return scale;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

it.each([
  ['as they rise', (place: number) => place],
  ['as they fall', (place: number) => 99_999 - place],
  ['mixed', (place: number) => (place * 7919) % 100_000],
])('reaches from the 5th to the 95th percentile of many numbers, %s, and counts every one', (_, valueAt) => {
  const values = Float64Array.from({ length: 100_000 }, (_value, place) => valueAt(place));
  const { low, high, bins } = scaleOf({ type: 'numbers', values, present: new Uint8Array(100_000).fill(1) });
  expect(low).toBeGreaterThan(-4000 - 500);
  expect(low).toBeLessThan(-4000 + 500);
  expect(high).toBeGreaterThan(104_000 - 500);
  expect(high).toBeLessThan(104_000 + 500);
  expect(sum(bins)).toBe(100_000);
});

it('knows the least and the greatest, also where they lie beyond the percentiles', () => {
  const values = Float64Array.of(0.001, ...new Array<number>(98).fill(0.1), 0.2, NaN);
  const { high, least, greatest } = scaleOf({ type: 'numbers', values, present: new Uint8Array(101).fill(1) });
  expect(high).toBeLessThan(0.2);
  expect([least, greatest]).toEqual([0.001, 0.2]);
  expect(scaleOf({ type: 'texts', values: ['0.1', null, '0.001'] })).toMatchObject({ least: 0.001, greatest: 0.1 });
});

it('leaves out what is absent or not finite', () => {
  const values = Float64Array.of(1, NaN, 2, Infinity, 3, 999);
  const { low, high, bins } = scaleOf({ type: 'numbers', values, present: Uint8Array.of(1, 1, 1, 1, 1, 0) });
  expect([low, high]).toEqual([expect.closeTo(0.92), expect.closeTo(3.08)]);
  expect(sum(bins)).toBe(3);
});

it('lays params on a scale when all of them are numbers, and counts words where one is not', () => {
  expect(scaleOf({ type: 'texts', values: ['1', null, '3'] }).high).toBeGreaterThan(2.8);
  expect(scaleOf({ type: 'texts', values: ['1', ' ', '3', '3'] })).toMatchObject({ low: NaN, bins: [2, 1, 1] });
});

it('reaches the best value, however far it is from the others, and no other one beyond the percentiles', () => {
  const values = Float64Array.of(1, ...new Array<number>(98).fill(0.5), 0);
  const metric = { kind: 'metric', key: 'acc', of: 'last' } as const;
  const { low, high } = scaleOf({ type: 'numbers', values, present: new Uint8Array(100).fill(1) }, metric, 1);
  expect(high).toBeGreaterThan(1);
  expect(low).toBeGreaterThan(0.4);
});

it('knows no digits of a column that none of the rows has a value in', () => {
  const metric = { kind: 'metric', key: 'acc', of: 'last' } as const;
  const digits = (...present: number[]) =>
    scaleOf({ type: 'numbers', values: Float64Array.of(0.8719, 0.8645), present: Uint8Array.from(present) }, metric)
      .decimals;
  expect([digits(0, 0), digits(1, 0)]).toEqual([ownDigits, 4]);
});
