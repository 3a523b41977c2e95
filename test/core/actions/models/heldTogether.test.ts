import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { registerModel } from '../../../../src/actions/models/registerModel';
import { verifyModel } from '../../../../src/actions/models/verifyModel';
import { registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext } from './packaging';

type Registry = ReturnType<typeof openedRegistry>;

/** What came in lately is never collected. */
function age(objects: Registry['objects'], digests: readonly string[]): void {
  for (const digest of digests) utimesSync(objects.pathOf(digest), new Date(0), new Date(0));
}

it('two who register one package at once leave one version with its bytes', async () => {
  const root = temporaryFolder({ 'model.onnx': 'weights' });
  const out = join(root, 'package');
  const { digest } = await packageModel(packagingContext(root).context, {
    source: join(root, 'model.onnx'),
    name: 'churn',
    out,
  });
  const [ana, ben] = [openedRegistry(root), openedRegistry(root, { actor: 'ben@example.com' })];
  const both = await Promise.allSettled([ana, ben].map((it) => registerModel(it, { package: out, reason: 'first' })));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ana.objects.heldBy(digest)).toContain(digest);
  rmSync(out, { recursive: true });
  age(ana.objects, ana.objects.heldBy(digest));
  expect(ana.objects.collect()).toEqual({ files: 0, bytes: 0 });
  expect(await verifyModel(ana, { package: 'churn@1', path: join(root, 'churn@1'), key: null })).toMatchObject({
    ok: true,
  });
});

it('who fails to make a package lets go of nothing that another one registered meanwhile', async () => {
  const root = temporaryFolder({ 'model.onnx': 'weights' });
  const { context } = packagingContext(root);
  const other = openedRegistry(root, { actor: 'ben@example.com' });
  const input = { source: join(root, 'model.onnx'), name: 'churn' };
  let made = '';
  const append: typeof context.audit.append = ({ subjectDigest }) => {
    made = subjectDigest ?? '';
    recordEvents(other, () => [registration('churn', 1, { digest: made })]);
    throw new Error('the disk is full');
  };
  await expect(packageModel({ ...context, audit: { ...context.audit, append } }, input)).rejects.toThrow('full');
  expect(other.objects.heldBy(made)).toContain(made);
  const fails = { ...context.audit, append: () => expect.fail('the disk is full again') };
  const another = { source: join(root, 'model.onnx'), name: 'other' };
  await expect(packageModel({ ...context, audit: fails }, another)).rejects.toThrow('full again');
  expect(other.objects.owners()).toEqual([made]);
});
