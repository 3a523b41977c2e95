import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { expectGolden } from '../../golden';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { churn, mlruns } from './mlruns';

const project = () => temporaryFolder(mlruns(churn));
const groups = ["params.model = 'xgb'", "params.model = 'lgbm'"];

it('compares groups of repeats that filters find, with what can be told of each metric', async () => {
  const { code, out } = await runTend(project(), ['runs', 'compare', ...groups]);
  expectGolden(out, 'test/fixtures/cli/runsCompare.txt');
  expect(code).toBe(0);
});

it('calls sides whose filters are long by letters, which are explained once', async () => {
  const long = (model: string) => `params.model = '${model}' and metrics.val_auc > 0.8`;
  const compare = async (format: string) =>
    (await runTend(project(), ['runs', 'compare', ...['xgb', 'lgbm'].map(long), '--format', format])).out;
  const text = await compare('text');
  expect(text.split('\n').slice(0, 2)).toEqual([`A: ${long('xgb')}`, `B: ${long('lgbm')}`]);
  expect(text).toContain('  val_auc: B is better by 0.0044');
  expect(text).toContain('Intervals: 95 %, of the difference to A; above zero B is better.');
  expect(text.split('> 0.8').length).toBe(3);
  const { sides } = JSON.parse(await compare('json')) as { sides: { name: string }[] };
  expect(sides.map(({ name }) => name)).toEqual(['xgb', 'lgbm'].map(long));
});

it('says which seeds keep the others from being paired before it asks for repeats', async () => {
  const few = ["params.model = 'xgb' and params.seed < 4", "params.model = 'lgbm'"];
  const { out } = await runTend(project(), ['runs', 'compare', ...few]);
  const warning = out.indexOf(
    '1 of the 5 seeds of lgbm has no partner in A, so that no runs are paired; leave them out',
  );
  expect(warning).toBeGreaterThan(0);
  expect(warning).toBeLessThan(out.indexOf('metrics, '));
});

it('shows of long params what is around their first difference', async () => {
  const long = (end: string) => `${'v'.repeat(400)}${end}${'w'.repeat(400)}`;
  const runs = ['one', 'two'].map((name, at) => ({
    id: `${at}`.repeat(32),
    name,
    params: { layers: long(`\n${at}`) },
  }));
  const { out } = await runTend(temporaryFolder(mlruns(runs)), ['runs', 'compare', 'one', 'two']);
  expect(out).toContain('…vvvvvvv 0wwwwwwwwwww… → …vvvvvvv 1wwwwwwwwwww…');
});

it('as CSV has for each number behind a sentence a column', async () => {
  const { out } = await runTend(project(), ['runs', 'compare', ...groups, '--format', 'csv']);
  const rows = parse(out, { columns: true }) as readonly Record<string, string>[];
  const row = rows.find(({ name }) => name === 'val_auc');
  const figures = ['n', 'sd', 'difference', 'low', 'high', 'p'].map((part) => Number(row?.[`lgbm ${part}`]));
  const [n, sd, ...test] = [5, 0.00192, 0.00438, 0.0031125, 0.0056475, 0.0006595];
  expect(figures).toEqual([n, expect.closeTo(sd, 4), ...test.map((number) => expect.closeTo(number, 6) as number)]);
  // By the sign of its sentence: above zero lgbm is better.
  expect(Number(rows.find(({ name }) => name === 'val_loss')?.['lgbm difference'])).toBeCloseTo(0.01, 9);
  expect([row?.['xgb n'], Number(row?.['xgb sd'])]).toEqual(['5', expect.closeTo(0.0023, 4)]);
});

it('as JSON gives what differs, a value a side, and the tests', async () => {
  const { out } = await runTend(project(), ['runs', 'compare', ...groups, '--format', 'json']);
  const { differs, tests, warnings } = JSON.parse(out) as Record<string, unknown>;
  expect({ differs, tests, warnings }).toEqual({
    differs: {
      params: { model: ['xgb', 'lgbm'], num_leaves: [null, '63'] },
      metrics: { val_auc: [expect.closeTo(0.84934, 9), expect.closeTo(0.85372, 9)], val_loss: [0.312, 0.302] },
      tags: {},
      code: {},
      data: {},
      environment: {},
      artifacts: {},
    },
    tests: [
      {
        metric: 'val_auc',
        side: 1,
        test: 'paired-t',
        difference: expect.closeTo(0.00438, 9) as number,
        low: expect.closeTo(0.0031125, 6) as number,
        high: expect.closeTo(0.0056475, 6) as number,
        p: expect.closeTo(0.0006595, 6) as number,
        adjusted: expect.closeTo(0.0006595, 6) as number,
        n: 5,
        counts: [5, 5],
        pairedBy: 'seed',
        decided: true,
        sentence: 'lgbm is better by 0.0044, 95 % interval 0.0031 to 0.0056, 5 seeds each, paired by seed.',
      },
      {
        metric: 'val_loss',
        side: 1,
        test: 'none',
        difference: expect.closeTo(0.01, 9) as number,
        low: null,
        high: null,
        p: null,
        adjusted: null,
        n: 5,
        counts: [5, 5],
        pairedBy: 'seed',
        decided: false,
        sentence: 'lgbm is better by 0.0100 in every repeat; without any spread there is nothing to test by.',
      },
    ],
    warnings: [],
  });
});

