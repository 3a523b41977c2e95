import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tQuantile } from '../../../../src/base/statistics/tDistribution';
import { holm } from '../../../../src/runs/statistics/holm';
import { nadeauBengio, pairedT, welch } from '../../../../src/runs/statistics/meanTest';
import { summarize } from '../../../../src/runs/statistics/summary';

// Golden values of scipy 1.17.1 (ttest_ind, ttest_rel, ttest_1samp, t.ppf), numpy 2.4.6.
const first = [0.81, 0.79, 0.83, 0.8, 0.82];
const second = [0.84, 0.82, 0.86, 0.83, 0.88];

/** Twelve significant digits, so that the last ones of a sum may differ. */
function digits(test: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(test).map(([name, value]: [string, number]) => [name, Number(value.toPrecision(12))]),
  );
}

it('knows the quantiles of t', () => {
  const asked = [
    [0.975, 1],
    [0.975, 2],
    [0.975, 4],
    [0.975, 6.9],
    [0.995, 3.3],
    [0.9, 100],
    [0.975, 1e6],
  ] as const;
  expect(asked.map(([p, df]) => Number(tQuantile(p, df).toPrecision(12)))).toEqual([
    12.7062047362, 4.30265272975, 2.7764451052, 2.37158914889, 5.34430606972, 1.29007476135, 1.95996635681,
  ]);
});

it('summarises with the t interval of the mean', () => {
  expect(digits(summarize(first))).toEqual({
    n: 5,
    mean: 0.81,
    sd: 0.0158113883008,
    low: 0.790367568385,
    high: 0.829632431615,
  });
});

it('leaves out what is not finite, and invents nothing where there is too little', () => {
  expect([summarize([NaN, 3, Infinity]), summarize([])]).toEqual([
    { n: 1, mean: 3, sd: NaN, low: NaN, high: NaN },
    { n: 0, mean: NaN, sd: NaN, low: NaN, high: NaN },
  ]);
});

it('gives equal values no spread at all', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 30 }), (any, n) => {
      // Not minus zero.
      const value = any + 0;
      expect(summarize(Array<number>(n).fill(value))).toEqual({ n, mean: value, sd: 0, low: value, high: value });
    }),
  );
});

it('keeps the digits of a small spread around a large mean', () => {
  const { mean, sd } = summarize(Float64Array.of(1e9 + 1, 1e9 + 2, 1e9 + 3));
  expect({ mean, sd }).toEqual({ mean: 1e9 + 2, sd: 1 });
  expect(summarize([1.7e308, 1.6e308]).mean).toBeCloseTo(1.65e308, -300);
});

it('compares independent groups as Welch does', () => {
  expect(digits(welch(summarize(first), summarize(second)))).toEqual({
    difference: 0.036,
    low: 0.00545150013305,
    high: 0.0665484998669,
    p: 0.0271124994957,
    df: 6.90799699173,
  });
});

it('compares pairs by their differences', () => {
  const differences = second.map((value, index) => value - (first[index] ?? NaN));
  expect(digits(pairedT(differences))).toEqual({
    difference: 0.036,
    low: 0.0193413293688,
    high: 0.0526586706312,
    p: 0.00388253704696,
    df: 4,
  });
});

it('widens the interval of folds, which share their training data', () => {
  const differences = [0.02, 0.01, 0.03, -0.01, 0.02, 0.015, 0.005, 0.025, 0.01, 0];
  expect(digits(nadeauBengio(differences, 10))).toEqual({
    difference: 0.0125,
    low: -0.000051820537899,
    high: 0.0250518205379,
    p: 0.0507689836896,
    df: 9,
  });
});

it('says nothing but the difference where there is no spread, or no repeat', () => {
  const none = { low: NaN, high: NaN, p: NaN, df: NaN };
  expect([
    welch(summarize([1, 1]), summarize([2, 2])),
    welch(summarize([1]), summarize([2, 4])),
    pairedT([3]),
    nadeauBengio([2, 2, 2], 3),
  ]).toEqual([
    { difference: 1, ...none },
    { difference: 2, ...none },
    { difference: 3, ...none },
    { difference: 2, ...none },
  ]);
});

it('adjusts p values for being many, in their order, without those that are not defined', () => {
  const adjusted = holm([0.01, NaN, 0.04, 0.03, 0.005]);
  expect(adjusted.map((p) => Number(p.toPrecision(12)))).toEqual([0.03, NaN, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
});
