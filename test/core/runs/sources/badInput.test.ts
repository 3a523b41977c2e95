import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTend } from '../../cli/runTend';
import { temporaryFolder } from '../../temporaryFolder';

interface Told {
  readonly name: string;
  readonly partly: string | null;
  readonly gone: boolean;
  readonly metrics: Readonly<Record<string, { readonly last: unknown; readonly count: number }>>;
  readonly params: Readonly<Record<string, string>>;
}

/** What the command line says of a project: its exit code, its notes, and the runs by their names. */
async function told(root: string) {
  const { code, out, notes } = await runTend(root, ['runs', 'list', '--format', 'json']);
  const { runs } = JSON.parse(out) as { runs: readonly Told[] };
  return { code, notes, runs, run: (name: string) => runs.find((run) => run.name === name) };
}

const lasts = (run: Told | undefined) =>
  Object.fromEntries(Object.entries(run?.metrics ?? {}).map(([k, v]) => [k, v.last]));

/** Ten levels of ten aliases each: ten thousand million words, when they are followed. */
const bomb = Array.from({ length: 10 }, (_, n) => {
  const items = Array.from({ length: 10 }, () => (n === 0 ? 'x' : `*a${n - 1}`));
  return `a${n}: &a${n} [${items.join(', ')}]\n`;
}).join('');

describe('what is torn', () => {
  it('is read as far as it is whole, and said to be partly read, whatever tracker wrote it', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'experiments: { sources: [{ path: "lines/*.jsonl" }] }\n',
      'lightning/version_0/metrics.csv': 'epoch,step,loss\n0,0,0.5\n0,1,0.2',
      'keras/a.csv': 'epoch,loss\n0,0.5\n1,0.2',
      'lines/b.jsonl': '{"loss": 0.5}\n{"loss": 0.2',
      'hf/out/trainer_state.json': '{"global_step": 3, "log_history": [{"step": 1, "lo',
      'live/metrics.json': '{"loss": 0.',
      'live/params.yaml': 'lr: 0.1\n',
      'live/plots/metrics/loss.tsv': 'step\tloss\n0\t0.5\n1\t0.',
    });
    const { code, notes, runs } = await told(root);
    expect([code, notes.toSorted()]).toEqual([
      0,
      ['hf/out/trainer_state.json: It is not whole JSON.', 'live/metrics.json: It is not whole JSON.'],
    ]);
    expect(runs.map(({ name }) => name).sort()).toEqual(['b', 'keras/a', 'live', 'version_0']);
    for (const run of runs) expect([run.metrics.loss, run.partly]).toMatchObject([{ last: 0.5, count: 1 }, /./]);
  });
});

describe('what a source has no more', () => {
  it('is kept, and told apart from what is still there until it is back', async () => {
    const metrics = 'epoch,step,loss\n0,0,0.5\n';
    const root = temporaryFolder({
      'logs/version_0/metrics.csv': metrics,
      'logs/version_1/metrics.csv': `${metrics}1,1,0`,
    });
    const incomplete = async () =>
      Object.fromEntries((await told(root)).runs.map(({ name, partly, gone }) => [name, { partly, gone }]));
    const whole = { partly: null, gone: false };
    const torn = { partly: expect.any(String) as string, gone: false };
    expect(await incomplete()).toEqual({ version_0: whole, version_1: torn });
    const elsewhere = join(temporaryFolder({}), 'version_1');
    renameSync(join(root, 'logs', 'version_1'), elsewhere);
    expect(await incomplete()).toEqual({ version_0: whole, version_1: { ...torn, gone: true } });
    const { out } = await runTend(root, ['runs', 'list']);
    expect(out).toMatch(/version_1 .*, gone from its source, partly read/);
    const shown = (await runTend(root, ['runs', 'show', 'version_1'])).out;
    expect(shown).toMatch(/^Gone from its source: what was read of it stays\. Partly read: ./m);
    renameSync(elsewhere, join(root, 'logs', 'version_1'));
    expect(await incomplete()).toEqual({ version_0: whole, version_1: torn });
  });
});

