import { expect, it } from 'vitest';
import { lostMetrics, runMetrics } from '../../../../src/actions/models/packaging/runFacts';
import type { RunDetails } from '../../../../src/runs/runStore';

const runOf = (metrics: Readonly<Record<string, number>>) =>
  ({ metrics: new Map(Object.entries(metrics).map(([key, last]) => [key, { last }])) }) as unknown as RunDetails;

it('takes the metrics of a run that are numbers, and says which are not', () => {
  const run = runOf({ auc: 0.9, 'val/acc': NaN, m33: Infinity, m34: -Infinity, m35: NaN, m36: NaN });
  expect(runMetrics(run)).toEqual({ auc: 0.9 });
  expect(lostMetrics(run)).toEqual([
    'Metrics of its run that are no finite number are left out: val/acc (NaN), m33 (∞), m34 (−∞) and 2 more.',
  ]);
});

it('says nothing where all are numbers, and without a run', () => {
  expect([lostMetrics(runOf({ auc: 0.9 })), lostMetrics(null)]).toEqual([[], []]);
});
