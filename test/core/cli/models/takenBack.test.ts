import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberedVersions } from '../../../../src/actions/models/modelsTree';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { PromotionProject } from './promotionProject';

const why = ['--reason', 'so it is'];
const promote = ['promote', 'churn@1', '--to', 'staging', ...why];

async function stateOf(project: PromotionProject): Promise<unknown> {
  const { out } = await project.run('show', 'churn@1', '--format', 'json');
  const { models } = JSON.parse(out) as { models: { versions: { state: string; archive: unknown }[] }[] };
  return models[0]?.versions[0]?.state;
}

describe('a version that was archived', () => {
  it('can be promoted once it was restored into the project, with the bytes that it had', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.run('archive', 'churn@1', ...why);
    expect((await project.run(...promote)).notes).toEqual([
      'tend: churn@1 is archived; restored into a folder of the project, it can be promoted again. tend models restore churn@1 --out FOLDER does that.',
    ]);
    const restored = await project.run('restore', 'churn@1', '--out', 'back');
    expect(restored.out).toContain('It is archived no more: it can be promoted again.');
    rmSync(join(project.root, 'archive'), { recursive: true });
    rmSync(join(project.root, 'package-1'), { recursive: true, force: true });
    expect(await project.run('verify', 'churn@1')).toMatchObject({ code: 0 });
    expect(await project.run(...promote)).toMatchObject({ code: 0 });
    expect(await stateOf(project)).toBe('staged');
  });

  it('stays archived where it is only looked at elsewhere, and can be archived once more', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.run('archive', 'churn@1', ...why, '--retain', '10y');
    await project.run('restore', 'churn@1', '--out', join(project.root, '..', `${Date.now()}-looked-at`));
    expect(await stateOf(project)).toBe('archived');
    await project.run('restore', 'churn@1', '--out', 'back');
    expect(await stateOf(project)).toBe('registered');
    expect((await project.run('show', 'churn@1')).out).toMatch(/archived +in archive\/\S+, kept until .*, taken back /);
    expect(numberedVersions(openedRegistry(project.root), 'churn', 1)).toMatchObject([
      { state: 'registered', archivedTo: null },
    ]);
    expect((await project.run('purge', 'churn@1', ...why)).notes.join()).toContain('is to be kept until');
    expect(await project.run('archive', 'churn@1', ...why)).toMatchObject({ code: 0 });
    expect(await stateOf(project)).toBe('archived');
  });
});

describe('a notice that a version is on its way out', () => {
  it('is taken back by an event of its own, after which the version can be promoted', async () => {
    const project = new PromotionProject(null);
    await project.register();
    await project.run('deprecate', 'churn@1', '--reason', 'the wrong one');
    expect(await project.run(...promote)).toMatchObject({ code: 1 });
    const withdraw = ['deprecate', 'churn@1', '--withdraw', '--reason', 'it was churn@2'];
    expect((await project.run(...withdraw)).out).toBe('churn@1 is not deprecated any more.\n');
    expect((await project.run(...withdraw)).notes).toEqual([
      'tend: churn@1 is not deprecated; there is nothing to take back.',
    ]);
    expect(await project.run(...promote)).toMatchObject({ code: 0 });
    expect(await project.run('deprecate', 'churn@1', '--withdraw', '--until', '2099-01-01', ...why)).toMatchObject({
      code: 2,
    });
  });
});

it('a version that one clone purged and another one holds is told by show and by verifying the audit trail', async () => {
  const project = new PromotionProject(null);
  await project.register();
  const clone = temporaryFolder();
  cpSync(join(project.root, 'tend'), join(clone, 'tend'), { recursive: true });
  const context = openedRegistry(clone, { actor: 'ben@example.com' });
  syncLedger(context);
  const { digest = '' } = context.registry.version('churn', 1)[0] ?? {};
  const said = { model: 'churn', version: 1, digest, reason: 'withdrawn' };
  recordEvents(context, () => [{ ...said, kind: 'purged', files: [] }]);
  await project.run('archive', 'churn@1', ...why, '--hold');
  expect(await runTend(project.root, ['audit', 'verify'])).toMatchObject({ code: 0 });
  cpSync(join(clone, 'tend/ledger'), join(project.root, 'tend/ledger'), { recursive: true });
  const shown = (await project.run('show', 'churn@1')).out;
  expect(shown).toContain('legal hold, although another clone purged it: where its bytes still are, they stay');
  const verified = await runTend(project.root, ['audit', 'verify', '--format', 'json']);
  expect([verified.code, JSON.parse(verified.out)]).toMatchObject([
    1,
    { ok: false, contradictions: [expect.stringMatching(/^churn@1 was purged .* under a legal hold all the same/)] },
  ]);
  await project.run('archive', 'churn@1', '--release-hold', '--reason', 'settled with legal');
  expect(await runTend(project.root, ['audit', 'verify'])).toMatchObject({ code: 0 });
});
