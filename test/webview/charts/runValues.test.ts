import { expect, it } from 'vitest';
import { finishedRuns, runValues, spansDecades, statusColumn } from '../../../webview/experiments/charts/runValues';

const loss = { kind: 'metric', key: 'loss', of: 'last' } as const;

it('of runs that finished are those that the table counts, each with its own name and number', () => {
  const answer = {
    ids: ['a', 'b', 'c', 'd'],
    names: ['failed', 'one', 'running', 'two'],
    columns: [
      { type: 'numbers' as const, values: Float64Array.of(0.4, 0.1, 9, 0.2), present: Uint8Array.of(1, 1, 1, 0) },
      { type: 'texts' as const, values: ['failed', 'finished', 'running', 'finished'] },
    ],
  };
  const finished = finishedRuns(runValues(answer, [loss, statusColumn]));
  expect(finished.ids).toEqual(['b', 'd']);
  expect(finished.names).toEqual(['one', 'two']);
  expect([0, 1].map((run) => finished.at(loss, run))).toEqual([0.1, null]);
});

it('take a logarithmic axis from two powers of ten on', () => {
  expect(
    [
      [0.1, 0.01, 0.001],
      [0.07, 0.007, 0.0007],
      [1, 10, 99],
      [0, 1, 1000],
      [1, 1000],
    ].map(spansDecades),
  ).toEqual([true, true, false, false, false]);
});
