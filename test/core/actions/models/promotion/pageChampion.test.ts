import { expect, it } from 'vitest';
import { pageChampion } from '../../../../../src/actions/models/promotion/page/pageChampion';
import type { DeclaredGate } from '../../../../../src/models/gates/declaredGate';
import type { GateEvidence } from '../../../../../src/models/gates/gate';

it('says of a metric of which less is better how much better it is, against the margin of the gate', () => {
  const rmse = {
    metric: 'rmse',
    goal: 'minimize',
    champion: 1,
    candidate: 0.5,
    difference: -0.5,
    low: -0.6,
    high: -0.4,
  };
  const comparisons = [{ ...rmse, rows: 60, test: 'paired bootstrap' }];
  const evidence = { model: 'churn', champion: { version: 1, comparisons, overlap: null, problem: null } };
  const gate = { key: 'champion', settings: { margin: 0.1, minOverlap: 1 } };
  const { rows } = pageChampion(evidence as unknown as GateEvidence, [gate as unknown as DeclaredGate]);
  expect(rows).toMatchObject([
    {
      metric: 'rmse',
      lowerIsBetter: true,
      margin: 0.1,
      better: { difference: 0.5, low: 0.4, high: 0.6 },
      state: 'pass',
    },
  ]);
});
