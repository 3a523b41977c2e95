import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withMilliseconds } from '../../../../src/runs/query/unitlessDurations';
import { parseFilter } from '../../../../src/runs/query/parseFilter';

it.each([
  ['duration > 900', 'duration > 900ms'],
  ['0.5 < attributes.duration', '0.0005 < attributes.duration'],
  ['duration >= 1e5 and metrics.auc > 0.9', 'duration >= 100000ms and metrics.auc > 0.9'],
  ['duration in (900, 1000)', 'duration in (900ms, 1000ms)'],
  ['not (duration not in (900, 2s))', 'not (duration not in (900ms, 2s))'],
  ['duration > 1.5e3 or 60000 >= duration', 'duration > 1500ms or 60000ms >= duration'],
  ['`duration` > 900', '`duration` > 900ms'],
  ['attributes.`duration` > 900', 'attributes.`duration` > 900ms'],
  ['Run."Duration" > 900', 'Run."Duration" > 900ms'],
  ['Duration > 900', 'Duration > 900ms'],
  ['(duration) > (900)', '(duration) > (900ms)'],
  ['not (((duration)) in ((900), 2s))', 'not (((duration)) in ((900ms), 2s))'],
  ['duration > 1e30', 'duration > 1e+27'],
])('says of %s what it said in milliseconds', (filter, same) => {
  expect(withMilliseconds(filter)).toBe(same);
  expect(parseFilter(same, { now: 0 }).problems).toEqual([]);
});

it.each([
  'duration > 900ms',
  'duration / 1000 > 90',
  'duration * 2 > 900',
  'metrics.n / duration > 5',
  '2 * duration > 900',
  'duration > 2 * 1000',
  '900 + 1 < duration',
  'duration > -5',
  '2 * (duration) > 900',
  '(duration) / 2 > 900',
  "'duration' > 900",
  'min(metrics.duration) > 900',
  'params.`duration` > 900',
  'duration > params.timeout',
  'duration in (900, -1)',
  'duration in (900',
  'duration > 1e999',
  'params.duration > 900',
  "name = 'duration > 900'",
])('leaves %s as it was written', (filter) => {
  expect(withMilliseconds(filter)).toBe(filter);
});

it('makes no filter wrong that was right', () => {
  const side = fc.oneof(fc.constantFrom('duration', 'metrics.n', '2s'), fc.double({ min: 0, noNaN: true }).map(String));
  const between = fc.constantFrom('>', '=', '<=', '+ 1 >', '* 2 <', '> 3 +');
  const filters = fc.tuple(side, between, side).map((parts) => parts.join(' '));
  const isRight = (filter: string) => parseFilter(filter, { now: 0 }).problems.length === 0;
  fc.assert(fc.property(filters, (filter) => !isRight(filter) || isRight(withMilliseconds(filter))));
});
