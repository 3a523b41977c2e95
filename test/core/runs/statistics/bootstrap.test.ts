import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bcaInterval } from '../../../../src/runs/statistics/bootstrap';
import { seededRandom } from '../../../../src/base/statistics/random';

// Golden values of scipy 1.17.1: stats.bootstrap(method='BCa', n_resamples=200000), which are random in their third digit.
const skewed = [2.1, 3.4, 1.9, 5.6, 2.2, 2.8, 9.7, 3.1, 2.4, 4.0];
const first = [0.8123, 0.7911, 0.8342, 0.8017, 0.8256, 0.819];
const second = [0.8441, 0.8217, 0.8633, 0.8308, 0.8874];
const differences = [0.0055, 0.0038, 0.003, 0.0052, 0.0044];
const many = { random: seededRandom(7), resamples: 50_000 };

it('follows the skew of a sample', () => {
  const { low, high } = bcaInterval([skewed], many);
  expect(low).toBeCloseTo(2.75, 1);
  expect(Math.abs(high - 5.94)).toBeLessThan(0.1);
});

it('gives the interval of a difference, of groups and of pairs', () => {
  const groups = bcaInterval([first, second], many);
  const pairs = bcaInterval([differences], many);
  const golden = [0.0142, 0.0617, 0.00356, 0.0051];
  [groups.low, groups.high, pairs.low, pairs.high].forEach((bound, index) => {
    expect(Math.abs(bound - (golden[index] ?? NaN))).toBeLessThan(index < 2 ? 0.0004 : 0.00005);
  });
});

it('is the same for the same seed', () => {
  const once = () => bcaInterval([skewed], { random: seededRandom(1), resamples: 2000 });
  expect(once()).toEqual(once());
  expect(bcaInterval([skewed], { random: seededRandom(2), resamples: 2000 })).not.toEqual(once());
});

it('gives nothing of too few values, or of equal ones', () => {
  const none = { low: NaN, high: NaN };
  expect([bcaInterval([[1, 2, 3]], many), bcaInterval([[2, 2, 2, 2]], many)]).toEqual([none, none]);
});

it('holds the mean of the sample, and moves with it', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.integer({ min: -1000, max: 1000 }), (sample, shift) => {
      const interval = (of: readonly number[]) => bcaInterval([of], { random: seededRandom(3), resamples: 2000 });
      const { low, high } = interval(sample);
      if (Number.isNaN(low)) return;
      const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
      expect(low).toBeLessThanOrEqual(mean + 1e-9);
      expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
      expect(interval(sample.map((value) => value + shift)).low).toBeCloseTo(low + shift, 6);
    }),
    { numRuns: 30 },
  );
});

it('draws numbers evenly', () => {
  const random = seededRandom(11);
  const bins = Array.from({ length: 10 }, () => 0);
  for (let at = 0; at < 100_000; at++) {
    const bin = Math.floor(random() * 10);
    bins[bin] = (bins[bin] ?? NaN) + 1;
  }
  // Five standard deviations of a binomial count.
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(475);
});
