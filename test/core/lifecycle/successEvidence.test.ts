import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../../src/lifecycle/stages';
import { successEvidence } from '../../../src/lifecycle/successEvidence';
import type { ModelFacts } from '../../../src/models/registry/registryFacts';
import { emptyProject, noIntent, success } from './snapshots';

type Metrics = Readonly<Record<string, number | null>>;

function model(name: string, newest: Metrics, live: Metrics | null = null): ModelFacts {
  const recorded = (number: number, metrics: Metrics) => ({ number, metrics, hasData: true });
  return {
    name,
    versions: 2,
    newest: recorded(2, newest),
    production: live && { version: 1, recorded: recorded(1, live), drill: null, gates: null },
    conflicts: [],
    clashes: [],
    troubles: [],
    dangerous: [],
    failedDrills: [],
    replaced: 0,
    rolledBack: 0,
    rolledBackElsewhere: 0,
    deprecated: 0,
    archived: 0,
    purged: 0,
    judged: null,
  };
}

const said = (models: readonly ModelFacts[], change: Partial<typeof success> = {}) =>
  successEvidence({ ...emptyProject, intent: { ...noIntent, success: { ...success, ...change } } }, models).map(
    ({ detail, state }) => `${detail} (${state})`,
  );

describe('whether the success metric is reached', () => {
  it('is told by what is live, however good the newest version is', () => {
    expect(said([model('churn', { val_auc: 0.9 }, { val_auc: 0.6551 })])).toEqual([
      'val_auc ≥ 0.7, missed: churn@1, live, has 0.6551 (warning)',
    ]);
    expect(said([model('churn', { val_auc: 0.1 }, { val_auc: 0.7 })])).toEqual([
      'val_auc ≥ 0.7, reached: churn@1, live, has 0.7 (pass)',
    ]);
  });

  it('is told by the newest version where nothing is live, with the digits that tell it from the target', () => {
    expect(said([model('churn', { val_auc: 0.69999 })])).toEqual([
      'val_auc ≥ 0.7, missed: churn@2, newest, has 0.69999 (begun)',
    ]);
  });

  it('knows metrics that get better downwards', () => {
    const loss = { text: 'loss ≤ 0.5', metric: 'loss', goal: 'minimize', target: 0.5 } as const;
    expect(said([model('a', { loss: 0.4 }), model('b', { loss: 0.6 }), model('c', {})], loss)).toEqual([
      'loss ≤ 0.5, missed by 1 of 3 models, 1 not measured: b@2, newest, has 0.6 (begun)',
    ]);
  });

  it('is not told of all while one that is judged is not measured, though a gate may have read it', () => {
    const partly = (why: string) => `val_auc ≥ 0.7, reached by 1 of 2 models, 1 ${why}: a@1, live, has 0.8 (begun)`;
    const measured = model('a', {}, { val_auc: 0.8 });
    expect(said([measured, model('b', { val_auc: 0.9 }, { f1: 0.8 })])).toEqual([partly('not measured')]);
    expect(said([measured, model('b', { val_auc: null })])).toEqual([partly('read by a gate only')]);
    expect(said([measured, model('b', { val_auc: 0.9 })])).toEqual([
      'val_auc ≥ 0.7, reached: a@1, live, has 0.8; b@2, newest, has 0.9 (pass)',
    ]);
  });

  it('is not known where no version has the metric, and not told where only a gate read it or there is no target', () => {
    expect(said([model('churn', {}, { f1: 0.8 })])).toEqual([
      'val_auc ≥ 0.7, not measured: churn@1, live, has no val_auc (notStarted)',
    ]);
    expect(said([model('a', {}), model('b', {})])).toEqual([
      'val_auc ≥ 0.7, not measured: no model has val_auc (notStarted)',
    ]);
    expect(said([model('churn', { val_auc: null })])).toEqual([]);
    expect(said([model('churn', { val_auc: 0.1 })], { target: null })).toEqual([]);
  });

  it('is no part of the plan, which only says what is wanted', () => {
    const models = [model('churn', {}, { val_auc: 0.6551 })];
    const registry = {
      ...{ models, unreadEvents: 0, unreadModels: null },
      ...{ refusedEvents: 0, newerEvents: 0, editedEvents: 0, absentEvents: 0 },
    };
    const { stages } = lifecycle({ ...emptyProject, intent: { ...noIntent, success }, registry });
    const rows = stages.flatMap(({ id, evidence }) =>
      evidence.filter(({ label }) => label === 'Success metric').map(({ detail }) => `${id}: ${detail}`),
    );
    expect(rows).toEqual([
      'problem: wanted: val_auc ≥ 0.7',
      'validation: val_auc ≥ 0.7, missed: churn@1, live, has 0.6551',
    ]);
  });
});
