import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { unprivileged } from '../../unprivileged';
import { runTend } from '../runTend';
import { threeVersions } from './threeVersions';

const questions = [
  ['models', 'list'],
  ['models', 'show', 'churn@1'],
  ['models', 'live', 'churn'],
  ['audit', 'log'],
  ['audit', 'verify'],
];

/** Of which nothing can be written; `fresh`: as git brings it, without a store. */
async function readOnly({ fresh }: { readonly fresh: boolean }) {
  const churn = await threeVersions();
  if (fresh) rmSync(join(churn.root, '.tend'), { recursive: true });
  execFileSync('chmod', ['-R', 'a+rX,a-w', churn.root]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', churn.root]));
  return churn;
}

const leftBehind = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('tend-passing-') && name.includes(`-${process.pid}-`));

it('what only reads answers where nothing can be written as it does elsewhere, and leaves nothing behind', async () => {
  const elsewhere = await threeVersions();
  const churn = await readOnly({ fresh: false });
  const before = leftBehind();
  for (const question of questions) {
    const { code, notes } = await unprivileged(() => runTend(churn.root, question));
    expect({ question, code, notes }).toEqual({ question, code: 0, notes: [] });
  }
  const told = await unprivileged(() => runTend(churn.root, ['models', 'live', 'churn']));
  expect(told.out).toBe((await runTend(elsewhere.root, ['models', 'live', 'churn'])).out);
  expect(leftBehind()).toEqual(before);
});

it('a clone on a disk that cannot be written knows what its ledger says', async () => {
  const churn = await readOnly({ fresh: true });
  const { code, out } = await unprivileged(() => runTend(churn.root, ['models', 'list']));
  expect([code, out]).toEqual([0, expect.stringContaining('churn')]);
});

it('what writes says in one sentence that it cannot', async () => {
  const churn = await readOnly({ fresh: true });
  const { code, notes } = await unprivileged(() =>
    runTend(churn.root, ['models', 'deprecate', 'churn@1', '--reason', 'old']),
  );
  expect([code, notes]).toEqual([
    2,
    ['tend: The store .tend/tend.db cannot be written: the disk or its permissions forbid it.'],
  ]);
});
