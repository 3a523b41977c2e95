import type * as Fs from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { packageableRuns } from '../../../../../src/actions/models/pages/packageableRuns';
import type { MetricFacts, RunDetails } from '../../../../../src/runs/runStore';
import { temporaryFolder } from '../../../temporaryFolder';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) };
});

const auc = { kind: 'metric', key: 'val_auc', of: 'last' } as const;

function run(number: number, artifacts: string, given: Partial<RunDetails> = {}): RunDetails {
  const metrics = new Map([['val_auc', { last: 0.8 + number / 100 } as MetricFacts]]);
  return {
    ...{ number, id: `run-${number}`, name: `forest ${number}`, experiment: 'churn', status: 'finished' },
    ...{ artifacts, nativeId: `run-${number}`, source: 'mlruns', started: number, ended: number * 1000, metrics },
    ...given,
  } as RunDetails;
}

function storeOf(known: readonly RunDetails[]) {
  return {
    find: () => Int32Array.from(known.map(({ number }) => number)),
    details: (number: number) => known.find((it) => it.number === number) ?? null,
    columns: () => [{ column: auc, runs: 4, numeric: true, differs: true, series: false }],
  };
}

it('offers runs that logged a model which is here, in the order of the store, with the metric that counts', () => {
  const root = temporaryFolder({ 'a/model/MLmodel': '', 'b/model/MLmodel': '', 'c/notes.txt': '' });
  const known = [
    run(4, join(root, 'a'), { status: 'running' }),
    run(3, join(root, 'b')),
    run(2, join(root, 'c')),
    run(1, join(root, 'a'), { metrics: new Map(), ended: null }),
  ];
  expect(packageableRuns({ root, config: {}, runs: storeOf(known) })).toEqual([
    { id: 'run-3', name: 'forest 3', experiment: 'churn', metric: 'val_auc 0.83', at: 3000 },
    { id: 'run-1', name: 'forest 1', experiment: 'churn', metric: '', at: 1 },
  ]);
});

it('reads each model that MLflow 3 keeps beside the runs once, however many runs there are', () => {
  const models = Array.from({ length: 5 }, (_, index) => [
    `mlruns/1/models/m-${index}/artifacts/MLmodel`,
    `run_id: run-${index}\n`,
  ]);
  const root = temporaryFolder(Object.fromEntries(models) as Record<string, string>);
  const known = Array.from({ length: 20 }, (_, number) => run(number, join(root, 'none')));
  vi.mocked(readFileSync).mockClear();
  const offered = packageableRuns({ root, config: {}, runs: storeOf(known) });
  expect(offered.map(({ id }) => id)).toEqual(['run-0', 'run-1', 'run-2', 'run-3', 'run-4']);
  expect(readFileSync).toHaveBeenCalledTimes(5);
});
