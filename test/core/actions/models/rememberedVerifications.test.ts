import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RememberedVerifications } from '../../../../src/actions/models/promotion/rememberedVerifications';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { verifyPackage } from '../../../../src/models/package/verifyPackage';
import { keptModel } from './restoring/kept';
import { unwatched } from './packaging';

/** A package in a folder, which is verified as often as `verified` says. */
async function remembering() {
  const { made } = await keptModel();
  const remembered = new RememberedVerifications();
  const counted = { verified: 0 };
  const verify = () => {
    const entries = layoutEntries(made.path);
    return remembered.of(entries, () => {
      counted.verified++;
      return verifyPackage(entries, null, unwatched);
    });
  };
  return { counted, verify, blob: join(made.path, 'blobs/sha256', made.files[0]?.digest.slice(7) ?? '') };
}

it('reads a package once while its files stay the same', async () => {
  const { counted, verify } = await remembering();
  expect([(await verify()).ok, (await verify()).ok, counted.verified]).toEqual([true, true, 1]);
});

it('notices a changed byte although size and modification time are as before', async () => {
  const { counted, verify, blob } = await remembering();
  const when = new Date('2026-01-01T00:00:00Z');
  utimesSync(blob, when, when);
  expect((await verify()).ok).toBe(true);
  chmodSync(blob, 0o644);
  writeFileSync(blob, 'weightz');
  utimesSync(blob, when, when);
  const { ok, problems } = await verify();
  expect([ok, problems.length > 0, counted.verified]).toEqual([false, true, 2]);
});
