import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { layoutEntries, storedEntries } from '../../../../src/models/package/packageEntries';
import { readPackage } from '../../../../src/models/package/readPackage';
import { unpackPackage } from '../../../../src/models/package/unpackPackage';
import { verifyPackage } from '../../../../src/models/package/verifyPackage';
import { countedCalls, failing } from '../../disk/faults';
import { expectGolden } from '../../golden';
import { temporaryFolder } from '../../temporaryFolder';
import { churn, churnInput, packagingContext, unwatched } from './packaging';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

const goldenFile = join(import.meta.dirname, '../../../fixtures/models/unpacked.txt');

/** Names of all files below a folder, without the database. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return paths.filter((path) => !path.startsWith('.tend/tend.db') && path !== '.tend/.gitignore').sort();
}

describe('packaging a model', () => {
  it('makes a layout that unpacks to an MLmodel folder', async () => {
    const root = temporaryFolder(churn);
    const { context, audited, told } = packagingContext(root);
    const made = await packageModel(context, churnInput(root));
    const entries = layoutEntries(made.path);
    expect(await verifyPackage(entries, null, unwatched)).toMatchObject({ ok: true, problems: [], signed: 'absent' });
    const out = join(root, 'unpacked');
    await unpackPackage(entries, out, unwatched);
    const texts = filesIn(out).map((path) => `==> ${path}\n${readFileSync(join(out, path), 'utf8')}`);
    expectGolden(`${made.digest}\n${texts.join('\n')}`, goldenFile);
    expect(audited).toEqual([
      { action: 'model.package', subject: 'churn', subjectDigest: made.digest, after: relative(root, made.path) },
    ]);
    expect(told.at(-1)).toMatch(/^Packaging churn (\d+)\/\1$/);
  });

  it('gives the same digest wherever it is made and whenever its files were written', async () => {
    const digests = [];
    for (const days of [1, 400]) {
      const root = temporaryFolder(churn);
      for (const name of Object.keys(churn)) utimesSync(join(root, name), 1e9 - days * 86400, 1e9 - days * 86400);
      const { context } = packagingContext(root);
      const out = join(root, 'out');
      digests.push((await packageModel(context, churnInput(root))).digest);
      digests.push((await packageModel(context, { ...churnInput(root), out })).digest);
    }
    expect(new Set(digests).size).toBe(1);
  });

  it('is made although the look at what is made is stopped', async () => {
    const root = temporaryFolder(churn);
    const stop = new AbortController();
    const { context } = packagingContext(root);
    const append: typeof context.audit.append = (draft, actor, at) => {
      stop.abort();
      return context.audit.append(draft, actor, at);
    };
    const audit = { ...context.audit, append };
    const made = await packageModel({ ...context, audit, signal: stop.signal }, churnInput(root));
    expect(made.warnings).toEqual(['It is packaged, and was not looked into, since that was stopped.']);
    expect(await verifyPackage(layoutEntries(made.path), null, unwatched)).toMatchObject({ ok: true });
  });

  it('copies only what changed when it is made again', async () => {
    const root = temporaryFolder({ 'm/model.onnx': '\0'.repeat(3_000_000), 'm/labels.txt': 'a' });
    const old = Date.now() / 1000 - 60;
    for (const name of ['m/model.onnx', 'm/labels.txt']) utimesSync(join(root, name), old, old);
    const { context } = packagingContext(root);
    const input = { source: join(root, 'm'), name: 'churn' };
    const first = await packageModel(context, input);
    writeFileSync(join(root, 'm/labels.txt'), 'b');
    const calls = await failing(Infinity, async () => {
      const second = await packageModel(context, input);
      expect(second.files.filter(({ digest }) => !first.files.some((file) => file.digest === digest))).toMatchObject([
        { path: 'labels.txt' },
      ]);
    });
    expect(calls.error).toBeNull();
    expect(countedCalls().filter((call) => call === 'copy')).toEqual([]);
  });

  it('shares its bytes with the objects, and can be read from them alone', async () => {
    const root = temporaryFolder(churn);
    const { context } = packagingContext(root);
    const { digest, path } = await packageModel(context, churnInput(root));
    const stored = storedEntries(context.objects, digest);
    expect(stored && (await verifyPackage(stored, null, unwatched))).toMatchObject({ ok: true, digest });
    const layout = layoutEntries(path);
    expect([...(stored?.files.keys() ?? [])].sort()).toEqual([...layout.files.keys()].sort());
    expect(stored && readPackage(stored)).toEqual(readPackage(layout));
    const [object] = readPackage(layout).files.filter((file) => file.path === 'model.joblib');
    const blob = join(path, 'blobs/sha256', object?.digest.slice(7) ?? '');
    expect(statSync(blob).ino).toBe(statSync(context.objects.pathOf(object?.digest ?? '')).ino);
  });

  it('frees what a process that was killed left long ago', async () => {
    const root = temporaryFolder({ ...churn, '.tend/objects/incoming/left': 'half of a model' });
    utimesSync(join(root, '.tend/objects/incoming/left'), 0, 0);
    await packageModel(packagingContext(root).context, churnInput(root));
    expect(readdirSync(join(root, '.tend/objects/incoming'))).toEqual([]);
  });

  it('takes its licence, author and commit from the project', async () => {
    const root = temporaryFolder({ ...churn, 'pyproject.toml': '' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], { cwd: root });
    git('init', '-q');
    git('remote', 'add', 'origin', 'git@example.com:team/churn.git');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    writeFileSync(join(root, 'data/train.csv'), 'changed');
    const { facts } = await packageModel(packagingContext(root).context, churnInput(root));
    expect(facts).toMatchObject({
      licence: 'MIT',
      authors: ['Ana <ana@example.com>'],
      code: { dirty: true, remote: 'https://example.com/team/churn' },
    });
  });

  it.each([
    [
      'a link that leads out',
      'm/secret',
      '../../etc/passwd',
      /secret is a link that leads (nowhere|out of the folder)/,
    ],
    ['a link to a folder', 'm/more', 'inner', /more is a link to a folder/],
    ['a link that leads nowhere', 'm/more', 'none', /more is a link that leads nowhere/],
    ['a link that leads to itself', 'm/more', 'more', /more is a link that leads back to itself/],
  ])('refuses %s', async (_, path, target, problem) => {
    const root = temporaryFolder({ 'm/model.onnx': 'x', 'm/inner/a.txt': 'a', 'etc/passwd': '' });
    symlinkSync(target, join(root, path));
    await expect(packageModel(packagingContext(root).context, { source: join(root, 'm'), name: 'a' })).rejects.toThrow(
      problem,
    );
    expect(filesIn(root).filter((it) => it.startsWith('.tend'))).toEqual([]);
  });

  const columns = ['age', 'plan'];
  const rows = [
    [41, 'pro'],
    [23, 'free'],
  ];
  const taken = 'the signature of the model takes "age", "plan"';

  it.each([
    ['as many outputs as rows', { inputs: { columns, data: rows }, outputs: [0, 1] }, null],
    ['several outputs of one row', { dataframe_split: { columns, data: [[41, 'pro']] }, outputs: [3, 4, 5] }, null],
    [
      'fewer outputs than rows',
      { dataframe_split: { columns, data: rows }, outputs: [0] },
      'g.json has 2 rows at "dataframe_split" and 1 output at "outputs"; give each row its own output.',
    ],
    [
      'a column that the signature lacks',
      { inputs: [{ age: 41, plan: 'pro', town: 'Ulm' }], outputs: [0] },
      `g.json does not fit the MLmodel, at "inputs": the signature of the model does not take "town"; mend it there.`,
    ],
    [
      'no column that the signature requires',
      { inputs: { columns: ['age'], data: [[41]] }, outputs: [0] },
      `g.json does not fit the MLmodel, at "inputs": The input has no "plan": ${taken}; mend it there.`,
    ],
  ])('compares golden pairs with the signature of the model: %s', async (_, golden, problem) => {
    const signature = JSON.stringify([
      { type: 'long', name: 'age', required: true },
      { type: 'string', name: 'plan', required: true },
    ]);
    const mlmodel = `flavors: { sklearn: { pickled_model: model.pkl } }\nsignature: { inputs: ${JSON.stringify(signature)} }\n`;
    const root = temporaryFolder({ 'm/MLmodel': mlmodel, 'm/model.pkl': 'x', 'g.json': JSON.stringify(golden) });
    const input = { source: join(root, 'm'), name: 'a', golden: join(root, 'g.json') };
    const told = await packageModel(packagingContext(root).context, input).then(
      () => null,
      (error: unknown) => (error as Error).message,
    );
    expect(told).toBe(problem);
    if (problem !== null) expect(filesIn(root).filter((it) => it.startsWith('.tend'))).toEqual([]);
  });

  it('refuses what is a package already, and a name with a character that not every system allows, naming it', async () => {
    const root = temporaryFolder({ ...churn, 'm "q" 100%.pkl': 'N.' });
    const { context } = packagingContext(root);
    const { path } = await packageModel(context, churnInput(root));
    const refused = (source: string) => expect(packageModel(context, { source, name: 'a' })).rejects;
    await refused(path).toThrow(/ is a package already: it can be registered or unpacked\.$/);
    await refused(join(root, 'm "q" 100%.pkl')).toThrow(
      'm "q" 100%.pkl cannot be packaged: the path has the character " that not every system allows in a name.',
    );
  });

  it('follows a link to a file inside', async () => {
    const root = temporaryFolder({ 'm/model.onnx': 'x' });
    symlinkSync('model.onnx', join(root, 'm/latest.onnx'));
    const { files } = await packageModel(packagingContext(root).context, { source: join(root, 'm'), name: 'a' });
    expect(files.find(({ path }) => path === 'latest.onnx')?.digest).toBe(
      files.find(({ path }) => path === 'model.onnx')?.digest,
    );
  });

  it.each([
    ['what is not there', { source: 'none.pkl' }, 'none.pkl does not exist.'],
    [
      'golden pairs without outputs',
      { golden: 'data/train.csv' },
      'train.csv holds no golden pairs: it needs "outputs" and one of dataframe_split, dataframe_records, instances, inputs.',
    ],
    ['an example that is not there', { example: 'none.json' }, 'none.json is not a file; check what --example names.'],
    ['a folder that is not empty', { out: 'data' }, 'data is not empty; name a folder that is, or none that exists.'],
    ['data that is a folder', { data: ['data'] }, 'data is not a file of data.'],
    ['data that is not there', { data: ['no.csv'] }, 'There is no no.csv, which was named as data.'],
  ])('refuses %s', async (_, change, problem) => {
    const root = temporaryFolder(churn);
    const absolute = Object.fromEntries(
      Object.entries<string | readonly string[]>(change).map(([key, value]) => [
        key,
        typeof value === 'string' ? join(root, value) : value.map((it) => join(root, it)),
      ]),
    );
    const before = filesIn(root);
    await expect(packageModel(packagingContext(root).context, { ...churnInput(root), ...absolute })).rejects.toThrow(
      problem,
    );
    expect(filesIn(root)).toEqual(before);
  });

  it.each([null, 'out/deep/layout'])('leaves nothing behind when it is stopped (out: %s)', async (out) => {
    const root = temporaryFolder({ 'model.onnx': '\0'.repeat(9_000_000) });
    const { context, controller } = packagingContext(root);
    const stopping = { ...context, progress: () => controller.abort(new Error('stopped')) };
    const input = { source: join(root, 'model.onnx'), name: 'a', out: out && join(root, out) };
    await expect(packageModel(stopping, input)).rejects.toThrow('stopped');
    expect(filesIn(root)).toEqual(['model.onnx']);
    expect(readdirSync(root).sort()).toEqual(['.tend', 'model.onnx']);
  });

  it.each([null, 'out'])(
    'is done whole or not at all, whichever call fails (out: %s)',
    async (out) => {
      const root = temporaryFolder({ 'm/model.onnx': 'x', 'm/labels.txt': 'a' });
      const before = filesIn(root);
      const { context, audited } = packagingContext(root);
      const input = { source: join(root, 'm'), name: 'a', out: out && join(root, out) };
      for (let n = 1; ; n++) {
        const { failed, error } = await failing(n, () => packageModel(context, input));
        if (error !== null) {
          expect({ n, files: filesIn(root), audited }).toEqual({ n, files: before, audited: [] });
          expect(error).toMatchObject({ message: 'The package cannot be written: the disk is full.' });
        }
        if (!failed) break;
      }
      const layout = input.out ?? join(root, '.tend/packages/a', readdirSync(join(root, '.tend/packages/a'))[0] ?? '');
      expect(await verifyPackage(layoutEntries(layout), null, unwatched)).toMatchObject({ ok: true });
      expect(countedCalls().length).toBeGreaterThan(30);
    },
    60_000,
  );
});