describe('a YAML file whose aliases multiply', () => {
  it('beside a run gives its params as they are written, at once', async () => {
    const root = temporaryFolder({
      'lightning/version_0/metrics.csv': 'epoch,step,loss\n0,0,0.5\n',
      'lightning/version_0/hparams.yaml': `${bomb}list: [{ a: *a9, b: [1, 2] }]\n`,
    });
    const { run } = await told(root);
    expect(run('version_0')?.params).toMatchObject({
      a0: `[${Array.from({ length: 10 }, () => 'x').join(', ')}]`,
      a9: `[${Array.from({ length: 10 }, () => '*a8').join(', ')}]`,
      list: '[{a: *a9, b: [1, 2]}]',
    });
  });

  it('maps no runs, and takes none from others, where it is a tend.yaml deeper in the project', async () => {
    const root = temporaryFolder({
      'sub/tend.yaml': `experiments: { sources: [{ path: a.csv }] }\n${bomb}`,
      'sub/a.csv': 'epoch,loss\n0,1\n',
      'log/b.csv': 'epoch,loss\n0,2\n',
    });
    expect((await told(root)).runs.map(({ name }) => name).sort()).toEqual(['log/b', 'sub/a']);
  });
});

describe('a file of params', () => {
  it('that holds more than is kept is said to', async () => {
    const folder = 'lightning/version_0';
    const log = { [`${folder}/metrics.csv`]: 'epoch,step,loss\n0,0,0.5\n' };
    const long = await told(temporaryFolder({ ...log, [`${folder}/hparams.yaml`]: `a: ${'x'.repeat(9000)}\n` }));
    expect(long.run('version_0')).toMatchObject({
      partly: 'Parameters: hparams.yaml holds more than is read.',
      params: { a: 'x'.repeat(8000) },
    });
    const huge = await told(temporaryFolder({ ...log, [`${folder}/hparams.yaml`]: `# ${'x'.repeat(2 ** 20)}\n` }));
    expect(huge.run('version_0')?.partly).toBe('Parameters: hparams.yaml cannot be read, or is too large.');
  });
});

describe('keys', () => {
  const odd = { __proto__x: 1, constructor: 2, 'a/b': 3, 'a.b': 4, 'it\'s "q"': 5, '`tick`': 6, '🙂': 7, 'ä ö': 8 };

  it('of any kind are kept by each format, and found by the filter', async () => {
    const names = ['epoch', 'loss', ...Object.keys(odd)].map((key) => `"${key.replaceAll('"', '""')}"`);
    const values = [0, 9, ...Object.values(odd)];
    const json = JSON.stringify(odd).replace('__proto__x', '__proto__');
    const root = temporaryFolder({
      'keras/a.csv': `${names.join(',').replace('__proto__x', '__proto__')}\n${values.join(',')}\n`,
      'live/metrics.json': `{ "step": 1, ${json.slice(1)}`,
      'hf/out/trainer_state.json': `{ "global_step": 1, "log_history": [{ "step": 1, ${json.slice(1)}] }`,
    });
    const { run, runs } = await told(root);
    expect(runs.length).toBe(3);
    const { __proto__x: proto, ...others } = odd;
    for (const name of ['keras/a', 'live', 'out']) {
      expect(lasts(run(name))).toMatchObject(others);
      expect(Object.entries(run(name)?.metrics ?? {}).find(([key]) => key === '__proto__')?.[1].last).toBe(proto);
    }
    const filter = 'metrics.`it\'s "q"` = 5 and metrics."`tick`" = 6 and metrics.`🙂` = 7 and metrics."a.b" = 4';
    const { out } = await runTend(root, ['runs', 'list', '--format', 'json', '--filter', filter]);
    expect(JSON.parse(out)).toMatchObject({ total: 3 });
  });

  it('in thousands are all kept', async () => {
    const keys = Array.from({ length: 2000 }, (_, n) => `k${n}`);
    const root = temporaryFolder({
      'keras/a.csv': `epoch,loss,${keys.join(',')}\n0,1,${keys.map((_, n) => n).join(',')}\n`,
      'live/metrics.json': JSON.stringify({ step: 1, ...Object.fromEntries(keys.map((key, n) => [key, n])) }),
    });
    const { run } = await told(root);
    for (const name of ['keras/a', 'live']) expect(lasts(run(name))).toMatchObject({ k0: 0, k1999: 1999 });
  });
});

