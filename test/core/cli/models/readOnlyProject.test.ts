import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { passingStores } from '../../store/passingStores';
import { temporaryFolder } from '../../temporaryFolder';
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

it('what only reads answers where nothing can be written as it does elsewhere, and leaves nothing behind', async () => {
  const elsewhere = await threeVersions();
  const churn = await readOnly({ fresh: false });
  const before = passingStores();
  for (const question of questions) {
    const { code, notes } = await unprivileged(() => runTend(churn.root, question));
    expect({ question, code, notes }).toEqual({ question, code: 0, notes: [] });
  }
  const told = await unprivileged(() => runTend(churn.root, ['models', 'live', 'churn']));
  expect(told.out).toBe((await runTend(elsewhere.root, ['models', 'live', 'churn'])).out);
  expect(passingStores()).toEqual(before);
});

it('restores a version to be run, and says of a restore that is recorded what does instead', async () => {
  const churn = await readOnly({ fresh: false });
  const away = temporaryFolder({ 'rows.json': '[[1]]' });
  execFileSync('chmod', ['-R', 'a+rwX', away]);
  const tend = (...args: readonly string[]) => unprivileged(() => runTend(churn.root, ['models', ...args]));
  const ran = await tend('run', 'churn@1', '--input', join(away, 'rows.json'));
  expect(ran.notes).toEqual([expect.stringContaining('model.safetensors can be neither run nor drilled')]);
  const out = join(away, 'unpacked');
  const instead = ['unpack', 'churn@1', '--out', out];
  expect(await tend('restore', 'churn@1', '--out', out)).toMatchObject({
    code: 2,
    notes: [
      `tend: The store .tend/tend.db cannot be written: the disk or its permissions forbid it. A restore is recorded there; tend models ${instead.join(' ')} writes the same files and records nothing.`,
    ],
  });
  expect(await tend(...instead)).toMatchObject({
    code: 0,
    notes: ['Nothing can be recorded here. A purge of churn@1 will not know of this copy.'],
  });
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
