import { expect, it } from 'vitest';
import { columnOf } from '../../../../src/actions/runs/columnOf';
import { CodeChanges } from '../../../../src/actions/runs/compare/code/codeChanges';
import { compareRows } from '../../../../src/actions/runs/compare/compareRows';
import { exportSeen } from '../../../../src/actions/runs/export/exportSeen';
import { runsTable } from '../../../../src/actions/runs/export/runsTable';
import { writeTable } from '../../../../src/actions/runs/export/writeTable';
import { findRun } from '../../../../src/actions/runs/findRuns';
import { allColumns, tellingColumns } from '../../../../src/actions/runs/listedColumns';
import { ExperimentData } from '../../../../src/actions/runs/table/experimentData';
import { metricMeaning } from '../../../../src/actions/runs/table/metricMeaning';
import type { RowRef } from '../../../../src/protocol/experiments/viewState';
import { columnId, type ColumnRef } from '../../../../src/runs/columns';
import { metric, openIn, param, write, attribute } from '../../store/runs/imported';

const hex = (beginning: string) => beginning.padEnd(32, '0');

/** Two models with three seeds each, and a run that has neither. */
function project() {
  const { runs: store } = openIn();
  write(store, [
    ...['rf', 'gbm'].flatMap((model, which) =>
      [0, 1, 2].map((seed) => ({
        id: hex(`${model === 'rf' ? 'abcd' : 'abce'}${seed}`),
        name: `${model} ${seed}`,
        started: Date.UTC(2026, 10, 20, seed),
        ended: Date.UTC(2026, 10, 20, seed, 1),
        params: { model, seed: String(seed), depth: '6' },
        tags: { team: 'x', 'mlflow.user': 'ana' },
        metrics: { val_auc: 0.8 + which / 10 + (seed * seed) / 1000, fit_time: 2 + which + seed / 10, epoch: 3 },
      })),
    ),
    { id: hex('ffff'), name: 'other', metrics: { epoch: 1 } },
  ]);
  const comparing = { rowsOf: () => null, code: new CodeChanges(() => Promise.resolve(null)) };
  return { store, meaning: metricMeaning({}), now: () => new Date(Date.UTC(2026, 10, 21)), ...comparing };
}

it('finds a run by its id, a beginning of it that is long enough, or its name', () => {
  const { store } = project();
  const found = (word: string) => {
    const answer = findRun(store, word);
    if (answer.kind === 'one') return store.runs([answer.number])[0]?.name;
    return answer.kind === 'several' ? answer.ids.length : null;
  };
  expect([hex('abcd1'), 'ABCE2', 'ffff', 'other', 'abc', 'abcd', 'zzzz'].map(found)).toEqual([
    'rf 1', 'gbm 2', 'other', 'other', null, 3, null,
  ]); // prettier-ignore
});

it('compares groups of the table by the values that they are made of, and runs by their ids', async () => {
  const group = (...values: readonly (string | null)[]) => ({ type: 'group' as const, values: [...values] });
  const rows = [group('rf'), group('gbm'), group('gone'), { type: 'run' as const, id: hex('ffff') }];
  const { sides, metrics } = await compareRows(project(), {
    rows,
    groupBy: [param('model')],
    filter: '',
    archived: false,
  });
  expect(sides.map(({ name, runs }) => [name, runs])).toEqual([
    ['rf', 3],
    ['gbm', 3],
    ['other', 1],
  ]);
  expect(metrics.map(({ key, tests }) => [key, tests.map((test) => test?.test)])).toEqual([
    ['val_auc', ['none', undefined]],
    ['fit_time', ['none', undefined]],
    ['epoch', ['none', 'none']],
  ]);
});

it('tells of one run how it ended, when, and where it is from', async () => {
  const rows = [{ type: 'run' as const, id: hex('abcd1') }];
  const { sections } = await compareRows(project(), { rows, groupBy: [], filter: '', archived: false });
  const facts = sections.find(({ section }) => section === 'run')?.facts ?? [];
  const told = Object.fromEntries(facts.map(({ key, values }) => [key, values[0]]));
  expect(told).toMatchObject({ status: 'finished', duration: '1 min', user: 'ana', id: hex('abcd1') });
  expect(Object.keys(told)).toEqual([
    'status', 'started', 'ended', 'duration', 'experiment', 'source', 'user', 'id',
  ]); // prettier-ignore
});

