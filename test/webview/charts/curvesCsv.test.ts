import { expect, it } from 'vitest';
import { curvesCsv } from '../../../webview/experiments/charts/curvesCsv';
import { chartedCurve } from './charted';

const kinds = (csv: string) => csv.split('\n').map((line) => line.split(',').slice(2).join(','));

it('has the points of a run, and the line that is smoothed over them', () => {
  const run = chartedCurve([1, 3]);
  expect(kinds(curvesCsv([run], 0))).toEqual([
    'kind,from,to,min,max,value,low,high,n',
    'points,0,0,1,1,1,,,',
    'points,1,1,3,3,3,,,',
    '',
  ]);
  expect(kinds(curvesCsv([run], 0.5)).filter((line) => line.startsWith('smoothed'))).toEqual([
    'smoothed,0,0,,,1,,,',
    expect.stringMatching(/^smoothed,1,1,,,2\.\d+,,,$/),
  ]);
});

it('has of a group the mean with its interval where one is drawn, raw and smoothed', () => {
  const at = Float64Array.of(0, 1);
  const mean = { mean: Float64Array.of(2, NaN), low: Float64Array.of(1, NaN), high: Float64Array.of(3, NaN) };
  const group = { at, ...mean, members: Uint32Array.of(3, 1), smoothed: { ...mean, mean: Float64Array.of(2.5, NaN) } };
  const charted = { ...chartedCurve([1, 3]), row: { type: 'group' as const, values: ['a'] }, group };
  expect(kinds(curvesCsv([charted], 0.5)).slice(3)).toEqual([
    'mean,0,0,,,2,1,3,3',
    'smoothed mean,0,0,,,2.5,1,3,3',
    '',
  ]);
});
