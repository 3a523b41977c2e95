import {
  appendFileSync,
  cpSync,
  globSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mlflowFiles } from '../../../../src/runs/sources/mlflowFiles';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { found, imported } from './imports';

const fixture = 'test/fixtures/runs/mlflow-files';

function copied(): string {
  const root = temporaryFolder();
  cpSync(`${fixture}/mlruns`, join(root, 'mlruns'), { recursive: true });
  return root;
}

/** Folder of the run with this name. */
async function folderOf(root: string, name: string): Promise<string> {
  const { store } = await imported(root, mlflowFiles);
  const { nativeId } = store.run('mlruns', name);
  return join(root, 'mlruns', globSync(`*/${nativeId}`, { cwd: join(root, 'mlruns') })[0] ?? '');
}

describe('a FileStore of MLflow', () => {
  it('is read as MLflow wrote it', async () => {
    const { store, problems } = await imported(copied(), mlflowFiles);
    expect(problems).toEqual([]);
    const parent = store.run('mlruns', 'search');
    expect(store.run('mlruns', 'trial: 1')).toMatchObject({
      experiment: 'churn',
      status: 'finished',
      started: 1_760_000_060_000,
      ended: 1_760_000_090_000,
      parent: parent.nativeId,
      params: new Map([
        ['empty', ''],
        ['layers/0 size', '64'],
        ['lr', '02.10'],
        ['text', 'two\nlines, ünïcödé 🌱'],
      ]),
      data: [
        {
          name: 'customers',
          digest: '688bd571',
          context: 'training',
          source: '{"uri": "data/customers.csv"}',
          rows: 2,
        },
      ],
      code: null,
      partly: null,
      deleted: false,
    });
    expect(parent).toMatchObject({
      status: 'failed',
      parent: null,
      code: { commit: 'a'.repeat(40), script: 'train.py', branch: null, repository: null, dirty: null, command: null },
    });
    expect(parent.tags.get('mlflow.note.content')).toBe('# A note\n\nof two lines');
  });

  it('keeps every point, NaN and infinities, in the order they were logged', async () => {
    const { store } = await imported(copied(), mlflowFiles);
    expect(store.points('mlruns', 'trial: 1')).toEqual({
      loss: [1, 0.5, NaN, Infinity, -Infinity, 0.1 + 0.2].map((value, step) => [
        step,
        1_760_000_000_000 + 1000 * step,
        value,
      ]),
      'val/auc score': [
        [3, 1_760_000_006_000, 0.75],
        [2, 1_760_000_007_000, 0.8],
      ],
    });
  });

  it('knows what is running and what was deleted, by itself or with its experiment', async () => {
    const { store } = await imported(copied(), mlflowFiles);
    const runs = [...store.source('mlruns').runs.values()];
    const facts = runs.map(({ name, experiment, status, deleted }) => [name, experiment, status, deleted]);
    expect(facts.sort()).toEqual([
      [
        'a name that is so long that YAML folds it over more than one line of eighty characters',
        'Default',
        'finished',
        false,
      ],
      ['last year', 'given up', 'finished', true],
      ['search', 'churn', 'failed', false],
      ['still going', 'churn', 'running', false],
      ['thrown away', 'churn', 'killed', true],
      ['trial: 1', 'churn', 'finished', false],
    ]);
  });

  it('is found by its shape whatever it is called, once, and not entered', async () => {
    const root = temporaryFolder({ 'a/b/': '', 'mlruns/0/nothing': '' });
    cpSync(`${fixture}/mlruns`, join(root, 'a/b/tracking'), { recursive: true });
    const path = join(root, 'a/b/tracking');
    expect(await found(root, mlflowFiles)).toEqual([{ kind: 'mlflow-files', path, watch: [path] }]);
  });
});

