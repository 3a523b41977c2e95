import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RowToType } from '../../../src/actions/models/pages/rowToType';
import type { PackagedModel } from '../../../src/actions/models/packageModel';
import type { RunningPlan } from '../../../src/actions/models/restoring/runningPlan';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PackageChoice } from '../../../src/actions/models/pages/unregisteredPackages';
import type { TreeVersion } from '../../../src/actions/models/modelsTree';
import { fromWire, toWire } from '../../../src/protocol/wire';
import type { ActivityPage, LooseModel } from '../../../src/workers/modelsProtocol';
import { fixtures } from '../models/inspect/inspected';
import { temporaryFolder } from '../temporaryFolder';
import { keeperOf, projectWithModel, registered } from './keptModels';

describe('the keeper of the models', () => {
  it('knows of no models in a project without a store, and makes none to say so', async () => {
    const root = temporaryFolder();
    const { tree, ask } = keeperOf(root);
    expect(await tree()).toEqual([]);
    expect(await ask('activity', { before: null, limit: 10 })).toEqual({ records: [], total: 0 });
    expect(readdirSync(root)).toEqual([]);
  });

  it('packages, registers, and shows what came of it in the tree and the audit trail', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    expect(await registered(keeper, file)).toMatchObject({ version: 'churn@1' });
    expect(await keeper.tree()).toMatchObject([
      { name: 'churn', count: 1, versions: [{ number: 1, state: 'registered' }] },
    ]);
    const { records, total } = (await keeper.ask('activity', { before: null, limit: 1 })) as ActivityPage;
    expect([records[0]?.action, total]).toEqual(['model.registered', 2]);
    expect(keeper.told).toContainEqual({ type: 'changed', root });
  });

  it('says before a promotion what every gate says, and shows after it what is live', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    const question = { model: 'churn', version: 1, stage: 'production' };
    expect(await keeper.ask('promotion', question)).toMatchObject({ verdict: 'pass', primary: 'promote' });
    expect((await keeper.tree())[0]?.live).toEqual([]);
    await keeper.act('promote', { version: 'churn@1', stage: 'production', reason: 'the first' });
    expect((await keeper.tree())[0]?.live).toMatchObject([{ stage: 'production', version: 1 }]);
  });

  it('answers what a panel asks of a model, anew when something was recorded', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const data = async (endpoint: string, params: object) =>
      fromWire(await keeper.ask('data', { endpoint, params: toWire(params) }));
    expect(await keeper.ask('data', { endpoint: 'page', params: { model: 'churn' } })).toBe(
      'failed: No model is registered in this folder yet.',
    );
    await registered(keeper, file);
    const version = { model: 'churn', version: 1 };
    expect(await data('page', { model: 'churn' })).toMatchObject({ name: 'churn', live: null, eventCount: 1 });
    expect(await data('detail', version)).toMatchObject({ row: { number: 1, state: 'registered' }, present: true });
    await keeper.act('promote', { version: 'churn@1', stage: 'production', reason: 'the first' });
    expect(await data('page', { model: 'churn' })).toMatchObject({ eventCount: 2, spans: [{ version: 1 }] });
    expect(await data('detail', version)).toMatchObject({ row: { state: 'live' } });
    expect(await data('events', { model: 'churn', before: null, limit: 1 })).toMatchObject([{ what: 'To production' }]);
    expect(await keeper.ask('data', { endpoint: 'drop', params: null })).toMatch(/^failed: A panel asked for "drop"/);
  });

  it('shows a panel nothing of a folder that is not trusted, and says so', async () => {
    const { root } = projectWithModel();
    const question = { endpoint: 'page', params: { model: 'churn' } };
    expect(await keeperOf(root, false).ask('data', question)).toMatch(/^failed: Trust this folder first/);
  });

  it('finds a version by its number, and a file of its package', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    expect(await keeper.ask('versions', { model: 'churn', number: 1 })).toMatchObject([{ number: 1, run: null }]);
    expect(await keeper.ask('versions', { model: 'churn', number: 2 })).toEqual([]);
    const packaged = { model: 'churn', version: 1, digest: null, path: 'model.npy' };
    const path = (await keeper.ask('packaged', packaged)) as string;
    expect(readFileSync(path)).toEqual(readFileSync(file));
    expect(await keeper.ask('packaged', { ...packaged, path: '../model.npy' })).toBeNull();
  });

  it('says of every part of a package whether it was chosen, found in the project, or written', async () => {
    const { root, file } = projectWithModel();
    const { act } = keeperOf(root);
    const golden = join(root, 'golden.json');
    writeFileSync(golden, JSON.stringify({ inputs: [[1]], outputs: [1] }));
    writeFileSync(join(root, 'requirements.txt'), 'numpy==2.0.1\n');
    writeFileSync(join(root, 'LICENSE'), 'SPDX-License-Identifier: MIT\n');
    const { sources } = (await act('package', {
      source: file,
      name: 'churn',
      golden,
      data: [golden],
    })) as PackagedModel;
    expect(sources).toEqual({
      ...{
        model: 'file model.npy',
        golden: 'file golden.json',
        requirements: 'file requirements.txt',
        licence: 'file LICENSE',
      },
      ...{ card: 'written of what is known', data: 'chosen', predictions: '', example: '', metrics: '' },
    });
  });

  it('proposes a row that a version was packaged with: of its example, else of its golden pairs', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const example = join(root, 'example.csv');
    writeFileSync(
      example,
      'age,zip,plan,fee,rate,member\n41,02210,pro,41.0,1e-05,True\n7,02210,free,0.50,1e-06,False\n',
    );
    const golden = join(root, 'golden.json');
    writeFileSync(golden, JSON.stringify({ inputs: [[45.3, 13.7]], outputs: [1], tolerance: 0 }));
    for (const [name, parts] of Object.entries({ shown: { example, golden }, proven: { golden }, bare: {} })) {
      const made = (await keeper.act('package', { source: file, name, ...parts })) as { readonly path: string };
      await keeper.act('register', { package: made.path, reason: 'the first' });
    }
    const exampleOf = async (version: string) => ((await keeper.ask('rowToType', { version })) as RowToType).example;
    expect(await exampleOf('shown@1')).toBe(
      '{"age":41,"zip":"02210","plan":"pro","fee":41,"rate":0.00001,"member":true}',
    );
    expect(await exampleOf('proven@1')).toBe('[45.3,13.7]');
    expect(await exampleOf('bare@1')).toBeNull();
  });

  it('names every command of a drill before it is run, and refuses what cannot be run', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const requirements = join(root, 'requirements.txt');
    writeFileSync(requirements, 'numpy==2.0.1\n');
    writeFileSync(join(root, 'model.pkl'), 'N.');
    for (const [source, name] of [
      [join(root, 'model.pkl'), 'churn'],
      [file, 'bare'],
    ]) {
      const made = await keeper.act('package', { source, name, requirements });
      await keeper.act('register', { package: (made as { path: string }).path, reason: 'the first' });
    }
    const { commands, warning } = (await keeper.ask('plan', { version: 'churn@1', python: null })) as RunningPlan;
    expect([commands.slice(0, -1).join('\n'), warning]).toEqual([expect.stringContaining('requirements.txt'), null]);
    expect(commands.at(-1)).toMatch(/-I -B TEMPORARY-FOLDER.run_model\.py/);
    expect(await keeper.ask('plan', { version: 'churn@1', python: '/opt/python' })).toEqual({
      commands: [expect.stringMatching(/^\/opt\/python -B TEMPORARY-FOLDER/)],
      warning: null,
    });
    expect(await keeper.ask('plan', { version: 'bare@1', python: null })).toMatch(
      /^failed: model\.npy can be neither run nor drilled/,
    );
    expect(await keeper.ask('plan', { version: 'churn@7', python: null })).toMatch(/^failed: churn has no version 7/);
  });

  it('runs the commands of gates to be looked at, keeps what came of it, and records nothing', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    const command = 'node -p 6*7';
    const models = { churn: { gates: { production: [{ command }] } } };
    keeper.keeper.receive({ type: 'open', root, config: { models }, trusted: true });
    writeFileSync(join(root, 'tend.yaml'), 'models: { churn: { gates: { production: [command: node -p 6*7] } } }');
    const gates = async (of = keeper) => {
      const page = await of.ask('promotion', { model: 'churn', version: 1, stage: 'production' });
      return page as {
        readonly primary: string;
        readonly gates: readonly { readonly gate: string; readonly state: string; readonly at: number | null }[];
      };
    };
    const asked = { version: 'churn@1', stage: 'production', reason: null, dryRun: true };
    expect(await keeper.act('promote', asked)).toMatchObject({ verdict: 'pass', event: null });
    expect((await gates()).gates.map(({ gate, state }) => [gate, state])).toContainEqual([
      `command ${command}`,
      'not-run',
    ]);
    expect(await keeper.act('runGates', { version: 'churn@1', stage: 'production' })).toBe(1);
    expect((await gates()).gates.map(({ gate, state }) => [gate, state])).toContainEqual([
      `command ${command}`,
      'pass',
    ]);
    expect((await keeper.tree())[0]?.live).toEqual([]);
    expect(keeper.told).toContainEqual({ type: 'changed', root });
    const kept = (await gates()).gates.find(({ gate }) => gate === `command ${command}`);
    keeper.keeper.dispose();
    const another = keeperOf(root);
    another.keeper.receive({ type: 'open', root, config: { models }, trusted: true });
    expect((await gates(another)).gates).toContainEqual(kept);
    expect(kept?.at).toBeGreaterThan(Date.now() - 60_000);
    const [version] = (await another.ask('versions', { model: 'churn', number: 1 })) as TreeVersion[];
    const question = { digest: version?.digest, stage: 'production', command };
    expect(await another.ask('gateOutput', question)).toBe('42');
    expect(await another.ask('gateOutput', { ...question, stage: 'staging' })).toBeNull();
  });

  it('tells the life cycle what is live, and that nobody has drilled it', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    expect(await keeper.ask('facts')).toEqual({
      models: [],
      unreadEvents: 0,
      unreadModels: [],
      refusedEvents: 0,
      newerEvents: 0,
      editedEvents: 0,
      absentEvents: 0,
    });
    await registered(keeper, file);
    await keeper.act('promote', { version: 'churn@1', stage: 'production', reason: 'good' });
    expect(await keeper.ask('facts')).toMatchObject({
      models: [{ name: 'churn', production: { version: 1, drill: null } }],
    });
  });

  it('lists model files that no package has, and says of one that it cannot read why', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const loose = async () =>
      (await keeper.ask('loose', { modelFiles: ['model.npy', 'gone.npy'], arrayFiles: [] })) as readonly LooseModel[];
    expect(await loose()).toMatchObject([
      { path: 'model.npy', report: { verdict: 'not-code' } },
      { path: 'gone.npy', report: null },
    ]);
    await registered(keeper, file);
    expect((await loose()).map(({ path }) => path)).toEqual(['gone.npy']);
  });

  it('lists of arrays those that are damaged or could run something when they are loaded', async () => {
    const { root } = projectWithModel();
    for (const name of ['objects.npy', 'objects.npz']) copyFileSync(fixtures('malicious', name), join(root, name));
    writeFileSync(join(root, 'cut.npy'), readFileSync(fixtures('ordinary', 'matrix.npy')).subarray(0, -8));
    const found = { modelFiles: [], arrayFiles: ['cut.npy', 'gone.npy', 'model.npy', 'objects.npy', 'objects.npz'] };
    const keeper = keeperOf(root);
    for (const asked of ['loose', 'verdicts'] as const)
      expect(await keeper.ask(asked, found)).toMatchObject([
        { path: 'cut.npy', report: { verdict: 'not-code' } },
        { path: 'objects.npy', report: { verdict: 'dangerous' } },
        { path: 'objects.npz', report: { verdict: 'dangerous' } },
      ]);
  });

  it('finds the lines of scripts that load what is dangerous, in the project and on disk as they are', async () => {
    const files = { 'serve.py': 'import joblib\n\nmodel = joblib.load("evil.pkl")\n', 'other.py': 'x = 1\n' };
    const keeper = keeperOf(temporaryFolder(files));
    const dangers = new Map([['evil.pkl', 'Do not load it.']]);
    expect(await keeper.ask('loads', { scripts: ['gone.py', 'other.py', 'serve.py'], dangers })).toEqual([
      {
        path: 'serve.py',
        range: { start: { line: 2, character: 20 }, end: { line: 2, character: 30 } },
        message: 'joblib.load would load it: Do not load it.',
      },
    ]);
  });

  it('tells a model file that was only packaged from one that is a version, wherever its bytes are by now', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const standing = async (asked = keeper) =>
      ((await asked.ask('loose', { modelFiles: ['model.npy'], arrayFiles: [] })) as readonly LooseModel[]).map(
        (it) => it.standing,
      );
    expect(await standing()).toEqual(['unregistered']);
    const out = join(root, 'packages/churn');
    await keeper.act('package', { source: file, name: 'churn', out });
    expect(await standing()).toEqual(['packaged']);
    await keeper.act('register', { package: out, reason: 'the first' });
    expect(await standing()).toEqual([]);
    // A clone has the package from git, and no objects.
    rmSync(join(root, '.tend'), { recursive: true });
    expect(await standing(keeperOf(root))).toEqual([]);
    expect(await standing(keeperOf(root, false))).toEqual(['unknown']);
  });

  it('claims nothing of a model file where a registered version cannot be looked into', async () => {
    const { root, file } = projectWithModel();
    await registered(keeperOf(root), file);
    // A clone has the ledger, and no bytes.
    rmSync(join(root, '.tend'), { recursive: true });
    const clone = keeperOf(root);
    const standing = async () =>
      ((await clone.ask('loose', { modelFiles: ['model.npy'], arrayFiles: [] })) as readonly LooseModel[]).map(
        (it) => it.standing,
      );
    expect(await standing()).toEqual(['unknown']);
    await clone.act('package', { source: file, name: 'again', out: join(root, 'packages/again') });
    writeFileSync(file, 'of nobody');
    expect(await standing()).toEqual(['unknown']);
  });

  it('lists packages that are no version yet, and says of a folder why it cannot become one', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    const out = join(root, 'packages/second');
    const { path } = (await keeper.act('package', { source: file, name: 'churn' })) as { readonly path: string };
    await keeper.act('package', { source: file, name: 'other', out });
    const names = async () => ((await keeper.ask('unregistered')) as readonly PackageChoice[]).map(({ name }) => name);
    expect((await names()).toSorted()).toEqual(['churn', 'other']);
    expect(await keeper.ask('packageAt', { folder: out })).toMatchObject({
      ...{ path: 'packages/second', name: 'other', of: 'npy, model.npy' },
    });
    await keeper.act('register', { package: path, reason: 'the first' });
    expect(await names()).toEqual(['other']);
    expect(await keeper.ask('packageAt', { folder: path })).toMatch(/^failed: .+ is churn@1 already; a package/);
    expect(await keeper.ask('packageAt', { folder: join(root, 'packages') })).toMatch(
      /^failed: packages is no package: choose the folder that holds oci-layout/,
    );
  });

  it('says before a drill that there are no golden pairs, which is all that it would end with', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    expect(await keeper.ask('drillProblem', { version: 'churn@1' })).toMatch(
      /^churn@1 has no golden pairs, so a drill/,
    );
    const golden = join(root, 'golden.json');
    writeFileSync(golden, JSON.stringify({ inputs: [[1]], outputs: [1] }));
    const { path } = (await keeper.act('package', { source: file, name: 'churn', golden })) as {
      readonly path: string;
    };
    await keeper.act('register', { package: path, reason: 'with golden pairs' });
    expect(await keeper.ask('drillProblem', { version: 'churn@2' })).toBeNull();
  });

  it('offers for a purge and an approval only versions to which no rule says no', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    const [version] = (await keeper.tree())[0]?.versions ?? [];
    const suitable = (act: string, stage: string | null = null) => keeper.ask('suitable', { act, stage });
    expect(await suitable('purge')).toEqual([version?.digest]);
    expect(await keeper.ask('purgeProblem', { version: 'churn@1' })).toBeNull();
    expect(await suitable('approve')).toEqual([version?.digest]);
    await keeper.act('approve', { version: 'churn@1', stage: 'production', reason: 'good' });
    expect(await suitable('approve', 'production')).toEqual([]);
    await keeper.act('promote', { version: 'churn@1', stage: 'production', reason: 'good' });
    expect(await suitable('purge')).toEqual([]);
    expect(await keeper.ask('purgeProblem', { version: 'churn@1' })).toBe(
      'churn@1 is live in production; what is live is not purged.',
    );
  });

  it('takes who acts in a window for a person, whatever started it', async () => {
    vi.stubEnv('CI', 'true');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    await keeper.act('approve', { version: 'churn@1', stage: 'production', reason: 'good' });
    expect(await keeper.ask('suitable', { act: 'approve', stage: 'production' })).toEqual([]);
  });

  it('fills the store of a clone from its ledger', async () => {
    const { root, file } = projectWithModel();
    await registered(keeperOf(root), file);
    const other = keeperOf(root);
    rmSync(join(root, '.tend'), { recursive: true });
    expect((await other.tree()).map(({ name }) => name)).toEqual(['churn']);
  });

  it('says what is wrong with the ledger, and goes on with the rest', async () => {
    const { root, file } = projectWithModel();
    await registered(keeperOf(root), file);
    mkdirSync(join(root, 'tend/ledger/ab'), { recursive: true });
    writeFileSync(join(root, `tend/ledger/ab/${'c'.repeat(62)}.json`), '{');
    const keeper = keeperOf(root);
    expect(await keeper.tree()).toHaveLength(1);
    const notices = keeper.told.flatMap((it) => (it.type === 'notice' ? [it.notice ?? ''] : []));
    expect(notices.join()).toContain('tend/ledger/ab/');
  });

  it('inspects in a folder that is not trusted, and does nothing else there', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root, false);
    expect(await keeper.ask('inspect', { path: file })).toMatchObject({ format: 'npy' });
    expect(await keeper.act('package', { source: file, name: 'churn' })).toMatch(/^failed: Trust this folder/);
    expect(existsSync(join(root, '.tend'))).toBe(false);
  });

  it('says what a rule forbids in one sentence, without a stack in the log', async () => {
    const { root, file } = projectWithModel();
    const keeper = keeperOf(root);
    await registered(keeper, file);
    expect(await keeper.act('deprecate', { version: 'churn@7', reason: 'old' })).toMatch(
      /^failed: churn has no version 7/,
    );
    expect(keeper.told.some((it) => it.type === 'log' && it.level === 'error')).toBe(false);
  });

  it('stops what was taken back, and leaves nothing of it', async () => {
    const { root, file } = projectWithModel();
    const { keeper, replyTo } = keeperOf(root);
    const question = { action: 'package', input: { source: file, name: 'churn' } };
    keeper.receive({ type: 'ask', id: 1, root, name: 'act', question });
    keeper.receive({ type: 'cancel', id: 1 });
    expect(await replyTo(1)).toMatch(/^failed:/);
    expect(existsSync(join(root, '.tend/packages/churn'))).toBe(false);
  });
});
