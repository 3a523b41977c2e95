import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveModel } from '../../../../../src/actions/models/archiveModel';
import { deprecateModel } from '../../../../../src/actions/models/deprecateModel';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import { purgeModel } from '../../../../../src/actions/models/purgeModel';
import { registerModel } from '../../../../../src/actions/models/registerModel';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { restoreModel } from '../../../../../src/actions/models/restoreModel';
import { suitableVersions } from '../../../../../src/actions/models/pages/suitableVersions';
import { purgeRemains } from '../../../../../src/actions/models/restoring/purgeRemains';
import { releaseArchived } from '../../../../../src/actions/models/restoring/releaseArchived';
import { openedRegistry } from '../../../models/registry/openedRegistry';
import { temporaryFolder } from '../../../temporaryFolder';
import { contentsOf, goLive, keptModel } from './kept';

const input = { version: 'churn@1', reason: 'its data was withdrawn' };
const later = () => new Date('2037-01-01T00:00:00Z');

describe('purging a version', () => {
  it('deletes archive and objects, and keeps the digests of its files', async () => {
    const { root, context, made } = await keptModel();
    const { path } = await archiveModel(context, { ...input, retain: '10y' });
    expect(() => purgeModel(context, input)).toThrow(
      'churn@1 is to be kept until 2036-11-25; it can be purged after that.',
    );
    const lastDay = () => new Date('2036-11-25T02:53:00Z');
    expect(() => purgeModel({ ...context, now: lastDay }, input)).toThrow(
      'churn@1 is to be kept until 2036-11-25 18:00 UTC; it can be purged after that.',
    );
    const { event, files, problems } = purgeModel({ ...context, now: later }, input);
    expect({ files, problems }).toEqual({ files: made.files.length, problems: [] });
    expect(existsSync(join(root, path ?? ''))).toBe(false);
    expect(Object.keys(contentsOf(root)).filter((it) => it.includes('blobs') || it.includes('objects'))).toEqual([]);
    expect(context.registry.event(event ?? '')).toMatchObject({ kind: 'purged', files: made.files });
    await expect(restoreModel(context, { version: 'churn@1', out: join(root, 'out') })).rejects.toThrow(
      'churn@1 was purged on 2037-01-01 by ana@example.com: “its data was withdrawn”. Its bytes were deleted.',
    );
    expect(() => purgeModel(context, input)).toThrow('was purged on 2037-01-01');
  });

  it('waits as long as tend.yaml asks for also where nothing was archived, from when it was last live', async () => {
    const { context, made } = await keptModel();
    const declared = { ...context, config: { archive: { retain: '2d' } } };
    const day = 86_400_000;
    const registered = context.registry.version('churn', 1)[0]?.created ?? NaN;
    const at = (time: number) => ({ ...declared, now: () => new Date(time) });
    const kept = /churn@1 is to be kept until .+, as archive\.retain of tend\.yaml says; it can be purged after that\./;
    expect(() => purgeModel(at(registered + day), input)).toThrow(kept);
    goLive({ ...context, now: () => new Date(registered + day) }, made.digest);
    const withdrawn = { kind: 'withdrawn', model: 'churn', reason: 'wrong', stage: 'production', from: 1 } as const;
    recordEvents(at(registered + 2 * day), () => [withdrawn]);
    expect(() => purgeModel(at(registered + 3 * day), input)).toThrow(kept);
    expect(purgeModel(at(registered + 5 * day), input).problems).toEqual([]);
  });

  it('refuses what is live, held, a fallback or a replacement', async () => {
    const live = await keptModel();
    goLive(live.context, live.made.digest);
    expect(() => purgeModel(live.context, input)).toThrow('what is live is not purged');
    const { root, context, packaging } = await keptModel();
    const fallback = { models: { churn: { fallback: { kind: 'version' as const, name: 'churn@1' } } } };
    expect(() => purgeModel({ ...context, config: fallback }, input)).toThrow('the fallback of churn in tend.yaml');
    writeFileSync(join(root, 'model.onnx'), 'newer');
    const newer = await packageModel(packaging, {
      source: join(root, 'model.onnx'),
      name: 'churn',
      out: join(root, 'newer'),
    });
    await registerModel(context, { package: newer.path, reason: 'second' });
    deprecateModel(context, { version: 'churn@2', reason: 'worse', replacement: 'churn@1' });
    expect(() => purgeModel(context, input)).toThrow('churn@1 is the replacement of churn@2');
    await archiveModel(context, { ...input, version: 'churn@2', hold: true });
    expect(() => purgeModel(context, { ...input, version: 'churn@2' })).toThrow(
      'under a legal hold; it can be purged once',
    );
  });

  it('refuses while a folder of the project holds what was restored of it, and tells of copies elsewhere', async () => {
    const { root, context } = await keptModel();
    const outside = join(temporaryFolder(), 'out');
    await restoreModel(context, { version: 'churn@1', out: outside });
    await restoreModel(context, { version: 'churn@1', out: join(root, 'back'), reason: 'to look at it' });
    await archiveModel(context, { ...input, retain: '0d' });
    const kept =
      'churn@1 was not purged: back holds what was restored of it. Delete that folder, mind that git keeps its history, then purge churn@1.';
    expect(() => purgeModel(context, input)).toThrow(kept);
    expect(suitableVersions(context, { act: 'purge', stage: null })).toEqual([]);
    writeFileSync(join(root, 'back/README.md'), 'with a note');
    expect(() => purgeModel(context, input)).toThrow(kept);
    writeFileSync(join(root, 'back/model.onnx'), 'WEIGHTS');
    expect(purgeModel(context, input).problems).toEqual([]);
    const told = (into: string) =>
      `What was restored of it is not touched where it still lies: ${into}“Restored into a folder outside the project” (2026-11-25, ana@example.com).`;
    expect(await purgeRemains(context, 'churn@1')).toEqual([told('back (2026-11-25, ana@example.com), ')]);
    rmSync(join(root, 'back'), { recursive: true });
    expect(await purgeRemains(context, 'churn@1')).toEqual([told('')]);
  });

  it('refuses where its archive is not here', async () => {
    const { root, context } = await keptModel();
    await archiveModel(context, { ...input, retain: '0d' });
    rmSync(join(root, 'archive'), { recursive: true });
    expect(() => purgeModel(context, input)).toThrow(
      /archive .* is not here: archive\/churn\/1-.* Purge it where it is/,
    );
  });

  it('leaves what a person put into the folder of the archive, and says so', async () => {
    const { root, context } = await keptModel();
    const { path } = await archiveModel(context, { ...input, retain: '0d' });
    writeFileSync(join(root, path ?? '', 'note.txt'), 'mine');
    expect(purgeModel(context, input).problems).toMatchObject([expect.stringContaining('note.txt')]);
    expect(readdirSync(join(root, path ?? ''))).toEqual(['note.txt']);
  });

  it('takes the layouts of the package by whatever name it was packaged', async () => {
    const { root, context, made } = await keptModel();
    await registerModel(context, { package: made.path, name: 'other', reason: 'second name' });
    const same = 'other@1 is the same package and keeps its bytes; purge that one too.';
    expect(purgeModel(context, input).problems).toEqual([same]);
    expect(existsSync(made.path)).toBe(true);
    expect(purgeModel(context, { ...input, version: 'other@1' }).problems).toEqual([]);
    expect(Object.keys(contentsOf(root)).filter((it) => it.includes('blobs') || it.includes('objects'))).toEqual([]);
  });

  it('leaves the bytes where another clone held what this one learns to be purged', async () => {
    const { root, context, made } = await keptModel();
    const { path } = await archiveModel(context, { ...input, hold: true });
    const elsewhere = openedRegistry(temporaryFolder(), { actor: 'ben@example.com' });
    const known = context.registry.events({ limit: 10 }).filter(({ event }) => event.kind !== 'held');
    elsewhere.registry.takeIn(known, elsewhere.actor, elsewhere.now());
    const said = { model: 'churn', version: 1, digest: made.digest, reason: 'withdrawn' };
    const purged = recordEvents(elsewhere, () => [{ ...said, kind: 'purged', files: [] }]);
    context.registry.takeIn(purged, context.actor, context.now());
    expect(context.registry.version('churn', 1)[0]).toMatchObject({ state: 'purged', held: true });
    releaseArchived(context);
    const held = 'It is under a legal hold all the same, set in another clone: where its bytes still are, they stay.';
    expect(() => purgeModel(context, input)).toThrow(held);
    await expect(archiveModel(context, { ...input, retain: '1y' })).rejects.toThrow(held);
    await restoreModel(context, { version: 'churn@1', out: join(root, 'out') });
    await archiveModel(context, { ...input, hold: false });
    expect(purgeModel(context, input)).toMatchObject({ event: null, problems: [] });
    expect(existsSync(join(root, path ?? ''))).toBe(false);
  });

  it('ends a purge that was cut off after its tombstone', async () => {
    const { root, context, made } = await keptModel();
    const { path } = await archiveModel(context, { ...input, to: join(root, 'kept'), retain: '0d' });
    const folder = join(root, path ?? '');
    const copy = await restoreCopy(folder);
    purgeModel(context, input);
    copy();
    expect(purgeModel(context, input)).toMatchObject({ event: null, problems: [] });
    expect(existsSync(folder)).toBe(false);
    expect(made.files.length).toBeGreaterThan(3);
  });
});

/** Puts a folder back as it is now. */
async function restoreCopy(folder: string): Promise<() => void> {
  const { cpSync } = await import('node:fs');
  cpSync(folder, `${folder}.copy`, { recursive: true });
  return () => cpSync(`${folder}.copy`, folder, { recursive: true });
}
