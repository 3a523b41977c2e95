import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageableRuns } from '../../../../../src/actions/models/pages/packageableRuns';
import type { MetricFacts, RunDetails } from '../../../../../src/runs/runStore';
import { temporaryFolder } from '../../../temporaryFolder';

const auc = { kind: 'metric', key: 'val_auc', of: 'last' } as const;

function run(number: number, artifacts: string, given: Partial<RunDetails> = {}): RunDetails {
  const metrics = new Map([['val_auc', { last: 0.8 + number / 100 } as MetricFacts]]);
  return {
    ...{ number, id: `run-${number}`, name: `forest ${number}`, experiment: 'churn', status: 'finished' },
    ...{ artifacts, nativeId: `run-${number}`, source: 'mlruns', started: number, ended: number * 1000, metrics },
    ...given,
  } as RunDetails;
}

it('offers runs that logged a model which is here, in the order of the store, with the metric that counts', () => {
  const root = temporaryFolder({ 'a/model/MLmodel': '', 'b/model/MLmodel': '', 'c/notes.txt': '' });
  const known = [
    run(4, join(root, 'a'), { status: 'running' }),
    run(3, join(root, 'b')),
    run(2, join(root, 'c')),
    run(1, join(root, 'a'), { metrics: new Map(), ended: null }),
  ];
  const runs = {
    find: () => Int32Array.from(known.map(({ number }) => number)),
    details: (number: number) => known.find((it) => it.number === number) ?? null,
    columns: () => [{ column: auc, runs: 4, numeric: true, differs: true, series: false }],
  };
  expect(packageableRuns({ root, config: {}, runs })).toEqual([
    { id: 'run-3', name: 'forest 3', experiment: 'churn', metric: 'val_auc 0.83', at: 3000 },
    { id: 'run-1', name: 'forest 1', experiment: 'churn', metric: '', at: 1 },
  ]);
});
