import { expect, it } from 'vitest';
import type { Champion, GateEvidence } from '../../../../src/models/gates/gate';
import { champion } from '../../../../src/models/gates/kinds/champion';
import { metric } from '../../../../src/models/gates/kinds/metric';

function metricFigures(metricProblems: GateEvidence['metricProblems']) {
  const recorded = { name: 'auc', value: 0.9, low: null, high: null, n: null, source: 'run', at: 1, leftOut: 0 };
  const evidence = { metrics: [recorded], metricProblems } as unknown as GateEvidence;
  return metric.judge({ name: 'auc', min: 0.8, max: null }, evidence).figures;
}

function championFigures(more: Partial<Champion>) {
  const compared = { candidate: 0.9, champion: 0.8, difference: 0.1, low: 0.05, high: 0.15, rows: 100, test: '' };
  const against: Champion = {
    ...{ version: 1, comparisons: [{ metric: 'auc', goal: 'maximize', ...compared }], problem: null },
    ...{ overlap: { champion: 100, shared: 100, leftOut: '' }, ...more },
  };
  const evidence = { champion: against, model: 'churn', stage: 'production', version: 2 } as unknown as GateEvidence;
  return champion.judge({ margin: 0, minOverlap: 0.95 }, evidence).figures;
}

it('a metric has the figure that was judged, and none where a recorded one does not stand in', () => {
  expect(metricFigures([])).toEqual({ estimate: 0.9, interval: null });
  expect(
    metricFigures([{ metric: 'auc', verdict: 'inconclusive', text: 'its predictions cannot be read' }]),
  ).toBeNull();
});

it('a champion has the difference that was judged, and none where too little was compared', () => {
  expect(championFigures({})).toEqual({ estimate: 0.1, interval: [0.05, 0.15] });
  expect(championFigures({ overlap: { champion: 100, shared: 20, leftOut: '' } })).toBeNull();
  expect(championFigures({ problem: { verdict: 'inconclusive', text: 'nobody knows' } })).toBeNull();
});