describe('a FileStore that is read again', () => {
  it('gives nothing where nothing changed', async () => {
    const root = copied();
    const { store, imported: first } = await imported(root, mlflowFiles);
    const commits = store.commits.length;
    const again = await imported(root, mlflowFiles, { store });
    expect([first, again.imported, again.updated, again.unchanged]).toEqual([6, 0, 0, 6]);
    expect(store.commits).toHaveLength(commits);
  });

  it('follows a running metric line by line, and takes a half-written one when it is whole', async () => {
    const root = copied();
    const run = await folderOf(root, 'still going');
    const { store } = await imported(root, mlflowFiles);
    const loss = () => store.points('mlruns', 'still going').loss?.map(([step, , value]) => [step, value]);
    appendFileSync(join(run, 'metrics/loss'), '1760000001000 1.5 1\n1760000002000 1.2');
    const second = await imported(root, mlflowFiles, { store });
    expect(loss()).toEqual([
      [0, 2],
      [1, 1.5],
    ]);
    expect([second.updated, second.unchanged]).toEqual([1, 5]);
    appendFileSync(join(run, 'metrics/loss'), '5 2\n');
    await imported(root, mlflowFiles, { store });
    expect(loss()).toEqual([
      [0, 2],
      [1, 1.5],
      [2, 1.25],
    ]);
    expect(store.run('mlruns', 'still going').partly).toBeNull();
  });

  it('reads a metric anew that was written anew', async () => {
    const root = copied();
    const run = await folderOf(root, 'still going');
    const { store } = await imported(root, mlflowFiles);
    writeFileSync(join(run, 'metrics/loss'), '1760000001000 7.0 0\n1760000001000 8.0 1\n');
    await imported(root, mlflowFiles, { store });
    expect(store.points('mlruns', 'still going').loss).toEqual([
      [0, 1_760_000_001_000, 7],
      [1, 1_760_000_001_000, 8],
    ]);
  });

  it('sees a run end, a new run, and one that is gone', async () => {
    const root = copied();
    const run = await folderOf(root, 'still going');
    const { store } = await imported(root, mlflowFiles);
    const meta = {
      'meta.yaml': `experiment_id: '0'\nrun_id: ${'b'.repeat(32)}\nrun_name: new\nstatus: 3\nend_time: 5\n`,
    };
    addFiles(join(root, 'mlruns/0', 'b'.repeat(32)), meta);
    addFiles(run, {
      'meta.yaml': `experiment_id: '1'\nrun_id: ${store.run('mlruns', 'still going').nativeId}\nrun_name: over\nstatus: 3\nend_time: 9\n`,
    });
    rmSync(await folderOf(root, 'trial: 1'), { recursive: true });
    const again = await imported(root, mlflowFiles, { store });
    expect([again.imported, again.updated, again.unchanged]).toEqual([1, 1, 4]);
    expect(store.run('mlruns', 'over')).toMatchObject({ status: 'finished', ended: 9 });
    expect([...store.source('mlruns').gone]).toEqual([store.run('mlruns', 'trial: 1').nativeId]);
  });

  it('sees what is written later into the files of a run that ended, and reads only that run again', async () => {
    const root = copied();
    const run = await folderOf(root, 'search');
    const { store } = await imported(root, mlflowFiles);
    appendFileSync(join(run, 'metrics/best'), '1760000009000 0.95 1\n');
    expect((await imported(root, mlflowFiles, { store })).updated).toBe(1);
    expect(store.points('mlruns', 'search').best).toHaveLength(2);
    writeFileSync(join(run, 'tags/mlflow.note.content'), 'another');
    expect((await imported(root, mlflowFiles, { store })).updated).toBe(1);
    expect(store.run('mlruns', 'search').tags.get('mlflow.note.content')).toBe('another');
    expect((await imported(root, mlflowFiles, { store })).updated).toBe(0);
  });

  it('looks into the files of an older run where it is told of them or all are asked for', async () => {
    const root = copied();
    const run = await folderOf(root, 'search');
    const old = new Date('2025-01-01');
    for (const name of ['meta.yaml', 'metrics', 'params', 'tags']) utimesSync(join(run, name), old, old);
    for (let number = 0; number < 200; number++) {
      const id = `${number}`.padStart(32, '0');
      addFiles(root, { [`mlruns/0/${id}/meta.yaml`]: `run_id: ${id}\nrun_name: r\nstatus: 3\nend_time: 5\n` });
    }
    const { store } = await imported(root, mlflowFiles);
    const append = () => appendFileSync(join(run, 'metrics/best'), '1760000009000 0.95 1\n');
    append();
    expect((await imported(root, mlflowFiles, { store })).updated).toBe(0);
    const closely = new Set([basename(run)]);
    expect((await imported(root, mlflowFiles, { store, closely })).updated).toBe(1);
    expect(store.points('mlruns', 'search').best).toHaveLength(2);
    expect((await imported(root, mlflowFiles, { store, closely })).updated).toBe(0);
    append();
    expect((await imported(root, mlflowFiles, { store })).updated).toBe(0);
    await imported(root, mlflowFiles, { store, full: true });
    expect(store.points('mlruns', 'search').best).toHaveLength(3);
  });
});

