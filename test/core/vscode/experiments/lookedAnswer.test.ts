import { expect, it } from 'vitest';
import type { Discovery } from '../../../../src/project/discovery';
import { vanished } from '../../../../src/runs/importing/vanished';
import type { RunSourceFacts } from '../../../../src/runs/runStore';
import { lookedAnswer, sourcesAnswer } from '../../../../src/vscode/experiments/lookedAnswer';

const found: Discovery = {
  dataFiles: [],
  scripts: [],
  pythonFiles: [],
  modelFiles: [],
  arrayFiles: [],
  configPath: null,
  leftOut: [],
  leftOutModels: [],
  unreadable: [],
  complete: true,
};

it('the folder itself, where it is a source, has its name', () => {
  const source = (path: string): RunSourceFacts => ({ kind: 'mapped', path, runs: 2, read: 0, problem: null });
  const paths = (project: string) =>
    sourcesAnswer(null, [source('.'), source('runs')], project).map(({ path }) => path);
  expect(paths('churn')).toEqual(['churn', 'runs']);
  expect(paths('runs')).toEqual(['./', 'runs']);
});

it('offers a script before a notebook, which Jupyter executes', () => {
  const book = { path: 'notebooks/eda.ipynb', libraries: ['LightGBM'] };
  const scriptOf = (scripts: readonly (typeof book)[]) =>
    lookedAnswer(null, { discovery: { ...found, scripts }, python: '.venv/bin/python' }, null).script;
  const command = '.venv/bin/python train.py';
  expect(scriptOf([book, { ...book, path: 'train.py' }])).toEqual({ path: 'train.py', command });
  expect(scriptOf([book])?.command).toBe('.venv/bin/python -m jupyter execute notebooks/eda.ipynb');
  expect(scriptOf([])).toBeNull();
});

it('a source that was moved away is not live, though it was found', () => {
  const found = [{ kind: 'mapped' as const, path: '/churn/mlflow.db', watch: [], shown: 'mlflow.db' }];
  const looked = { kinds: [], files: 1, found, done: true };
  const liveWith = (problem: string | null) =>
    sourcesAnswer(looked, [{ kind: 'mapped', path: 'mlflow.db', runs: 2, read: 0, problem }], 'churn')[0]?.live;
  expect(liveWith(null)).toBe(true);
  expect(liveWith(vanished)).toBe(false);
});
