import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import { jsonDigest } from '../../../../src/models/registry/sealEvent';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { predictions, PromotionProject } from './promotionProject';

const deployment = (root: string) => evidence(root, 'deployment');

async function evidence(root: string, stage: string): Promise<readonly string[]> {
  const { out } = await runTend(root, ['status', '--format', 'json']);
  const { stages } = JSON.parse(out) as {
    stages: { id: string; evidence: { label: string; detail: string; state: string }[] }[];
  };
  const found = stages.find(({ id }) => id === stage)?.evidence ?? [];
  return found.map(({ label, detail, state }) => `${label}: ${detail} (${state})`);
}

it('says in the status what is live, and without a store that the ledger was not read', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.promote('churn@1');
  expect(await deployment(project.root)).toEqual([
    'Registered: 1 model, 1 version (pass)',
    'Live in production: churn@1 (pass)',
    'Restore drill: churn@1, never run (notStarted)',
  ]);
  rmSync(join(project.root, '.tend'), { recursive: true });
  expect(await deployment(project.root)).toEqual([
    expect.stringMatching(/^Ledger: \d events not read yet: tend models list reads them \(begun\)$/),
  ]);
});

it('begins the same stages whether or not the ledger was read', async () => {
  const gates = '  gates: { production: [package-verified] }';
  const project = new PromotionProject(null, { 'tend.yaml': `models:\n  churn:\n  ${gates}\n`, 'data.csv': 'a\n1\n' });
  const begun = async (): Promise<readonly string[]> => {
    const { out } = await runTend(project.root, ['status', '--format', 'json']);
    const { stages } = JSON.parse(out) as { stages: { id: string; state: string }[] };
    return stages.filter(({ state }) => state !== 'notStarted').map(({ id }) => id);
  };
  const unread = async () => {
    rmSync(join(project.root, '.tend'), { recursive: true });
    return await begun();
  };
  await project.register();
  const registered = await begun();
  expect([registered.includes('updates'), await unread()]).toEqual([false, registered]);
  await project.run('list');
  await project.promote('churn@1');
  expect([await begun(), await unread()]).toEqual([registered, registered]);
  await project.register();
  await project.promote('churn@2');
  const live = await begun();
  expect([live.includes('updates'), await unread()]).toEqual([true, live]);
});

it('says in the status that what is live was purged', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.promote('churn@1');
  project.record((digest) => ({ kind: 'purged', model: 'churn', reason: 'asked', version: 1, digest, files: [] }));
  expect(await deployment(project.root)).toContainEqual(
    expect.stringMatching(
      /^Live, but purged: churn@1 is in production although it was purged in another clone on .* \(fail\)$/,
    ),
  );
});

it('names runs that nobody read yet, also where a store holds models alone', async () => {
  const project = new PromotionProject(null, {
    'mlruns/0/meta.yaml': 'experiment_id: "0"\nname: Default\nlifecycle_stage: active\n',
    'train.py': 'import sklearn\n',
  });
  await project.register();
  expect(await evidence(project.root, 'development')).toContainEqual(
    'Tracked runs: in mlruns, not read yet: tend runs list reads them (begun)',
  );
  await runTend(project.root, ['runs', 'list']);
  expect(await evidence(project.root, 'development')).toContainEqual('Tracked runs: none yet (notStarted)');
});

it('judges a model by what is live, and takes no roll-back for a replacement', async () => {
  const project = new PromotionProject(null, { 'data.csv': 'a\n1\n' });
  await project.register('--data', 'data.csv');
  await project.register();
  for (const version of ['churn@1', 'churn@2']) await project.promote(version);
  await project.run('rollback', 'churn', '--reason', 'slow');
  expect(await evidence(project.root, 'validation')).toContain(
    'Data recorded: churn@1, live; the newest is churn@2 (pass)',
  );
  expect(await evidence(project.root, 'validation')).toContainEqual(
    expect.stringMatching(/^Gates passed: churn@1, 2 of 2 when it went live \(pass\)$/),
  );
  expect(await evidence(project.root, 'updates')).toContain(
    'Replaced in production: 1 time, and rolled back 1 time (pass)',
  );
});

