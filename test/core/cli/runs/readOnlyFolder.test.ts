import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { passingStores } from '../../store/passingStores';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { unprivileged } from '../../unprivileged';
import { runTend } from '../runTend';
import { churn, mlruns } from './mlruns';

const questions = [
  ['list'],
  ['list', '--filter', "params.model = 'lgbm'", '--format', 'json'],
  ['show', 'lgbm-3'],
  ['compare', 'xgb-0', 'lgbm-0'],
  ['export'],
].map((words) => ['runs', ...words]);

const notKept =
  'The store .tend/tend.db cannot be written: the disk or its permissions forbid it. Each command reads the runs anew, and nothing is kept.';

function readOnly(root: string): string {
  execFileSync('chmod', ['-R', 'a+rX,a-w', root]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', root]));
  return root;
}

const tend = (root: string, args: readonly string[]) => unprivileged(() => runTend(root, args));

it('runs in a folder that cannot be written are answered for as elsewhere, and that nothing is kept is said once', async () => {
  const elsewhere = temporaryFolder(mlruns(churn));
  const root = readOnly(temporaryFolder(mlruns(churn)));
  const before = passingStores();
  for (const question of questions) {
    const { code, out, notes } = await runTend(elsewhere, question);
    expect(await tend(root, question)).toEqual({ code, out, notes: [notKept, ...notes] });
  }
  expect((await tend(root, ['runs', 'list', '--quiet'])).notes).toEqual([]);
  expect(existsSync(join(root, '.tend'))).toBe(false);
  expect(passingStores()).toEqual(before);
});

it('what was kept before the folder could not be written is shown with what came after it', async () => {
  const [first, ...others] = churn;
  const root = temporaryFolder(mlruns(first ? [first] : []));
  await runTend(root, ['runs', 'import']);
  addFiles(root, mlruns(churn));
  readOnly(root);
  const { code, out, notes } = await tend(root, ['runs', 'list', '--format', 'csv']);
  expect([code, notes, out.trim().split('\n').length - 1]).toEqual([0, [notKept], others.length + 1]);
});

it('importing there ends in one sentence that says what shows the runs', async () => {
  const root = readOnly(temporaryFolder(mlruns(churn)));
  expect(await tend(root, ['runs', 'import'])).toMatchObject({
    ...{ code: 2, out: '' },
    notes: [
      'tend: The store .tend/tend.db cannot be written: the disk or its permissions forbid it. Runs are imported into it; tend runs list shows those on this disk and keeps nothing.',
    ],
  });
});

it('a store that cannot be read either is one sentence, and nothing is left behind', async () => {
  const root = temporaryFolder(mlruns(churn));
  await runTend(root, ['runs', 'import']);
  readOnly(root);
  execFileSync('chmod', ['a-r', join(root, '.tend/tend.db')]);
  const before = passingStores();
  expect(await tend(root, ['runs', 'list'])).toMatchObject({
    code: 2,
    notes: ['tend: The store .tend/tend.db cannot be read: its permissions forbid it.'],
  });
  expect(passingStores()).toEqual(before);
});
