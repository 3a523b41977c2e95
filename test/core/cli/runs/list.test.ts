import BetterSqlite3 from 'better-sqlite3';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { expectGolden } from '../../golden';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { churn, mlruns } from './mlruns';

const project = () => temporaryFolder(mlruns(churn));

interface Listed {
  readonly total: number;
  readonly runs: readonly { readonly name: string; readonly metrics: Record<string, unknown> }[];
}

async function listed(root: string, ...args: readonly string[]): Promise<Listed & { notes: readonly string[] }> {
  const { out, notes } = await runTend(root, ['runs', 'list', '--format', 'json', ...args]);
  return { ...(JSON.parse(out) as Listed), notes };
}

it('lists what it finds without being told of it, newest first, and makes the store', async () => {
  const root = project();
  const { code, out, notes } = await runTend(root, ['runs', 'list']);
  expectGolden(out, 'test/fixtures/cli/runsList.txt');
  expect({ code, notes, made: existsSync(join(root, '.tend/tend.db')) }).toEqual({ code: 0, notes: [], made: true });
});

it('shows as many columns as a terminal has room for', async () => {
  const { out } = await runTend(project(), ['runs', 'list', '--limit', '1'], { width: 50 });
  expect(out.split('\n').slice(0, 2)).toEqual([
    'id        name    status  age  val_auc  model  lr',
    expect.stringMatching(/^ffffffff {2}broken {2}failed/),
  ]);
});

it('says how many columns there was no room for, and shows them all when asked', async () => {
  const root = project();
  const list = async (...args: readonly string[]) =>
    (await runTend(root, ['runs', 'list', '--limit', '1', ...args], { width: 50 })).out.trimEnd().split('\n');
  expect((await list()).slice(2)).toEqual([
    '1 of 11 runs; --limit shows more.',
    '3 more columns; --all shows them, --column those you name.',
  ]);
  const [titles = '', , last] = await list('--all');
  expect(titles.split(/ {2,}/)).toContain('val_loss');
  expect(last).toBe('1 of 11 runs; --limit shows more.');
});

it('says of a run that is said to be running how long nothing was heard of it', async () => {
  const root = temporaryFolder(mlruns([{ id: 'a'.repeat(32), name: 'left', status: 1, metrics: { loss: ['1'] } }]));
  expect((await runTend(root, ['runs', 'list'])).out).toMatch(/left {2}running, no sign of life for 1 d /);
  expect((await runTend(root, ['runs', 'show', 'left'])).out).toMatch(/^left {2}running, no sign of life for 1 d,/);
});

it('as JSON gives each run as the contract says', async () => {
  const { out } = await runTend(project(), ['runs', 'list', '--format', 'json', '--filter', "run_name = 'lgbm-3'"]);
  expectGolden(out, 'test/fixtures/cli/runsList.json');
});

it('writes NaN and infinities as texts', async () => {
  const { runs } = await listed(project(), '--filter', "params.model = 'nn'");
  expect(runs[0]?.metrics).toEqual({
    val_auc: { last: 'NaN', min: 'NaN', max: 'NaN', lastStep: 0, count: 1 },
    val_loss: { last: 'Infinity', min: 'Infinity', max: 'Infinity', lastStep: 0, count: 1 },
  });
});

it('takes the key of a column alone where only one has it, as the panel does', async () => {
  const alone = await listed(project(), '--filter', "val_auc > 0.85 and model = 'xgb'", '--order-by', 'val_auc desc');
  const named = ['--filter', "metrics.val_auc > 0.85 and params.model = 'xgb'", '--order-by', 'metrics.val_auc desc'];
  expect(alone).toEqual(await listed(project(), ...named));
  expect(alone.total).toBe(3);
});

it('filters, sorts by several columns and limits, while the total says how many match', async () => {
  const order = ['--order-by', 'params.model desc', '--order-by', 'metrics.val_auc'];
  const { total, runs } = await listed(project(), '--filter', 'metrics.val_auc > 0.85', ...order, '--limit', '4');
  expect({ total, names: runs.map(({ name }) => name) }).toEqual({
    total: 8,
    names: ['xgb-3', 'xgb-1', 'xgb-2', 'lgbm-4'],
  });
  const together = await listed(project(), '--order-by', 'max(metrics.val_auc) DESC, started', '--limit', '1');
  expect(together.runs[0]?.name).toBe('lgbm-3');
});