describe('names', () => {
  it('as long as a file may have, or with HTML, are as they are, and short in a table', async () => {
    const long = 'n'.repeat(200);
    const root = temporaryFolder({
      [`logs/${long}/a.csv`]: 'epoch,loss\n0,1\n',
      'logs/<img src=x onerror=alert(1)>/a.csv': 'epoch,loss\n0,1\n',
    });
    expect((await told(root)).runs.map(({ name }) => name).sort()).toEqual([
      '<img src=x onerror=alert(1)>/a',
      `${long}/a`,
    ]);
    const { out } = await runTend(root, ['runs', 'list']);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(200);
  });
});

describe('links that go round in circles', () => {
  it('are passed over by every source, also by a pattern of tend.yaml', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'experiments: { sources: [{ path: "o/**/m.csv" }] }\n',
      'o/a/m.csv': 'i,auc\n0,1\n',
      'logs/a/log.csv': 'epoch,loss\n0,1\n',
      'hf/out/trainer_state.json': '{ "global_step": 1, "log_history": [{ "step": 1, "loss": 1 }] }',
      'live/metrics.json': '{ "step": 1, "loss": 1 }',
      'live/plots/metrics/loss.tsv': 'step\tloss\n0\t1\n',
    });
    for (const link of ['o/a/up', 'logs/a/up', 'hf/out/checkpoint-1', 'live/plots/metrics/up', 'up'])
      symlinkSync('..', join(root, link));
    symlinkSync('m2.csv', join(root, 'o/a/m2.csv'));
    const { code, notes, runs } = await told(root);
    expect([code, notes]).toEqual([0, []]);
    expect(runs.map(({ name }) => name).sort()).toEqual(['a', 'a/log', 'live', 'out']);
  });
});

describe('a table with faults', () => {
  it.each([
    ['goes back in time', 'epoch,loss\n3,1\n1,2\n2,3\n', { loss: { last: 1, count: 3 } }, null],
    [
      'names a column twice',
      'epoch,loss,loss\n0,1,2\n',
      { loss: { last: 1, count: 1 } },
      'More than one column loss, and only the first is read.',
    ],
    [
      'has more cells than names',
      'epoch,loss\n0,1,2\n1,2\n',
      { loss: { last: 2, count: 2 } },
      '1 row with more cells than the header has names.',
    ],
    [
      'has words for numbers',
      'epoch,constructor,loss\n0,1,x\n1,?,1\n',
      { loss: { last: 1, count: 1 } },
      '1 cell of loss without a number; 1 cell of constructor without a number.',
    ],
    ['has a quote without an end', 'epoch,loss,note\n0,1,a\n1,2,"open\n2,3,x\n', { loss: { last: 1 } }, /no end yet/],
    ['has only NaN', 'epoch,loss\n0,nan\n1,NaN\n', { loss: { last: 'NaN', count: 2 } }, null],
    ['has no rows', 'epoch,loss\n', {}, null],
  ])('that %s is read as far as it is true', async (_, text, metrics, partly) => {
    const { run } = await told(temporaryFolder({ 'logs/a.csv': text }));
    expect(run('logs/a')?.metrics).toMatchObject(metrics);
    if (partly instanceof RegExp) expect(run('logs/a')?.partly).toMatch(partly);
    else expect(run('logs/a')?.partly).toBe(partly);
  });

  it('that is JSON of something else is a run without metrics, and says so', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'experiments: { sources: [{ path: "m/*.json" }] }\n',
      'm/text.json': '"x"',
      'm/deep.json': '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000),
    });
    const { notes, runs } = await told(root);
    expect(notes).toEqual(['m/deep.json: It is not whole JSON.']);
    expect(runs).toMatchObject([{ name: 'text', metrics: {}, partly: 'There are no numbers in it.' }]);
  });
});
