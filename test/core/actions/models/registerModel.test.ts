import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { registerModel } from '../../../../src/actions/models/registerModel';
import { failing } from '../../disk/faults';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { churn, churnInput, packagingContext } from './packaging';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

/** A folder with the package of a model outside the store. */
async function project(): Promise<string> {
  const root = temporaryFolder(churn);
  await packageModel(packagingContext(root).context, { ...churnInput(root), out: join(root, 'package') });
  return root;
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

it('registers whole or not at all, whichever write, fsync or rename fails', async () => {
  const made = temporaryFolder({ 'model.onnx': 'weights' });
  const [source, out] = [join(made, 'model.onnx'), join(made, 'package')];
  await packageModel(packagingContext(made).context, { source, name: 'churn', out });
  for (let failAt = 1; ; failAt++) {
    const root = temporaryFolder();
    const context = openedRegistry(root);
    const input = { package: join(made, 'package'), reason: 'trained anew' };
    const { failed, error } = await failing(failAt, () => registerModel(context, input));
    const ledger = filesBelow(join(root, 'tend/ledger'));
    const objects = filesBelow(join(root, '.tend/objects'));
    const { registry, audit } = context;
    expect([registry.models().length, audit.count(), ledger.length]).toEqual(error ? [0, 0, 0] : [1, 1, 1]);
    if (error) expect(objects).toEqual([]);
    expect(verifyAudit(context).ok).toBe(true);
    if (error && failAt % 4 === 0) expect(await registerModel(context, input)).toMatchObject({ version: 'churn@1' });
    if (!failed) {
      expect(failAt).toBeGreaterThan(20);
      break;
    }
  }
}, 60_000);

it('keeps what the package says of its run, data and code beside the verdict of its model', async () => {
  const root = await project();
  writeFileSync(join(root, 'model.joblib'), 'changed afterwards');
  const context = openedRegistry(root);
  const { version, digest } = await registerModel(context, { package: join(root, 'package'), reason: 'first' });
  expect(version).toBe('churn@1');
  expect(context.registry.byDigest(digest)[0]).toMatchObject({
    model: 'churn',
    number: 1,
    state: 'registered',
    reason: 'first',
    registered: {
      files: expect.any(Number) as number,
      data: [{ path: 'data/train.csv' }],
      licence: 'MIT',
      parent: null,
    },
  });
});
