import { expect, it } from 'vitest';
import type { RunCode } from '../../../../src/runs/run';
import { runAgainTask, runAgainWords, type RunAgain } from '../../../../src/vscode/experiments/runAgainWords';

const then = 'abc1234'.padEnd(40, '0');
const now = 'def5678'.padEnd(40, '0');
const recorded: RunCode = {
  commit: then, branch: null, repository: null, dirty: false, script: 'train.py', command: null,
}; // prettier-ignore
const words = (facts: Partial<RunAgain>) =>
  runAgainWords({ kind: 'mlflow-sqlite', code: recorded, now: then, folder: 'churn', ...facts });
const task = 'The command runs as a task in the folder of the project.';

it('says that MLflow keeps no arguments, before a run is started again without them', () => {
  expect(words({})).toBe(`MLflow records the script without its arguments: add those that the run had. ${task}`);
  expect(words({ code: { ...recorded, command: 'python train.py --lr 0.1' } })).toBe(task);
});

it('says how to have the code of the run without touching the folder', () => {
  expect(words({ now })).toContain(
    'The run was made at abc1234; the folder is at def5678. For that code in a folder of its own run git worktree add ../churn-abc1234 abc1234, and the command there.',
  );
});

it('says where the code cannot be had again', () => {
  expect(words({ code: { ...recorded, dirty: true } })).toContain(
    'The run was made at abc1234 with changes that were not committed.',
  );
  for (const commit of [null, '--output=x'])
    expect(words({ code: { ...recorded, commit } })).toContain(
      'Its commit was not recorded, so the code may be another.',
    );
});

it('says where nobody recorded whether the code had changes on top of its commit', () => {
  const unsaid = 'Whether the run had changes that were not committed was not recorded.';
  expect(words({ code: { ...recorded, dirty: null } })).toContain(unsaid);
  expect(words({ code: { ...recorded, dirty: null }, now })).toContain(unsaid);
  expect(words({ code: { ...recorded, dirty: null, commit: null } })).not.toContain(unsaid);
  expect(words({})).not.toContain(unsaid);
});

it('names the task by the commit of the run, and by that of the folder where it is another', () => {
  const named = (commit: string | null, at: string | null) =>
    runAgainTask('first', { code: { ...recorded, commit }, now: at });
  expect(named(then, then)).toBe('first, made at abc1234');
  expect(named(then, now)).toBe('first, made at abc1234, now at def5678');
  expect(named(then, null)).toBe('first, made at abc1234');
  expect(named('abc1234', then)).toBe('first, made at abc1234');
  expect(named('--output=x', now)).toBe('first, its commit not recorded');
});
