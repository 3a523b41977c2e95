import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { suitableVersions } from '../../../../../src/actions/models/pages/suitableVersions';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { registerModel } from '../../../../../src/actions/models/registerModel';
import { registration } from '../../../models/registry/happenings';
import { goLive, keptModel } from '../restoring/kept';

const purge = { act: 'purge', stage: null } as const;

it('a version is offered for a purge only where its bytes are', async () => {
  const { root, context, made } = await keptModel();
  expect(suitableVersions(context, purge)).toEqual([made.digest]);
  for (const folder of ['objects', 'packages']) rmSync(join(root, '.tend', folder), { recursive: true });
  expect(suitableVersions(context, purge)).toEqual([]);
});

it('a version is offered to be run only where its bytes are, what is live first', async () => {
  const { root, context, packaging, made } = await keptModel();
  const other = await packageModel(packaging, { source: join(root, 'model.onnx'), name: 'churn' });
  await registerModel(context, { package: other.path, reason: 'second' });
  recordEvents(context, () => [registration('churn', 3)]);
  const run = { act: 'run', stage: null } as const;
  expect(suitableVersions(context, run)).toEqual([other.digest, made.digest]);
  goLive(context, made.digest);
  expect(suitableVersions(context, run)).toEqual([made.digest, other.digest]);
});

it('the versions of a model are read once for all that may be purged, however many there are', async () => {
  const { context } = await keptModel();
  recordEvents(context, () => Array.from({ length: 30 }, (_, index) => registration('churn', index + 2)));
  const versions = vi.spyOn(context.registry, 'versions');
  suitableVersions(context, purge);
  expect(versions).toHaveBeenCalledTimes(1);
});