it('finds the work on models that never were in production in validation and in updates', async () => {
  const project = new PromotionProject(null);
  for (const to of ['churn@1', 'churn@2']) {
    await project.register();
    expect((await project.run('promote', to, '--to', 'staging', '--reason', 'better')).code).toBe(0);
  }
  expect(await evidence(project.root, 'validation')).toContainEqual(
    expect.stringMatching(/^Gates passed: churn@2, (\d) of \1 when it went live in staging \(pass\)$/),
  );
  expect(await evidence(project.root, 'updates')).toEqual([]);
  await project.run('rollback', 'churn', '--stage', 'staging', '--reason', 'slow');
  await project.run('deprecate', 'churn@2', '--reason', 'slow');
  const updates = await evidence(project.root, 'updates');
  expect(updates).toContain('Replaced in production: none yet, and rolled back 1 time in other stages (pass)');
  expect(updates).toContain('Retired versions: 1 deprecated (pass)');
});

it('counts as retired what was purged, and no copy that was unpacked of what was not', async () => {
  const project = new PromotionProject(null);
  for (const version of ['churn@1', 'churn@2']) {
    await project.register();
    await project.promote(version);
  }
  const folder = join(temporaryFolder(), 'copy');
  expect((await project.run('unpack', 'churn@2', '--out', folder)).code).toBe(0);
  expect(await evidence(project.root, 'updates')).toContain('Retired versions: none yet (notStarted)');
  rmSync(join(project.root, 'package-1'), { recursive: true });
  expect((await project.run('purge', 'churn@1', '--reason', 'room')).code).toBe(0);
  expect(await evidence(project.root, 'updates')).toContain('Retired versions: 1 purged (pass)');
});

it('says in the status which events do not count, and in the lists why, once', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.register();
  const paths: string[] = [];
  for (const version of ['churn@1', 'churn@2']) {
    const { out } = await project.promote(version, '--format', 'json');
    paths.push(ledgerPath((JSON.parse(out) as { event: string }).event));
  }
  const [first = '', second = ''] = paths.map((path) => join(project.root, path));
  rmSync(second);
  await project.run('list');
  expect(await deployment(project.root)).toContainEqual(
    'Ledger: 1 event is not on this branch, and not counted: see tend audit verify (warning)',
  );
  await runTend(project.root, ['audit', 'export', '--ledger']);
  rmSync(join(project.root, '.tend'), { recursive: true });
  writeFileSync(first, readFileSync(first, 'utf8').replace('better', 'worse'));
  const edited = [expect.stringContaining('It was edited by hand')];
  expect((await project.run('list')).notes).toEqual(edited);
  expect((await project.run('live', 'churn')).notes).toEqual(edited);
  expect((await project.run('show', 'churn')).out).not.toContain('It is not here');
  const { out } = await project.run('live', 'churn', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    troubles: [{ sentence: expect.stringMatching(/edited by hand.* A later event of churn comes after it/) as string }],
  });
  expect(await deployment(project.root)).toContainEqual(
    'Ledger: 1 file is no event as Tend wrote it, and not counted: see tend audit verify (fail)',
  );
});

it('tells events of a newer Tend from files that were edited', async () => {
  const project = new PromotionProject(null);
  await project.register();
  const event = {
    tend: 'event/1',
    kind: 'distilled',
    model: 'churn',
    at: '2026-11-25T18:00:00.000Z',
    by: 'ana',
    parents: [],
  };
  const path = join(project.root, ledgerPath(jsonDigest(event)));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(event));
  const told = await deployment(project.root);
  expect(told).toContainEqual('Ledger: 1 event is of a newer Tend, and not counted: update Tend (warning)');
  expect(told.join()).not.toContain('no event as Tend wrote it');
});

it('counts as metrics of a version what its gates read from its predictions', async () => {
  const gate = '        - metric: { name: accuracy, min: 0.2 }\n';
  const project = new PromotionProject(gate, { 'predictions.csv': predictions(20, 1) });
  await project.register('--predictions', 'predictions.csv');
  expect(await evidence(project.root, 'validation')).toContain('Metrics: churn@1, newest, has no metrics (notStarted)');
  expect((await project.promote('churn@1')).code).toBe(0);
  expect(await evidence(project.root, 'validation')).toContain('Metrics: churn@1, live (pass)');
});
