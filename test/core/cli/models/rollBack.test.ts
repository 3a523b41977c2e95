import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rollBackModel } from '../../../../src/actions/models/rollBackModel';
import { damage } from '../../actions/models/restoring/kept';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { PromotionProject } from './promotionProject';

const why = ['--reason', 'so it is'];

/** A project in which so many versions were promoted one after another. */
async function promoted(versions: number): Promise<PromotionProject> {
  const project = new PromotionProject(null);
  for (let number = 1; number <= versions; number++) {
    await project.register();
    await project.promote(`churn@${number}`);
  }
  return project;
}

const back = (project: PromotionProject, ...more: readonly string[]) =>
  project.run('rollback', 'churn', ...why, ...more);

describe('a roll-back', () => {
  it('never returns to the package that is live', async () => {
    const project = await promoted(2);
    await project.run('withdraw', 'churn', '--stage', 'production', ...why);
    await project.promote('churn@2');
    expect((await back(project)).out).toBe('churn@1 is live in production again, in place of churn@2.\n');
    expect(await back(project)).toMatchObject({ code: 1 });
  });

  it('passes over what is deprecated, archived or purged, and says so', async () => {
    const project = await promoted(4);
    await project.run('deprecate', 'churn@3', '--reason', 'leaks data.');
    await project.run('deprecate', 'churn@2', '--reason', 'slow');
    await project.run('archive', 'churn@2', ...why);
    const { out, notes } = await back(project);
    expect(out).toBe('churn@1 is live in production again, in place of churn@4.\n');
    expect(notes).toEqual([
      'churn@3 is passed over: it is deprecated (leaks data).',
      'churn@2 is passed over: it is archived and deprecated (slow).',
    ]);
    await project.promote('churn@4');
    await project.run('purge', 'churn@2', ...why);
    await project.run('deprecate', 'churn@1', ...why);
    expect((await back(project)).notes.join()).toMatch(
      /There is nothing to roll production of churn back to: churn@1 is deprecated \(so it is\), churn@3 is deprecated \(leaks data\), churn@2 is archived and deprecated \(slow\)\. --to-version makes one/,
    );
  });

  it('goes to the version that is named, with what speaks against it', async () => {
    const project = await promoted(3);
    await project.register();
    await project.run('deprecate', 'churn@2', '--reason', 'slow');
    await project.run('archive', 'churn@4', ...why);
    const { out } = await back(project, '--to-version', '1', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
    expect(await back(project, '--to-version', 'churn@2')).toMatchObject({
      code: 0,
      out: 'churn@2 is live in production again, in place of churn@1.\n',
      notes: ['churn@2 is deprecated (slow); it is live all the same.'],
    });
    expect((await back(project, '--to-version', 'churn@2')).notes.join()).toContain('is live in production already');
    expect((await back(project, '--to-version', 'churn@4')).notes.join()).toContain('never was live in production');
    expect((await back(project)).out).toBe('churn@1 is live in production again, in place of churn@2.\n');
  });

  it('takes what is archived where it is named, and blames no other clone for it', async () => {
    const project = await promoted(2);
    await project.run('archive', 'churn@1', ...why);
    expect((await back(project, '--to-version', '1')).notes).toEqual([
      'churn@1 is archived; it is live all the same: restoring it into a folder of the project takes it back.',
    ]);
    const told = await Promise.all([project.run('list'), project.run('live', 'churn'), project.run('show', 'churn@1')]);
    for (const { out } of told) {
      expect(out).toMatch(/^churn@1 is in production although it was archived on \d{4}-\d\d-\d\d: /m);
      expect(out).not.toContain('clone');
    }
    await project.run('restore', 'churn@1', '--out', 'back');
    expect((await project.run('list')).out).not.toContain('although');
  });

  it('refuses a version whose bytes are not here, says where they were, and does without them only if told to', async () => {
    const project = await promoted(2);
    rmSync(join(project.root, 'package-1'), { recursive: true });
    rmSync(join(project.root, '.tend/objects'), { recursive: true });
    const where = 'The bytes of churn@1 are not here: when it was registered, it was at package-1.';
    const { code, out, notes } = await back(project);
    expect([code, out, notes]).toEqual([1, '', [expect.stringContaining(where)]]);
    expect(notes.join()).toContain('--unverified');
    const input = { model: 'churn', reason: 'so it is' };
    await expect(rollBackModel(openedRegistry(project.root), input)).rejects.toMatchObject({ code: 'bytes-not-whole' });
    expect(await back(project, '--unverified')).toMatchObject({
      code: 0,
      out: 'churn@1 is live in production again, in place of churn@2.\n',
      notes: [where],
    });
  });

  it('replaces nothing but what was said to be live', async () => {
    const project = await promoted(3);
    const context = openedRegistry(project.root);
    const input = { model: 'churn', toVersion: 'churn@1', reason: 'so it is' };
    await expect(rollBackModel(context, { ...input, inPlaceOf: null })).rejects.toThrow('Others changed what is live');
    const [digest = '', other = ''] = context.registry.versions('churn', { limit: 2 }).map((it) => it.digest);
    await expect(rollBackModel(context, { ...input, inPlaceOf: other })).rejects.toThrow('Others changed what is live');
    expect(await rollBackModel(context, { ...input, inPlaceOf: digest })).toMatchObject({ version: 1, from: 3 });
  });

  it('is advised after a promotion only where it takes that back, and asks whether a stage is misspelt', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.register();
    const promotions = [await project.promote('churn@1'), await project.promote('churn@2')];
    expect(promotions.map(({ out }) => /tend models (\w+) churn --stage/.exec(out)?.[1])).toEqual([
      'withdraw',
      'rollback',
    ]);
    await project.register();
    await project.run('deprecate', 'churn@2', ...why);
    const [advised = '', named] = /tend models rollback churn --stage production --to-version (\S+) .*/.exec((await project.promote('churn@3')).out) ?? []; // prettier-ignore
    expect([advised.endsWith('takes it back.'), named]).toEqual([true, 'churn@2']);
    expect((await back(project, '--to-version', named ?? '')).code).toBe(0);
    const stage = ['--stage', 'stagin'] as const;
    const asked = [await project.run('live', 'churn', ...stage), await back(project, ...stage)];
    asked.push(await project.run('withdraw', 'churn', ...stage, ...why));
    for (const { code, notes } of asked)
      expect([code, notes]).toEqual([2, ['tend: No version of churn ever was in "stagin"; did you mean "staging"?']]);
  });

  it('is not advised where what was replaced is gone: withdrawing is', async () => {
    const project = await promoted(1);
    const said = { model: 'churn', reason: 'asked', version: 1 };
    project.record((digest) => ({ ...said, kind: 'purged', digest, files: [] }));
    await project.register();
    const { out } = await project.promote('churn@2');
    expect(out).toContain('\ntend models withdraw churn --stage production --reason "…" leaves nothing live.\n');
  });

  it('tells of a copy that is damaged, and refuses where none is whole', async () => {
    const project = await promoted(2);
    damage(modelBlob(project, 'package-1'));
    const refused = { code: 1, out: '' };
    expect((await project.run('verify', 'churn@1')).out).toContain('(in package-1)');
    expect((await project.gates('churn@1', '--dry-run')).gates[0]).toMatch(
      /^package-verified: fail: .*\(in package-1\)/,
    );
    expect(await back(project)).toMatchObject({
      code: 0,
      notes: [expect.stringMatching(/^The copy of churn@1 in package-1 is damaged: [^ ]+ .*\.$/)],
    });
    await project.promote('churn@2');
    rmSync(join(project.root, '.tend/objects'), { recursive: true });
    expect(await back(project)).toMatchObject(refused);
    expect(openedRegistry(project.root).registry.live('churn', 'production', Date.now()).move?.version).toBe(2);
  });
});

/** The first blob of a package. */
function modelBlob({ root }: PromotionProject, folder: string): string {
  const blobs = join(root, folder, 'blobs/sha256');
  return join(blobs, readdirSync(blobs).sort()[0] ?? '');
}