it('calls the runs without a value as the table does', async () => {
  const rows = ['rf', null].map((value) => ({ type: 'group' as const, values: [value] }));
  const { sides } = await compareRows(project(), { rows, groupBy: [param('model')], filter: '', archived: false });
  expect(sides.map(({ name }) => name)).toEqual(['rf', 'no model']);
});

it('leaves runs out of a group that the filter does not let through', async () => {
  const rows = [
    { type: 'group' as const, values: ['rf'] },
    { type: 'group' as const, values: ['gbm'] },
  ];
  const { sides } = await compareRows(project(), {
    rows,
    groupBy: [param('model')],
    filter: 'params.seed > 0',
    archived: false,
  });
  expect(sides.map(({ runs }) => runs)).toEqual([2, 2]);
});

function filteredTable() {
  const { store, meaning, now } = project();
  const data = new ExperimentData({ store, meaning: () => meaning, now });
  const asked = { sort: [], groupBy: [], archived: false, baseline: null, expanded: [], metrics: [] };
  return (filter: string) => data.table({ ...asked, filter });
}

it('says of a table that is empty because a text reads as a name what was likely meant', async () => {
  const filtered = filteredTable();
  const filter = 'params.model = depth and metrics.fit_time > 0';
  const { rows, unknown } = await filtered(filter);
  expect(rows).toBe(0);
  expect(unknown).toEqual([
    { start: 15, end: 20, message: '“depth” without quotes is params.depth.', suggestion: "'depth'" },
  ]);
  for (const meant of ['params.model = params.depth', 'metrics.val_auc > fit_time and params.model = "none"'])
    expect((await filtered(meant)).unknown).toEqual([]);
});

it('says of params and tags which of them are of one run each', async () => {
  const { runs: store } = openIn();
  const trials = [0, 1, 2].map((trial) => ({
    id: hex(`a${trial}`),
    params: { trial: `${trial}`, depth: trial === 0 ? '6' : '8', model: 'rf' },
    tags: { 'mlflow.runName': `trial ${trial}`, team: trial === 0 ? 'x' : 'y' },
    metrics: { val_auc: trial / 10 },
  }));
  write(store, trials);
  const { meaning, now } = project();
  const data = new ExperimentData({ store, meaning: () => meaning, now });
  expect(await data.ofOneRun(null)).toEqual(['params.trial', 'tags.mlflow.runName']);
});

it('counts all of many runs before it says that a param has another value in each', async () => {
  const { runs: store } = openIn();
  const trials = Array.from({ length: 2000 }, (_, trial) => ({
    id: trial.toString(16).padStart(32, '0'),
    params: { config: `${Math.floor(trial / 2)}`, fold: `${trial % 1000}`, trial: `${trial}` },
    tags: trial % 900 === 0 ? { note: `${trial}` } : {},
    metrics: {},
  }));
  write(store, trials);
  const { meaning, now } = project();
  const data = new ExperimentData({ store, meaning: () => meaning, now });
  expect(await data.ofOneRun(null)).toEqual(['params.trial', 'tags.note']);
});

it('names a column that no run has also where another term lets runs through', async () => {
  const { rows, unknown } = await filteredTable()("params.model = 'rf' or metrics.val_auk > 0");
  expect(rows).toBe(3);
  expect(unknown).toEqual([
    { start: 23, end: 38, message: 'No run has metrics.val_auk.', suggestion: 'metrics.val_auc' },
  ]);
});

/** Exports of the project's runs by model, against a baseline; `of`: the token of another answer than the newest. */
async function modelsSeen(baseline: RowRef | null) {
  const { store, meaning, now } = project();
  const data = new ExperimentData({ store, meaning: () => meaning, now });
  const columns: ColumnRef[] = [metric('val_auc'), param('depth')];
  const { token } = await data.table({
    filter: '',
    sort: [{ column: metric('val_auc'), descending: true }],
    groupBy: [param('model')],
    archived: false,
    baseline,
    expanded: [],
    metrics: [metric('val_auc')],
  });
  return (format: 'csv' | 'markdown' | 'latex', of = token) => exportSeen(data)({ token: of, columns, format });
}

it('exports what the panel shows, groups with mean and spread', async () => {
  const seen = await modelsSeen(null);
  expect(await seen('markdown')).toBe(
    [
      '| name | n | val\\_auc (mean ± sd) | depth |',
      '| --- | ---: | ---: | --- |',
      '| gbm | 3 | 0.9017 ± 0.0021 | 6 |',
      '| rf | 3 | 0.8017 ± 0.0021 | 6 |',
      '| no model | 1 | – | – |',
      '',
    ].join('\n'),
  );
  expect((await seen('csv'))?.split('\n')[0]).toBe(
    'name,n,metrics.val_auc mean,metrics.val_auc sd,metrics.val_auc low,metrics.val_auc high,metrics.val_auc n,params.depth',
  );
  expect(await seen('csv', 'old')).toBeNull();
});