describe('a FileStore with damage', () => {
  it('gives what is whole and says what is not', async () => {
    const root = copied();
    const run = await folderOf(root, 'trial: 1');
    truncateSync(join(run, 'metrics/loss'), 30);
    appendFileSync(join(run, 'metrics/val/auc score'), 'what is this\n1760000008000 0.9 4\n');
    const { store, problems } = await imported(root, mlflowFiles);
    expect(problems).toEqual([]);
    expect(store.points('mlruns', 'trial: 1')).toEqual({
      loss: [[0, 1_760_000_000_000, 1]],
      'val/auc score': [
        [3, 1_760_000_006_000, 0.75],
        [2, 1_760_000_007_000, 0.8],
        [4, 1_760_000_008_000, 0.9],
      ],
    });
    expect(store.run('mlruns', 'trial: 1').partly).toMatch(/^The last line of metrics\/loss is cut off/);
  });

  it.each([
    ['empty', '', 'It is empty: whoever wrote it was cut off.'],
    ['noise', '\u0000\u0001: [', 'It is not what MLflow writes, or cut off.'],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*b${n - 1}, *b${n - 1}]`).join('\n')}`,
      'It is not what MLflow writes, or cut off.',
    ],
  ])('passes over a run whose meta.yaml is %s, and keeps what was read of it before', async (_, text, problem) => {
    const root = copied();
    const run = await folderOf(root, 'trial: 1');
    const { store } = await imported(root, mlflowFiles);
    writeFileSync(join(run, 'meta.yaml'), text);
    const again = await imported(root, mlflowFiles, { store });
    expect(again.problems).toEqual([{ path: `${run.slice(root.length + 1)}/meta.yaml`, problem }]);
    expect([again.updated, again.unchanged, store.source('mlruns').gone.size]).toEqual([0, 6, 0]);
  });

  it('does not complain of a run that is being written just now', async () => {
    const root = copied();
    addFiles(root, { [`mlruns/0/${'c'.repeat(32)}/meta.yaml`]: '', 'mlruns/9/meta.yaml': '' });
    expect((await imported(root, mlflowFiles, { now: Date.now })).problems).toEqual([]);
    expect((await imported(root, mlflowFiles)).problems).toHaveLength(2);
  });

  it('holds one of two runs with the same id, and names the other', async () => {
    const root = copied();
    const run = await folderOf(root, 'trial: 1');
    cpSync(run, join(root, 'mlruns/0/copy'), { recursive: true });
    const { store, problems } = await imported(root, mlflowFiles);
    expect(store.source('mlruns').runs.size).toBe(6);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toMatch(/^Another run here has the same id/);
  });
});