it('names the column of what it cannot understand, and then the exit code is 2', async () => {
  const cases = [
    ['--filter', 'metrics.val_auc >> 3'],
    ['--order-by', 'metrics.val_auc sideways'],
    ['--order-by', 'strated desc'],
    ['--limit', 'many'],
  ] as const;
  const root = project();
  const answers = await Promise.all(cases.map((args) => runTend(root, ['runs', 'list', ...args])));
  expect(answers.map(({ code, out, notes }) => ({ code, out, lines: notes.length }))).toEqual(
    cases.map(() => ({ code: 2, out: '', lines: 1 })),
  );
  expect(answers[0]?.notes[0]).toMatch(/^tend: --filter, column 18: /);
  expect(answers[2]?.notes[0]).toMatch(/^tend: --order-by, column 1: .* Did you mean started\?$/);
});

it('hints at columns that no run has, which are no error', async () => {
  const root = project();
  const filtered = await listed(root, '--filter', "params.modle = 'xgb' or metrics.val_auc > 0.8");
  const sorted = await listed(root, '--order-by', 'metrics.zzz,min(metrics.val_acu) desc', '--limit', '1');
  const called = await listed(root, '--filter', 'min(metrics.val_acu) > 2');
  expect([filtered, sorted, called].map(({ total, notes }) => ({ total, notes }))).toEqual([
    { total: 10, notes: ['--filter, column 1: No run has params.modle. Did you mean params.model?'] },
    {
      total: 11,
      notes: [
        '--order-by "metrics.zzz", column 1: No run has metrics.zzz.',
        '--order-by "min(metrics.val_acu)", column 5: No run has metrics.val_acu. Did you mean metrics.val_auc?',
      ],
    },
    { total: 0, notes: ['--filter, column 5: No run has metrics.val_acu. Did you mean metrics.val_auc?'] },
  ]);
});

it('of no runs says so, and of none that match how many there are', async () => {
  const empty = await runTend(temporaryFolder(), ['runs', 'list']);
  const none = await runTend(project(), ['runs', 'list', '--filter', 'metrics.val_auc > 2']);
  expect([empty, none].map(({ code, out, notes }) => ({ code, out, notes }))).toEqual([
    { code: 0, out: '', notes: ['No runs were found; tend runs import names what cannot be read.'] },
    { code: 0, out: '', notes: ['No run of 11 runs matches.'] },
  ]);
});

it('exports every metric, param and tag, or the columns that were named', async () => {
  const root = project();
  const all = await runTend(root, ['runs', 'export', '--limit', '1', '--filter', "params.model = 'lgbm'"]);
  expect(all.out.split('\n')).toEqual([
    'id,name,experiment,status,started,duration_seconds,metrics.val_auc,metrics.val_loss,params.lr,params.model,params.num_leaves,params.seed,tags.team',
    '6c400000000000000000000000000000,lgbm-4,churn,finished,2026-11-24T09:00:00.000Z,90,0.8506,0.304,1e-3,lgbm,63,4,growth',
    '',
  ]);
  const columns = ['--column', 'name', '--column', 'metrics.val_auc', '--limit', '2'];
  const table = await runTend(root, ['runs', 'export', '--format', 'markdown', ...columns]);
  expect(table.out).toBe('| name | val\\_auc |\n| --- | ---: |\n| broken | NaN |\n| lgbm-4 | 0.8506 |\n');
});

it('of a broken store says so and leaves it as it is', async () => {
  const root = temporaryFolder({ ...mlruns(churn), '.tend/tend.db': 'this is no database, but a text of some length' });
  const { code, out, notes } = await runTend(root, ['runs', 'list']);
  expect({ code, out, notes }).toEqual({
    code: 2,
    out: '',
    notes: [expect.stringMatching(/^tend: The store \.tend\/tend\.db is damaged: .* Move it away .*: a new one takes/)],
  });
});

it('shows what the store has while another program keeps it locked, and says so', async () => {
  const root = project();
  await listed(root);
  const other = new BetterSqlite3(join(root, '.tend/tend.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  appendFileSync(join(root, 'mlruns/1/6c400000000000000000000000000000/metrics/val_auc'), '1764000000000 0.9 2\n');
  const { total, notes } = await listed(root, '--limit', '1');
  expect({ total, notes }).toEqual({ total: 11, notes: [expect.stringMatching(/is locked by another program/)] });
});

it('reads again what changed since the last time', async () => {
  const root = project();
  await listed(root);
  mkdirSync(join(root, 'mlruns/1/abc0'.padEnd(44, '0'), 'metrics'), { recursive: true });
  for (const [path, text] of Object.entries(
    mlruns([{ id: `abc${'0'.repeat(29)}`, name: 'new', metrics: { val_auc: ['1'] } }]),
  )) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  expect((await listed(root)).total).toBe(12);
});
