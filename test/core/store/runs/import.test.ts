import { describe, expect, it } from 'vitest';
import { attribute, imported, metric, names, openIn, param, series, write } from './imported';

describe('a run', () => {
  it('comes back as it was imported', () => {
    const { runs } = openIn();
    const visit = runs.visit('mlflow-files', 'mlruns');
    const run = imported('r1', {
      name: 'first',
      started: 1000,
      ended: 4000,
      params: { lr: '1e-3', model: 'rf' },
      tags: { 'mlflow.user': 'ana' },
      environment: { python: '3.12' },
      code: { commit: 'abc', branch: 'main', repository: null, dirty: true, script: 'train.py', command: null },
      data: [{ name: 'd', digest: '1', context: 'training', source: 's.csv' }],
      artifacts: '/a/b',
      partly: 'one metric could not be read',
      state: '{"size":3}',
    });
    visit.run(run);
    visit.points(series('r1', 'loss', [3, 1, NaN, 2]));
    expect(visit.pending).toBeGreaterThan(0);
    expect(names(runs)).toEqual([]);
    expect(visit.commit('state')).toEqual({ imported: 1, updated: 0 });
    expect(visit.pending).toBe(0);
    visit.end({ at: 5, problem: null });
    const number = runs.byId(runs.runs([1])[0]?.id ?? '') ?? 0;
    expect(runs.details(number)).toEqual({
      number: 1,
      id: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
      kind: 'mlflow-files',
      source: 'mlruns',
      nativeId: 'r1',
      experiment: 'Default',
      name: 'first',
      recordedName: 'first',
      status: 'finished',
      started: 1000,
      ended: 4000,
      lastSign: null,
      parent: null,
      artifacts: '/a/b',
      partly: 'one metric could not be read',
      gone: false,
      starred: false,
      archived: false,
      note: '',
      labels: [],
      params: run.params,
      tags: run.tags,
      metrics: new Map([['loss', { last: 2, min: 1, max: 3, lastStep: 3, lastTime: NaN, count: 4 }]]),
      environment: run.environment,
      code: run.code,
      data: run.data,
    });
    expect(runs.points(number, 'loss')).toEqual({
      steps: Float64Array.of(0, 1, 2, 3),
      times: Float64Array.of(NaN, NaN, NaN, NaN),
      values: Float64Array.of(3, 1, NaN, 2),
    });
    expect(runs.values(metric('loss', 'min'), Int32Array.of(number))).toEqual({
      type: 'numbers',
      values: Float64Array.of(1),
      present: Uint8Array.of(1),
    });
    expect(runs.values(param('model'), Int32Array.of(number, 99))).toEqual({ type: 'texts', values: ['rf', null] });
    expect(runs.values(attribute('duration'), Int32Array.of(number))).toMatchObject({ values: Float64Array.of(3000) });
    expect(runs.sources()).toEqual([{ kind: 'mlflow-files', path: 'mlruns', runs: 1, read: 5, problem: null }]);
    const next = runs.visit('mlflow-files', 'mlruns');
    expect([next.state, [...next.runStates()]]).toEqual(['state', [['r1', '{"size":3}']]]);
  });
});

describe('sorting', () => {
  it('puts what is missing, and NaN, last both ways', () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'nan', metrics: { a: NaN } },
      { id: 'one', metrics: { a: 1 } },
      { id: 'none' },
      { id: 'infinite', metrics: { a: -Infinity } },
    ]);
    const by = (descending: boolean) => names(runs, { order: [{ column: metric('a'), descending }] });
    expect(by(false)).toEqual(['infinite', 'one', 'none', 'nan']);
    expect(by(true)).toEqual(['one', 'infinite', 'none', 'nan']);
  });
});