it('says over how many runs a mean is that not all of a side have, in every format', async () => {
  const holed = churn.map((run) => ({
    ...run,
    metrics: Object.fromEntries(
      Object.entries(run.metrics ?? {}).flatMap(([key, values]) => {
        if (run.name === 'xgb-1' && key === 'val_auc') return [[key, ['nan']]];
        return run.name === 'lgbm-2' && key === 'val_loss' ? [] : [[key, values]];
      }),
    ),
  }));
  const root = temporaryFolder(mlruns(holed));
  const compare = async (format: string) =>
    (await runTend(root, ['runs', 'compare', ...groups, '--format', format])).out;
  const text = await compare('text');
  expect(text).toMatch(/^metrics, 2 of 2 differ +xgb \(5 runs\) +lgbm \(5 runs\)$/m);
  expect(text).toMatch(/^val_auc +0\.\d+ ± 0\.\d+ \(4 of 5 runs\) +0\.8537 ± 0\.0019$/m);
  expect(text).toMatch(/^val_loss +0\.\d+ ± 0\.\d+ +0\.\d+ ± 0\.\d+ \(4 of 5 runs\)$/m);
  expect(text).toContain(
    ', 4 and 5 runs. 1 value that is not finite is left out. Not paired by seed: 1 value of lgbm has no partner in xgb.',
  );
  expect(await compare('markdown')).toMatch(/\| val\\_auc \| 0\.\d+ ± 0\.\d+ \(4 of 5 runs\) \| 0\.8537 ± 0\.0019 \|/);
  const { sides, tests } = JSON.parse(await compare('json')) as Record<string, unknown>;
  expect(sides).toMatchObject([
    { runs: 5, counted: 5 },
    { runs: 5, counted: 5 },
  ]);
  expect(tests).toMatchObject([
    { metric: 'val_auc', counts: [4, 5], n: 4, pairedBy: null },
    { metric: 'val_loss', counts: [5, 4], n: 4, pairedBy: null },
  ]);
});

it('takes runs by id, by the beginning of it and by name', async () => {
  const root = project();
  const args = ['6c300000000000000000000000000000', '7830', 'broken'];
  const { out } = await runTend(root, ['runs', 'compare', ...args, '--format', 'json']);
  const { sides } = JSON.parse(out) as { sides: { name: string }[] };
  expect(sides.map(({ name }) => name)).toEqual(['lgbm-3', 'xgb-3', 'broken']);
});

it('says of a filter that lets no run through which of its columns no run has', async () => {
  const { notes } = await runTend(project(), ['runs', 'compare', 'lgbm-3', "params.modle = 'xgb'"]);
  expect(notes).toEqual([
    `"params.modle = 'xgb'", column 1: No run has params.modle. Did you mean params.model?`,
    `tend: No run matches "params.modle = 'xgb'".`,
  ]);
});

it('refuses what names no run, and one run alone', async () => {
  const root = project();
  const answers = await Promise.all(
    [['lgbm-3'], ['lgbm-3', 'gone'], ['lgbm-3', "params.model = 'none'"], ['lgbm-3', 'params.model =']].map((args) =>
      runTend(root, ['runs', 'compare', ...args]),
    ),
  );
  expect(answers.map(({ code, notes }) => [code, ...notes])).toEqual([
    [2, 'tend: Name two or more runs to compare.'],
    [2, 'tend: There is no run "gone"; tend runs list shows their ids.'],
    [2, 'tend: No run matches "params.model = \'none\'".'],
    [2, expect.stringMatching(/^tend: "params.model =", column \d+: /)],
  ]);
});

it('shows everything of one run, and every point of a metric', async () => {
  const root = project();
  const { out } = await runTend(root, ['runs', 'show', 'lgbm-3']);
  expectGolden(out, 'test/fixtures/cli/runsShow.txt');
  const shown = await runTend(root, ['runs', 'show', '6c30', '--metric', 'val_auc', '--format', 'json']);
  const { series, total } = JSON.parse(shown.out) as { series: unknown; total: number };
  expect({ series, total }).toEqual({
    total: 1,
    series: [
      { step: 0, time: '2026-11-24T08:00:00.000Z', value: 0.5 },
      { step: 1, time: '2026-11-24T08:00:01.000Z', value: 0.8553 },
    ],
  });
  const wrong = await runTend(root, ['runs', 'show', '6c30', '--metric', 'val_acu']);
  expect(wrong).toMatchObject({
    code: 2,
    out: '',
    notes: ['tend: The run has no metric "val_acu". Did you mean "val_auc"?'],
  });
});

it('imports, and says what could not be read', async () => {
  const root = project();
  const first = await runTend(root, ['runs', 'import']);
  const again = await runTend(root, ['runs', 'import', '--format', 'json']);
  const gone = await runTend(root, ['runs', 'import', 'nowhere']);
  expect(first).toMatchObject({
    code: 0,
    out: '11 runs imported, 0 updated, 0 unchanged, from 1 source.\n',
    notes: [],
  });
  expect(JSON.parse(again.out)).toMatchObject({ schema: 1, imported: 0, updated: 0, unchanged: 11, problems: [] });
  expect(gone).toMatchObject({ code: 2, notes: [expect.stringMatching(/nowhere: No runs were found here\.$/)] });
});
