import { existsSync, renameSync, rmSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { archiveModel } from '../../../../../src/actions/models/archiveModel';
import { restoreModel } from '../../../../../src/actions/models/restoreModel';
import { failing } from '../../../disk/faults';
import { contentsOf, damage, keptModel, smallModel } from './kept';

vi.mock('node:fs', async (original) => (await import('../../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

describe('restoring a version', () => {
  it('takes the next place where one is damaged, and says which', async () => {
    const { root, context, made } = await keptModel();
    const weights = made.files.find(({ path }) => path === 'model.onnx')?.digest ?? '';
    const object = context.objects.pathOf(weights);
    rmSync(object);
    const { from, problems } = await restoreModel(context, { version: 'churn@1', out: join(root, 'out') });
    expect(from).toMatch(/^\.tend\/packages\/churn\//);
    expect(problems).toMatchObject([expect.stringContaining('the objects of this project')]);
    expect(contentsOf(join(root, 'out'))).toMatchObject(smallModel);
  });

  it('refuses bytes that are damaged everywhere, and writes nothing', async () => {
    const { root, context, made } = await keptModel();
    damage(context.objects.pathOf(made.files.find(({ path }) => path === 'model.onnx')?.digest ?? ''));
    await expect(restoreModel(context, { version: 'churn@1', out: join(root, 'out') })).rejects.toThrow(
      /churn@1 cannot be restored.*model.onnx is damaged/,
    );
    expect(existsSync(join(root, 'out'))).toBe(false);
  });

  it('says where the bytes are that are not here, and takes an archive that was moved', async () => {
    const { root, context } = await keptModel();
    await archiveModel(context, { version: 'churn@1', reason: 'old' });
    renameSync(join(root, 'archive'), join(root, 'moved'));
    const input = { version: 'churn@1', out: join(root, 'out') };
    await expect(restoreModel(context, input)).rejects.toThrow(/not here: it was archived to archive\/churn\/1-/);
    await expect(restoreModel(context, { ...input, from: join(root, '.tend') })).rejects.toThrow('holds no archive');
    const { from } = await restoreModel(context, { ...input, from: join(root, 'moved') });
    expect(from).toMatch(/^the archive moved\/churn\/1-/);
  });

  it('writes into an empty folder only', async () => {
    const { root, context } = await keptModel();
    await expect(restoreModel(context, { version: 'churn@1', out: root })).rejects.toThrow('is not empty');
  });

  it('takes what was archived back whole or not at all, whichever call fails', async () => {
    const { root, context } = await keptModel();
    await archiveModel(context, { version: 'churn@1', reason: 'old' });
    const before = contentsOf(root);
    for (let n = 1; ; n++) {
      const out = join(root, 'out');
      const { error } = await failing(n, () => restoreModel(context, { version: 'churn@1', out }));
      const [version] = context.registry.version('churn', 1);
      if (error === null) {
        expect(version?.state).toBe('registered');
        break;
      }
      expect({ n, contents: contentsOf(root), state: version?.state }).toEqual({
        n,
        contents: before,
        state: 'archived',
      });
    }
  });

  it('is done whole or not at all, whichever call fails', async () => {
    const { root, context } = await keptModel();
    const before = contentsOf(root);
    for (let n = 1; ; n++) {
      const out = join(root, 'out');
      const { error } = await failing(n, () => restoreModel(context, { version: 'churn@1', out }));
      if (error === null) break;
      expect({ n, contents: contentsOf(root), out: existsSync(out) }).toEqual({ n, contents: before, out: false });
    }
    expect(contentsOf(join(root, 'out'))).toMatchObject(smallModel);
    expect(context.registry.events({ limit: 9, kinds: ['restored'] })).toHaveLength(1);
  });
});
