import { expect, it } from 'vitest';
import { delong } from '../../../src/evaluate/tests/delong';
import { mcnemar } from '../../../src/evaluate/tests/mcnemar';

// Golden values of scipy 1.17.1 and of statsmodels.

const truth = Float64Array.of(1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
const first = Float64Array.of(0.9, 0.8, 0.7, 0.55, 0.4, 0.6, 0.5, 0.3, 0.2, 0.2, 0.1, 0.45);
const second = Float64Array.of(0.85, 0.6, 0.9, 0.7, 0.65, 0.55, 0.6, 0.25, 0.4, 0.1, 0.2, 0.3);

it('compares two areas under the ROC curve as DeLong does', () => {
  const tested = delong(truth, first, second);
  expect(tested?.first).toBeCloseTo(0.8857142857142857, 14);
  expect(tested?.second).toBeCloseTo(0.9857142857142858, 14);
  expect(tested?.variance).toBeCloseTo(0.011292517006802722, 14);
  expect(tested?.z).toBeCloseTo(-0.9410325013912646, 12);
  expect(tested?.p).toBeCloseTo(0.34668820376027576, 12);
});

it('says that there is no test where nothing varies', () => {
  expect([delong(truth, first, first), delong(truth, truth, truth)]).toEqual([null, null]);
  expect(delong(Float64Array.of(1, 1, 1), first, second)).toBeNull();
});

it('compares how often two models are right as McNemar does', () => {
  const digits = (value: number) => Number(value.toPrecision(12));
  expect(digits(mcnemar(10, 25).exact)).toBe(digits(0.016673847800120715));
  expect(mcnemar(10, 25).chiSquared).toBeCloseTo(5.6, 12);
  expect(digits(mcnemar(10, 25).p)).toBe(digits(0.01796047752607879));
  expect(digits(mcnemar(10, 25).mid)).toBe(digits(0.011330984183587134));
  expect([mcnemar(3, 12).p, mcnemar(0, 7).p].map(digits)).toEqual([0.03515625, 0.015625]);
  expect(digits(mcnemar(40, 60).exact)).toBe(digits(0.05688793364098089));
  expect(digits(mcnemar(40, 60).p)).toBe(digits(0.05743311963200335));
  expect(mcnemar(0, 0).p).toBe(1);
});
