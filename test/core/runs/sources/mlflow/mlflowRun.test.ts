import { expect, it } from 'vitest';
import { mlflowRun } from '../../../../../src/runs/sources/mlflow/mlflowRun';

const record = {
  runId: 'a1',
  experiment: 'churn',
  name: null,
  status: 'finished',
  started: null,
  ended: null,
  deleted: false,
  params: new Map(),
  data: [],
  environment: new Map(),
  artifacts: null,
  sourceName: null,
  sourceVersion: null,
  partly: null,
  state: null,
} as const;

it('knows of uncommitted changes only where a tag says so', () => {
  const dirty = (said: Readonly<Record<string, string>>) => {
    const tags = new Map(Object.entries({ 'mlflow.source.git.commit': 'abc', ...said }));
    return mlflowRun({ ...record, tags }).code?.dirty;
  };
  const said = ['True', 'false', 'perhaps'].map((value) => dirty({ 'mlflow.source.git.dirty': value }));
  expect([dirty({}), ...said]).toEqual([null, true, false, null]);
});
