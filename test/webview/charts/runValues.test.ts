import { expect, it } from 'vitest';
import { finishedRuns, runValues, statusColumn } from '../../../webview/experiments/charts/runValues';

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
