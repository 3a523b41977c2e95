import { expect, it } from 'vitest';
import {
  ageText,
  agoText,
  columnText,
  decimalsForSpread,
  durationText,
  exponents,
  metricDecimals,
  numberText,
  ownDigits,
  ownText,
  pText,
  signedText,
  spanText,
  spreadText,
} from '../../../src/base/numberText';

it('shows the smallest deviation of a column with two significant digits, between 2 and 6 decimals', () => {
  const decimals = [0.0019, 0.03, 3.2, 0.000_000_4].map((sd) => decimalsForSpread(sd, [0.85, 0.84]));
  expect(decimals).toEqual([4, 3, 2, 6]);
  expect(decimalsForSpread(2e-6, [3e-5])).toBe(exponents);
});

it('shows four significant digits where no deviation is known, and none after the point of whole numbers', () => {
  const decimals = [[0.8537, 0.91, 0], [61.62], [1234.5], [3, 5, 12], [0, NaN, Infinity], []].map((values) =>
    metricDecimals(values),
  );
  expect(decimals).toEqual([4, 2, 0, 0, 0, 0]);
});

it('writes a whole column with exponents where its numbers leave the usual range', () => {
  expect(
    [
      [2e7, 3],
      [1e-5, 2e-5, 0.5],
      [1e-5, 0.5, 0.6],
    ].map((values) => metricDecimals(values)),
  ).toEqual([exponents, exponents, 4]);
  expect([numberText(-1.5e-7, exponents), numberText(0, exponents), numberText(6.02e23, 2)]).toEqual([
    '−1.500e−7',
    '0.000e0',
    '6.02e+23',
  ]);
});

it('groups thousands and writes a true minus sign', () => {
  expect([1234567.891, -0.07, 0.99996, NaN, -Infinity, Infinity].map((it) => numberText(it, 4))).toEqual([
    '1,234,567.8910',
    '−0.0700',
    '1.0000',
    'NaN',
    '−∞',
    '∞',
  ]);
});

it('gives a difference its sign', () => {
  expect([0.00437, -0.2, 0].map((it) => signedText(it, 4))).toEqual(['+0.0044', '−0.2000', '0']);
  expect([-0.0000234, 0.00001].map((it) => signedText(it, 4))).toEqual(['−2.3e−5', '+1e−5']);
});

it('rounds nothing of a column away, and writes nothing of large numbers that says nothing', () => {
  const values = [1e-6, 3.2e-5, 0.5, 1000, 123_456.789, -2e-7, 0, 0.00123, 0.0012, 54.1234, NaN, -Infinity];
  expect(values.map((it) => columnText(it, metricDecimals(values.slice(0, 6))))).toEqual([
    '1e−6',
    '3.2e−5',
    '0.5000',
    '1,000.00',
    '123,457',
    '−2e−7',
    '0.0000',
    '0.00123',
    '0.0012',
    '54.1234',
    'NaN',
    '−∞',
  ]);
  expect([0.8645, 0.0996, 7, 7.25].map((it) => columnText(it, 0))).toEqual(['0.865', '0.0996', '7', '7.25']);
  expect([0.5, 3e8, 0].map((it) => columnText(it, exponents))).toEqual(['5.000e−1', '3.000e8', '0.000e0']);
});

it('leaves a digit of a deviation, or gives it its own', () => {
  expect([0.00437, 0.000437, 0.0000437].map((it) => spreadText(it, 4))).toEqual(['0.0044', '0.0004', '4.4e−5']);
});

it('gives a number of which no column says more its own digits', () => {
  const values = [0.8645, 0.05805, 12_345.678, 1, 0, -3.2149e-5, 123_456_789, NaN, -Infinity];
  const texts = ['0.8645', '0.05805', '12,346', '1', '0', '−3.215e−5', '1.235e8', 'NaN', '−∞'];
  expect(values.map((it) => columnText(it, ownDigits))).toEqual(texts);
  expect(values.map((it) => ownText(it))).toEqual(texts);
  expect(ownText(0.123456789, 6)).toBe('0.123457');
});

it('says a p value with one digit', () => {
  expect([0.0388, 0.5, 0.0009, 0].map(pText)).toEqual(['p = 0.04', 'p = 0.5', 'p < 0.001', 'p < 0.001']);
  // Nothing that counts reads as what does not, nor the other way round.
  const near = ['p = 0.052', 'p = 0.049', 'p = 0.0501', 'p = 0.05'];
  expect([0.052, 0.049, 0.0501, 0.05].map(pText)).toEqual(near);
});

it('says an age in its largest whole unit', () => {
  const second = 1000;
  const ages = [0, 12 * second, 90 * second, 7200 * second, 6.9 * 86_400 * second, 15 * 86_400 * second, -5];
  expect(ages.map(ageText)).toEqual(['0 s', '12 s', '1 min', '2 h', '6 d', '2 w', '0 s']);
});

it('says of what took less than a second how many milliseconds', () => {
  expect([677, 0.4, 999.7, 12_300].map(spanText)).toEqual(['677 ms', '0 ms', '1 s', '12 s']);
  expect([-0.4, -100_000, -500].map(spanText)).toEqual(['0 ms', '−1 min', '−500 ms']);
});

it('says of a duration that is read on its own its two largest units', () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  expect([-3, 350.2, 999.7, 12_400, 59_700, 74_200].map(durationText)).toEqual([
    '0 ms',
    '350 ms',
    '1 s',
    '12 s',
    '1 min',
    '1 min 14 s',
  ]);
  expect([hour + 5 * minute + 9000, 3 * day + 4 * hour, 3 * day + minute].map(durationText)).toEqual([
    '1 h 5 min',
    '3 d 4 h',
    '3 d',
  ]);
});

it('tells how long ago something was in the unit that matters', () => {
  const minute = 60_000;
  expect(
    [59_999, minute, 59 * minute, 60 * minute, 47 * 60 * minute, 72 * 60 * minute].map((now) => agoText(0, now)),
  ).toEqual(['just now', '1 min ago', '59 min ago', '1 h ago', '47 h ago', '3 d ago']);
});
