import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { archiveModel } from '../../../../../src/actions/models/archiveModel';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import { restoreModel } from '../../../../../src/actions/models/restoreModel';
import { signModel } from '../../../../../src/actions/models/signModel';
import { layoutEntries } from '../../../../../src/models/package/packageEntries';
import { verifyPackage } from '../../../../../src/models/package/verifyPackage';
import { countedCalls, failing } from '../../../disk/faults';
import { unwatched } from '../packaging';
import { temporaryFolder } from '../../../temporaryFolder';
import { contentsOf, damage, goLive, keptModel, smallModel } from './kept';

vi.mock('node:fs', async (original) => (await import('../../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

/** Files of packages below `.tend`. */
function localBytes(root: string): readonly string[] {
  return Object.keys(contentsOf(root)).filter((path) => path.startsWith('.tend/'));
}

const input = { version: 'churn@1', reason: 'replaced' };

describe('archiving a version', () => {
  it('copies it out of .tend, lets go of its local bytes, and restores it from there', async () => {
    const { root, context, made } = await keptModel();
    const { path, letGo, problems, retainUntil } = await archiveModel(context, { ...input, retain: '10y' });
    expect({ path, problems, retainUntil }).toEqual({
      path: `archive/churn/1-${made.digest.slice(7, 19)}`,
      problems: [],
      retainUntil: '2036-11-25T18:00:00.000Z',
    });
    expect(letGo).toBe(made.bytes);
    expect(localBytes(root)).toEqual([]);
    rmSync(join(root, '.tend/objects'), { recursive: true });
    const out = join(temporaryFolder(), 'out');
    const { from, files } = await restoreModel(context, { version: 'churn@1', out });
    expect(from).toBe(`the archive ${path ?? ''}`);
    expect(files.map((file) => file.path)).toContain('model.onnx');
    expect(contentsOf(out)).toMatchObject(smallModel);
    expect(context.registry.version('churn', 1)[0]).toMatchObject({ state: 'archived', digest: made.digest });
  });

  it('keeps the signature of a package', async () => {
    const { root, context } = await keptModel();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await signModel(context, {
      package: 'churn@1',
      path: join(root, 'churn@1'),
      key: { pem, name: 'key.pem' },
      reason: 'released',
    });
    const { path } = await archiveModel(context, input);
    expect(existsSync(join(root, path ?? '', 'model.sig'))).toBe(true);
  });

  it.each([
    ['.tend', '.tend/archive'],
    ['a link to .tend', 'away/archive'],
  ])('refuses to lie in %s', async (_, to) => {
    const { root, context } = await keptModel();
    symlinkSync('.tend', join(root, 'away'));
    await expect(archiveModel(context, { ...input, to: join(root, to) })).rejects.toThrow('never lies in .tend');
  });

  it('refuses a version that is live, and one that was archived before', async () => {
    const { context, made } = await keptModel();
    goLive(context, made.digest);
    await expect(archiveModel(context, input)).rejects.toThrow('churn@1 is live in production');
    const other = await keptModel();
    await archiveModel(other.context, input);
    await expect(archiveModel(other.context, input)).rejects.toThrow('churn@1 is archived already');
  });

  it('refuses a damaged package and a folder of something else, and leaves both as they were', async () => {
    const { root, context, made } = await keptModel();
    const to = join(root, 'archive/churn', `1-${made.digest.slice(7, 19)}`);
    mkdirSync(join(to, 'mine'), { recursive: true });
    await expect(archiveModel(context, input)).rejects.toThrow('it holds other files');
    rmSync(join(root, 'archive'), { recursive: true });
    const weights = made.files.find(({ path }) => path === 'model.onnx')?.digest ?? '';
    damage(context.objects.pathOf(weights));
    await expect(archiveModel(context, input)).rejects.toThrow('damaged');
    expect(existsSync(join(root, 'archive'))).toBe(false);
    expect(context.registry.version('churn', 1)[0]?.archive).toBeNull();
  });

  it('takes what an attempt that was killed had copied already', async () => {
    const { root, context, made } = await keptModel();
    const folder = join(root, 'archive/churn', `1-${made.digest.slice(7, 19)}`);
    cpSync(made.path, folder, { recursive: true });
    expect((await archiveModel(context, input)).path).toBe(`archive/churn/1-${made.digest.slice(7, 19)}`);
  });

  it('extends a retention and never shortens it; a hold is set and lifted', async () => {
    const { context } = await keptModel();
    await archiveModel(context, { ...input, retain: '5y' });
    await expect(archiveModel(context, { ...input, retain: '1y' })).rejects.toThrow('never shortened');
    expect(await archiveModel(context, { ...input, retain: '6y', hold: true })).toMatchObject({
      retainUntil: '2032-11-25T18:00:00.000Z',
      held: true,
    });
    await expect(archiveModel(context, { ...input, hold: true })).rejects.toThrow('held already');
    expect(await archiveModel(context, { ...input, hold: false })).toMatchObject({ held: false });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const { root, context, controller } = await keptModel();
    const before = contentsOf(root);
    const stopping = { ...context, progress: () => controller.abort(new Error('stopped')) };
    await expect(archiveModel(stopping, input)).rejects.toThrow('stopped');
    expect(contentsOf(root)).toEqual(before);
    expect(readdirSync(root)).not.toContain('archive');
  });

  it.each([
    ['lets go later of what it could not let go of, as long as the archive is here', () => undefined, []],
    ['keeps it where the archive is gone', (archive: string) => rmSync(archive, { recursive: true }), ['kept']],
  ])('%s', async (_, meanwhile, expected) => {
    const kept = await keptModel();
    const before = localBytes(kept.root);
    const context = { ...kept.context, now: () => new Date() };
    vi.spyOn(context.objects, 'erase').mockImplementationOnce(() => {
      throw new Error('the disk is gone');
    });
    expect((await archiveModel(context, input)).problems).toEqual([
      'What is not needed any more could not be deleted: the disk is gone',
    ]);
    meanwhile(join(kept.root, 'archive'));
    const left = await leftAfterCollecting(kept, before);
    expect(left.length > 0 ? ['kept'] : []).toEqual(expected);
  });

  it('is done whole or not at all, whichever call fails; what was not let go of is found by the next collection', async () => {
    let kept = await keptModel();
    let before = contentsOf(kept.root);
    for (let n = 1; ; n++) {
      const { root, made } = kept;
      const context = { ...kept.context, now: () => new Date() };
      const { failed, error } = await failing(n, () => archiveModel(context, input));
      const [version] = context.registry.version('churn', 1);
      if (error !== null) {
        expect({ n, state: version?.state, contents: contentsOf(root), names: readdirSync(root) }).toEqual({
          n,
          state: 'registered',
          contents: before,
          names: expect.not.arrayContaining(['archive']) as string[],
        });
        continue;
      }
      expect({ n, state: version?.state }).toEqual({ n, state: 'archived' });
      const folder = join(root, version?.archive?.to ?? '');
      expect(await verifyPackage(layoutEntries(folder), null, unwatched)).toMatchObject({
        ok: true,
        digest: made.digest,
      });
      const local = failed ? await leftAfterCollecting(kept, Object.keys(before)) : localBytes(root);
      expect({ n, local }).toEqual({ n, local: [] });
      if (!failed) break;
      kept = await keptModel();
      before = contentsOf(kept.root);
    }
    expect(countedCalls().length).toBeGreaterThan(20);
  }, 60_000);
});

/** Packages something else an hour later, which collects first; returns what of the version is still there. */
async function leftAfterCollecting(
  { root, packaging }: Awaited<ReturnType<typeof keptModel>>,
  before: readonly string[],
): Promise<readonly string[]> {
  for (const path of localBytes(root)) utimesSync(join(root, path), 0, 0);
  writeFileSync(join(root, 'other.onnx'), 'others');
  const other = await packageModel(packaging, { source: join(root, 'other.onnx'), name: 'other' });
  const needed = packaging.objects.heldBy(other.digest).map((digest) => packaging.objects.pathOf(digest));
  return localBytes(root).filter((path) => before.includes(path) && !needed.includes(join(root, path)));
}
