import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { unprivileged } from '../../unprivileged';
import type { PromotionProject } from './promotionProject';
import { threeVersions } from './threeVersions';

const why = ['--reason', 'because'];

/** Of all that only the ledger is read-only. */
async function project(): Promise<PromotionProject> {
  const churn = await threeVersions();
  execFileSync('chmod', ['-R', 'a+rwX', churn.root]);
  execFileSync('chmod', ['-R', 'a-w', join(churn.root, 'tend/ledger')]);
  return churn;
}

/** Every file with what is in it, and what is recorded. */
function standing({ root }: PromotionProject) {
  const { registry, audit } = openedRegistry(root);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !/\.tend\/(tend\.db|ledger-read)|[\\/]\.git[\\/]/.test(path));
  const files = paths.map((path) => [relative(root, path), readFileSync(path, 'base64')]);
  return { revision: registry.revision(), audited: audit.count(), files: files.sort() };
}

it.each([
  ['promote', 'churn@3', '--to', 'production'],
  ['approve', 'churn@3', '--to', 'production'],
  ['rollback', 'churn'],
  ['withdraw', 'churn', '--stage', 'production'],
  ['deprecate', 'churn@1'],
  ['register', 'ready'],
  ['sign', 'churn@3', '--key', 'key.pem'],
  ['archive', 'churn@3'],
  ['purge', 'churn@3'],
])('where the ledger is read-only, %s says so in one sentence and leaves everything as it was', async (...args) => {
  const churn = await project();
  const before = standing(churn);
  const { code, out, notes } = await unprivileged(() => churn.run(...args, ...why));
  expect({ code, out, notes }).toEqual({
    ...{ code: 2, out: '' },
    notes: ['tend: tend/ledger cannot be written: its permissions forbid it. Nothing was recorded or changed.'],
  });
  execFileSync('chmod', ['-R', 'a+rwX', churn.root]);
  expect(standing(churn)).toEqual(before);
});

it('where the ledger is read-only, a version is unpacked all the same, and it is said that no purge will know of it', async () => {
  const churn = await project();
  const { code, notes } = await unprivileged(() => churn.run('unpack', 'churn@3', '--out', 'copied'));
  expect([code, notes]).toEqual([
    0,
    [
      'tend/ledger cannot be written: its permissions forbid it. Nothing was recorded or changed. A purge of churn@3 will not know of this copy.',
    ],
  ]);
  expect(readdirSync(join(churn.root, 'copied'))).toContain('MLmodel');
  execFileSync('chmod', ['-R', 'a+rwX', churn.root]);
  expect(openedRegistry(churn.root).registry.events({ kinds: ['restored'], limit: 9 })).toEqual([]);
});