it('exports beside a mean how many runs it is of, not how many did not finish', async () => {
  const { runs: store } = openIn();
  const run = (id: string, metrics: Record<string, number>) => ({ id, params: { model: 'rf' }, metrics });
  write(store, [
    run('a', { auc: 0.8, loss: 1 }),
    run('b', { auc: 0.9, loss: 2 }),
    run('c', { auc: 0.7 }),
    { ...run('d', { auc: 0.1, loss: 9 }), status: 'running' },
  ]);
  const data = new ExperimentData({ store, meaning: () => metricMeaning({}), now: () => new Date() });
  const columns = [metric('auc'), metric('loss')];
  const question = { filter: '', sort: [], groupBy: [param('model')], archived: false, baseline: null, expanded: [] };
  const { token } = await data.table({ ...question, metrics: columns });
  const markdown = await exportSeen(data)({ token, columns, format: 'markdown' });
  expect(markdown?.split('\n')[2]).toBe('| rf | 3 | 0.80 ± 0.10 | 1.50 ± 0.71 (n = 2) |');
});

it('exports the baseline over the others, marked, and how far each metric is from it', async () => {
  const seen = await modelsSeen({ type: 'group', values: ['rf'] });
  expect(await seen('markdown')).toBe(
    [
      '| name | n | val\\_auc (mean ± sd) | val\\_auc Δ baseline | depth |',
      '| --- | ---: | ---: | ---: | --- |',
      '| rf (baseline) | 3 | 0.8017 ± 0.0021 | 0 | 6 |',
      '| gbm | 3 | 0.9017 ± 0.0021 | +0.1000 | 6 |',
      '| no model | 1 | – | – | – |',
      '',
    ].join('\n'),
  );
  const [head, ...lines] = (await seen('csv'))?.trim().split('\n') ?? [];
  expect(head).toBe(
    'name,baseline,n,metrics.val_auc mean,metrics.val_auc sd,metrics.val_auc low,metrics.val_auc high,metrics.val_auc n,metrics.val_auc delta,params.depth',
  );
  expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual([
    ['rf', 'yes', '3'],
    ['gbm', '', '3'],
    ['no model', '', '1'],
  ]);
  expect(await seen('latex')).toContain('val\\_auc $\\Delta$ baseline');
});

it('shows what tells runs apart first, and writes everything but what the tracker keeps for itself', () => {
  const { store, meaning } = project();
  expect(tellingColumns(store.columns(), meaning).map(columnId)).toEqual([
    'metrics.val_auc', 'params.depth', 'params.model', 'params.seed', 'metrics.fit_time', 'metrics.epoch',
  ]); // prettier-ignore
  expect(allColumns(store.columns()).map(columnId).slice(6)).toEqual([
    'metrics.epoch', 'metrics.fit_time', 'metrics.val_auc', 'params.depth', 'params.model', 'params.seed', 'tags.team',
  ]); // prettier-ignore
});

it('writes points in time as ISO 8601 and spans in seconds', () => {
  const { store } = project();
  const numbers = store.find({
    filter: null,
    order: [{ column: attribute('name'), descending: false }],
    archived: false,
  });
  const columns = [attribute('name'), attribute('started'), attribute('duration'), metric('val_auc', 'max')];
  expect(writeTable(runsTable(store, numbers.slice(2, 4), columns), 'csv')).toBe(
    [
      'name,started,duration_seconds,max(metrics.val_auc)',
      'gbm 2,2026-11-20T02:00:00.000Z,60,0.904',
      'other,,,',
      '',
    ].join('\n'),
  );
});

it('reads the name of a column, or says what is wrong with it', () => {
  const read = (text: string) => {
    const column = columnOf(text, []);
    return 'message' in column ? column.start : columnId(column);
  };
  expect(['metrics.auc', 'min( metrics.loss )', 'run_name', 'params.`a b`', 'strated', 'auc is null or name', '1'].map(read)).toEqual([
    'metrics.auc', 'min(metrics.loss)', 'name', 'params.a b', 0, 0, 0,
  ]); // prettier-ignore
});