describe('a FileStore with what nobody expects', () => {
  const meta = (id: string, more = '') =>
    `experiment_id: '1'\nrun_id: ${id}\nstatus: 3\nstart_time: 1\nend_time: 2\n${more}`;
  const experiment = "experiment_id: '1'\nname: e\nlifecycle_stage: active\n";
  const a = 'a'.repeat(32);

  /** The store with one run, whose files these are. */
  async function importedRun(files: Readonly<Record<string, string>>, runMeta = meta(a)) {
    const root = temporaryFolder({ 'mlruns/1/meta.yaml': experiment, [`mlruns/1/${a}/meta.yaml`]: runMeta });
    addFiles(join(root, 'mlruns/1', a), files);
    const { store, problems } = await imported(root, mlflowFiles);
    expect(problems).toEqual([]);
    return store;
  }

  it('keeps keys with slashes, dots, quotes and emoji, and thousands of them', async () => {
    const keys = ['a/b.c/d', `it's "x"`, '🌱', '<b>html</b>', 'x'.repeat(200), '__proto__', '.hidden'];
    const many = Array.from({ length: 2000 }, (_, n) => `many/${n}`);
    const store = await importedRun(
      Object.fromEntries([...keys, ...many].map((key) => [`metrics/${key}`, '1 0.5 0\n'])),
    );
    expect([...(store.source('mlruns').points.get(a)?.keys() ?? [])].sort()).toEqual([...keys, ...many].sort());
  });

  it('reads the step of a metric that names its data set or its model', async () => {
    const lines = `1 0.5 3 customers 688bd571\n2 0.6 4 ${a} customers 688bd571\n`;
    const store = await importedRun({ 'metrics/auc': lines });
    expect(store.points('mlruns', 'aaaaaaaa').auc).toEqual([
      [3, 1, 0.5],
      [4, 2, 0.6],
    ]);
  });

  it.each([
    ['its name', 'run_name: given\n', 'recorded', 'given'],
    ['the tag of it', '', 'recorded', 'recorded'],
    ['the beginning of its id', 'run_name:\n', '', 'aaaaaaaa'],
  ])('calls a run by %s', async (_, more, tag, name) => {
    const store = await importedRun({ 'tags/mlflow.runName': tag }, meta(a, more));
    expect([...store.source('mlruns').runs.values()].map((run) => run.name)).toEqual([name]);
  });

  it('follows no link inside a run', async () => {
    const root = temporaryFolder({
      'mlruns/1/meta.yaml': experiment,
      [`mlruns/1/${a}/meta.yaml`]: meta(a),
      secret: 'x',
    });
    const run = join(root, 'mlruns/1', a);
    addFiles(run, { 'params/p': '1', 'metrics/': '' });
    symlinkSync(join(root, 'secret'), join(run, 'params/secret'));
    symlinkSync(run, join(run, 'metrics/loop'));
    symlinkSync(join(root, 'mlruns/1'), join(root, 'mlruns/1/again'));
    const { store } = await imported(root, mlflowFiles);
    expect(store.run('mlruns', 'aaaaaaaa').params).toEqual(new Map([['p', '1']]));
  });

  it('says of a value of many megabytes that it was not read', async () => {
    const store = await importedRun({ 'params/text': 'x'.repeat(2_000_000), 'params/p': '1' });
    expect(store.run('mlruns', 'aaaaaaaa')).toMatchObject({
      params: new Map([['p', '1']]),
      partly: 'params/text cannot be read or is larger than a megabyte.',
    });
  });

  it('reads a metric of many megabytes in parts, and a file that has no lines not at all', async () => {
    const lines = Array.from({ length: 200_000 }, (_, step) => `1760000000000 ${step / 7} ${step}\n`).join('');
    const store = await importedRun({ 'metrics/long': lines, 'metrics/noise': '7'.repeat(3_000_000) });
    const { long = [], noise } = store.points('mlruns', 'aaaaaaaa');
    expect([long.length, long.at(-1), noise]).toEqual([200_000, [199_999, 1_760_000_000_000, 199_999 / 7], []]);
    expect(store.run('mlruns', 'aaaaaaaa').partly).toBe('metrics/noise has lines that are no points.');
    expect(store.commits.length).toBeGreaterThan(1);
  });
});
