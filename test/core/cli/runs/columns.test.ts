import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { mlruns } from './mlruns';

const id = 'a'.repeat(32);
const project = () => temporaryFolder(mlruns([{ id, name: 'one', metrics: { auc: ['0.5'] } }]));
const columns = (...names: readonly string[]) => names.flatMap((name) => ['--column', name]);

it('shows times and durations that are asked for in words, and once what stands there anyway', async () => {
  const asked = columns('name', 'started', 'ended', 'duration', 'status', 'auc');
  const { out } = await runTend(project(), ['runs', 'list', ...asked]);
  const [titles = '', row = ''] = out.split('\n').map((line) => line.trim().split(/ {2,}/).join('|'));
  expect(titles).toBe('id|name|status|age|started|ended|duration|auc');
  expect(row).toMatch(
    /^aaaaaaaa\|one\|finished\|[^|]+\|2026-11-24T00:00:00\.000Z\|2026-11-24T00:01:30\.000Z\|1 min\|0\.5000$/,
  );
});

it('writes the name beside columns that are named, and the id for programs', async () => {
  const root = project();
  const list = async (...args: readonly string[]) => (await runTend(root, ['runs', 'list', ...args])).out;
  expect(await list('--format', 'csv', ...columns('auc'))).toBe(`id,name,metrics.auc\n${id},one,0.5\n`);
  expect(await list('--format', 'csv', ...columns('auc', 'name'))).toBe(`id,metrics.auc,name\n${id},0.5,one\n`);
  expect(await list('--format', 'markdown', ...columns('auc'))).toContain('| name | auc |');
  expect(await list('--format', 'latex', ...columns('auc'))).toContain('name & auc');
});

it('names the kind of a param and a metric that are called the same, beside each other', async () => {
  const run = { id, name: 'one', params: { lr: '0.1', name: 'x' }, metrics: { lr: ['0.05'], auc: ['0.5'] } };
  const root = temporaryFolder(mlruns([run]));
  const list = async (...args: readonly string[]) => (await runTend(root, ['runs', 'list', ...args])).out;
  const asked = columns('params.lr', 'metrics.lr', 'auc', 'params.name');
  const titles = (await list(...asked)).split('\n')[0]?.trim().split(/ {2,}/);
  expect(titles).toEqual(['id', 'name', 'status', 'age', 'params.lr', 'metrics.lr', 'auc', 'params.name']);
  expect(await list('--format', 'csv', ...asked)).toMatch(
    /^id,name,params\.lr,metrics\.lr,metrics\.auc,params\.name\n/,
  );
  expect(await list('--format', 'markdown', ...asked)).toContain('| params.lr | metrics.lr | auc |');
  expect(await list('--format', 'latex', ...asked)).toContain('params.lr & metrics.lr & auc');
  expect(await list(...columns('params.lr', 'auc'))).toMatch(/age +lr +auc/);
});

it('says that a kind of source is no path of one', async () => {
  const { notes } = await runTend(project(), ['runs', 'list', '--filter', "source = 'mlflow-files'"]);
  expect(notes).toContain('--filter, column 1: source is a path, and “mlflow-files” is a kind. Did you mean kind?');
  expect((await runTend(project(), ['runs', 'list', '--filter', "kind = 'mlflow-files'"])).out).toContain('one');
});

it('says of a column that is asked for and that no run has, and which one was meant', async () => {
  const root = project();
  const hint = '--column "metrics.auk", column 1: No run has metrics.auk. Did you mean metrics.auc?';
  for (const format of ['text', 'csv'])
    expect(
      (await runTend(root, ['runs', 'list', '--format', format, ...columns('name', 'metrics.auk')])).notes,
    ).toEqual([hint]);
  expect((await runTend(root, ['runs', 'list', ...columns('name', 'auc')])).notes).toEqual([]);
});

it('says of a function that only filters know which of the metric are columns, and of several columns which it is', async () => {
  const root = project();
  const refused = async (...args: readonly string[]) => (await runTend(root, ['runs', 'list', ...args])).notes;
  const offered = 'columns are the last, min and max of a metric: metrics.auc, min(metrics.auc) and max(metrics.auc).';
  expect(await refused(...columns('mean_last(metrics.auc, 10)'))).toEqual([
    `tend: --column, column 1: mean_last() is for filters; ${offered}`,
  ]);
  expect(await refused(...columns('name', 'sd(auc)'))).toEqual([
    `tend: --column "sd(auc)", column 1: sd() is for filters; ${offered}`,
  ]);
  expect(await refused('--order-by', 'mean_last(metrics.auc, 10) desc, name')).toEqual([
    `tend: --order-by "mean_last(metrics.auc, 10)", column 1: mean_last() is for filters; ${offered}`,
  ]);
});
