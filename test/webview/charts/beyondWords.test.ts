import { expect, it } from 'vitest';
import { beyondWords } from '../../../webview/experiments/charts/beyondWords';
import { chartedCurve } from './charted';

const all = { low: 0, high: 9 };
const plot = (values: readonly number[], x = all) => ({ drawn: [chartedCurve(values)], x });

it.each([
  ['infinite', [1, Infinity], false],
  ['infinite', [1, -Infinity], true],
  ['zero or below', [1, 0], true],
  ['infinite, or zero or below', [Infinity, -1], true],
])('says that an arrow stands for what is %s', (words, values, log) => {
  expect(beyondWords([plot([1, 2]), plot(values)], log)).toBe(`an arrow at the edge of a plot: ${words}`);
});

it('says nothing where there is no arrow', () => {
  expect(beyondWords([], true)).toBe('');
  expect(beyondWords([plot([1, 2])], true)).toBe('');
  expect(beyondWords([plot([1, 0, -1])], false)).toBe('');
  expect(beyondWords([plot([Infinity])], false)).toBe('');
});

it('says nothing of what lies beside the part that is shown', () => {
  const values = [Infinity, 1, 2, -Infinity];
  expect(beyondWords([plot(values, { low: 0.5, high: 2.5 })], false)).toBe('');
  expect(beyondWords([plot(values, { low: 0.5, high: 3 })], false)).toMatch(/infinite$/);
});
