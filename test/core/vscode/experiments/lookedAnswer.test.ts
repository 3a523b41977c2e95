import { expect, it } from 'vitest';
import type { RunSourceFacts } from '../../../../src/runs/runStore';
import { sourcesAnswer } from '../../../../src/vscode/experiments/lookedAnswer';

it('the folder itself, where it is a source, has its name', () => {
  const source = (path: string): RunSourceFacts => ({ kind: 'mapped', path, runs: 2, read: 0, problem: null });
  const paths = sourcesAnswer(null, [source('.'), source('runs')], 'churn').map(({ path }) => path);
  expect(paths).toEqual(['churn', 'runs']);
});
