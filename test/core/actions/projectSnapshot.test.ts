import { expect, it } from 'vitest';
import { projectSnapshot } from '../../../src/actions/projectSnapshot';
import type { Finding } from '../../../src/data/finding';
import type { FileReport } from '../../../src/data/report';
import { lifecycle } from '../../../src/lifecycle/stages';
import { parseConfig } from '../../../src/project/parseConfig';
import { discover } from '../../../src/project/discoveryCache';
import { temporaryFolder } from '../temporaryFolder';

const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } };

function finding(severity: Finding['severity']): Finding {
  return {
    check: 'text-typo',
    severity,
    message: '',
    scope: 'cell',
    row: 3,
    column: 'a',
    columnIndex: 0,
    range,
    bytes: null,
    value: 'x',
    count: 1,
    fix: null,
  };
}

it('every discovered file has the state of its check, and wrong keys of tend.yaml count', async () => {
  const text = 'project: { name: birds, nme: x }\n';
  const files = ['a.csv', 'b.csv', 'c.csv', 'd.csv'].map((name) => [name, 'x\n1\n'] as const);
  const discovery = await discover(temporaryFolder({ ...Object.fromEntries(files), 'tend.yaml': text }));
  const snapshot = projectSnapshot({
    name: 'folder',
    discovery,
    parsed: parseConfig(text),
    development: null,
    results: new Map([
      ['b.csv', { state: 'checking' }],
      ['c.csv', { state: 'checked', report: { rows: 7, columns: [], findings: [finding('info'), finding('error')] } }],
      ['d.csv', { state: 'unreadable', problem: 'd.csv is not a text table: its content looks like binary data.' }],
    ]),
  });
  expect(snapshot).toMatchObject({ name: 'birds', configPath: 'tend.yaml', configErrors: 1, configBroken: false });
  expect(snapshot.firstConfigError?.range.start).toEqual({ line: 0, character: 24 });
  expect(snapshot.dataFiles.map((file) => [file.path, file.state, file.rows, file.problem, file.firstError])).toEqual([
    ['a.csv', 'waiting', 0, null, null],
    ['b.csv', 'checking', 0, null, null],
    ['c.csv', 'checked', 7, null, range],
    ['d.csv', 'unreadable', 0, 'not a text table: its content looks like binary data', null],
  ]);
  expect(snapshot.dataFiles[2]?.counts).toEqual({ error: 1, warning: 0, info: 1, hint: 0 });
});

it('a target and columns that the checked file does not have are not ticked', async () => {
  const text = 'datasets:\n  a: { path: a.csv, target: scor, columns: { age: {}, nme: {} } }\n';
  const discovery = await discover(temporaryFolder({ 'a.csv': 'age,score\n1,2\n', 'tend.yaml': text }));
  const columns = [{ name: 'age' }, { name: 'score' }] as unknown as FileReport['columns'];
  const results = new Map([['a.csv', { state: 'checked', report: { rows: 1, columns, findings: [] } }]] as const);
  const facts = { name: 'p', discovery, parsed: parseConfig(text), results, development: null };
  const data = lifecycle(projectSnapshot(facts)).stages[1]?.evidence ?? [];
  expect(data.map(({ label, detail, state }) => `${label}: ${detail} (${state})`)).toEqual(
    expect.arrayContaining([
      'Expectations: 1 column; 1 declared column is not there (warning)',
      'Target: no column is called scor (warning)',
    ]),
  );
});

it('what is declared of a file that is not there any more is not ticked, and comes next', async () => {
  const text = 'datasets:\n  birds: { path: a.csv, target: score, columns: { age: {}, score: {} } }\n';
  const discovery = await discover(temporaryFolder({ 'b.csv': 'age,score\n1,2\n', 'tend.yaml': text }));
  const facts = { name: 'p', discovery, parsed: parseConfig(text), results: new Map(), development: null };
  const { stages, next } = lifecycle(projectSnapshot(facts));
  const target = { kind: 'file', path: 'tend.yaml', range: { start: { line: 1 } } };
  expect(stages[1]?.evidence.find(({ id }) => id === 'data.expectations')).toMatchObject({
    detail: '2 columns; the file of birds was not found',
    state: 'warning',
    target,
  });
  expect(next).toMatchObject({ label: 'say where the file of birds is', detail: 'a.csv was not found', target });
});
