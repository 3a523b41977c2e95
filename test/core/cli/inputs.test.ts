import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveInputs } from '../../../src/cli/inputs';
import { openProject } from '../../../src/cli/project';
import { addFiles, temporaryFolder } from '../temporaryFolder';
import { unprivileged } from '../unprivileged';
import { runTend } from './runTend';

const table = 'a,b\n1,2\n';

it('that may not be looked at are one line each, files and folders, named or come upon', async () => {
  const root = temporaryFolder({
    'a.csv': table,
    'closed.csv': table,
    'closed/x.csv': table,
    'open/closed/x.csv': '',
  });
  symlinkSync('loop', join(root, 'loop'));
  const closed = ['closed.csv', 'closed', 'open/closed'].map((name) => join(root, name));
  const check = (...args: readonly string[]) => unprivileged(() => runTend(root, ['check', ...args]));
  for (const path of closed) chmodSync(path, 0);
  chmodSync(root, 0o755);
  const forbidden = 'cannot be read: its permissions forbid it.';
  const folder = 'cannot be read; check its permissions and its name.';
  expect(await check('closed/x.csv', 'closed', 'closed/*.csv', 'loop', 'x'.repeat(300), 'a.csv')).toEqual({
    code: 2,
    out: 'No findings in 1 file, 1 row. 5 inputs could not be read.\n',
    notes: [
      `closed: ${folder}`,
      `closed/*.csv: ${forbidden}`,
      `closed/x.csv: ${forbidden}`,
      'loop: cannot be read (ELOOP).',
      `${'x'.repeat(300)}: cannot be read (ENAMETOOLONG).`,
    ],
  });
  expect((await check('.', 'closed', 'open', 'gone', 'gone')).notes).toEqual([
    `closed: ${folder}`,
    `open/closed: ${folder}`,
    'gone: there is no such file; check the path.',
    `closed.csv: ${forbidden}`,
  ]);
  const { code, notes } = await check();
  expect({ code, notes }).toEqual({
    code: 2,
    notes: [`closed: ${folder}`, `open/closed: ${folder}`, `closed.csv: ${forbidden}`],
  });
  for (const path of closed) chmodSync(path, 0o755);
});

it('that are prose are refused where they are named, and passed over where a pattern takes them in', async () => {
  const root = temporaryFolder({ 'y/README.md': 'Read this, then that.\n\nMore, of it.\n', 'y/a.csv': table });
  expect(await runTend(root, ['check', 'y/README.md'])).toEqual({
    code: 2,
    out: '',
    notes: ['y/README.md: text or code by its name, not a table; Tend checks tables in CSV and TSV.'],
  });
  expect(await runTend(root, ['check', 'y/*'])).toMatchObject({ code: 0, notes: [] });
});

it('are those that are declared, and how many others there are is said', async () => {
  const root = temporaryFolder({
    'a.csv': table,
    'b.csv': table,
    'more/c.csv': table,
    'tend.yaml': 'datasets:\n  a: { path: a.csv }\n',
  });
  const { out } = await runTend(root, ['check']);
  expect(out).toContain('2 data files that tend.yaml does not declare are left out (name the folder to check all).');
  const json = await runTend(root, ['check', '--format', 'json']);
  expect(JSON.parse(json.out)).toMatchObject({ files: [{ path: 'a.csv' }], undeclared: 2 });
  expect((await runTend(root, ['check', '.'])).out).toBe('No findings in 3 files, 3 rows.\n');
});

it('are all where tend.yaml only hides findings of some, ignored ones among them', async () => {
  const root = temporaryFolder({
    '.gitignore': 'a.csv\n',
    'a.csv': 'id,b\n1,2\n2,3 \n',
    'b.csv': 'id,b\n1,2\n1,3\n',
    'tend.yaml': `datasets:
  a: { path: a.csv, suppress: [{ check: text-whitespace, reason: as delivered }] }
  b: { path: b.csv, checks: { missing-rate: false } }
`,
    'c.csv': table,
  });
  const json = await runTend(root, ['check', '--format', 'json']);
  const { files, undeclared } = JSON.parse(json.out) as { files: readonly { path: string }[]; undeclared?: number };
  expect({ paths: files.map(({ path }) => path), undeclared }).toEqual({ paths: ['a.csv', 'b.csv', 'c.csv'] });
});

it('are all found, however many a folder holds', async () => {
  const root = temporaryFolder(Object.fromEntries(Array.from({ length: 2_010 }, (_, n) => [`${n}.csv`, table])));
  const context = { cwd: root, signal: new AbortController().signal };
  expect((await resolveInputs(openProject(root, {}), context, [])).files).toHaveLength(2_010);
});

it('are all models of ignored folders, however many these hold', async () => {
  const models = Object.fromEntries(Array.from({ length: 510 }, (_, n) => [`out/${n}.pt`, 'x']));
  const root = temporaryFolder({ '.gitignore': 'out/\n', 'a.csv': table, ...models });
  const context = { cwd: root, signal: new AbortController().signal };
  expect((await resolveInputs(openProject(root, {}), context, [])).models).toHaveLength(510);
});

it.each(['./data/a.csv', 'data//a.csv', 'data\\a.csv', 'data//*.csv'])(
  'are found and reported by one path, however it is declared: %s',
  async (path) => {
    const root = temporaryFolder({
      'data/a.csv': table,
      'tend.yaml': `datasets:\n  a:\n    path: ${path}\n    columns: { b: { range: [3, 4] } }\n`,
    });
    const { out, notes } = await runTend(root, ['check']);
    expect(out).toContain('data/a.csv:2:3 error ');
    expect(notes).toEqual([]);
  },
);

it.each([
  ['check', ''],
  ['check', 'a.csv', ''],
  ['models', 'inspect', ''],
])('that are empty are refused, as the folder would be meant: tend %s %s', async (...args) => {
  const root = temporaryFolder({ 'a.csv': table });
  expect(await runTend(root, args)).toEqual({
    code: 2,
    out: '',
    notes: ['error: an argument is empty; is a variable not set?'],
  });
});

it('are no files that tend.yaml has read as runs, unless they are named or a data set too', async () => {
  const sources = 'experiments: { sources: [{ path: "outputs/*/metrics.csv" }] }\n';
  const root = temporaryFolder({
    'tend.yaml': sources,
    'data.csv': table,
    'outputs/a/metrics.csv': table,
    'outputs/a/other.csv': table,
  });
  const filesOf = async (...paths: readonly string[]) => {
    const context = { cwd: root, signal: new AbortController().signal };
    return (await resolveInputs(openProject(root, {}), context, paths)).files.map((file) => file.reportPath);
  };
  expect(await filesOf()).toEqual(['data.csv', 'outputs/a/other.csv']);
  expect(await filesOf('outputs')).toEqual(['outputs/a/other.csv']);
  expect(await filesOf('outputs/*/m*.csv')).toEqual(['outputs/a/metrics.csv']);
  expect(await filesOf('outputs/a/metrics.csv')).toEqual(['outputs/a/metrics.csv']);
  const status = await runTend(root, ['status', '--format', 'json']);
  expect(status.out).not.toContain('metrics.csv');
  addFiles(root, { 'tend.yaml': `${sources}datasets: { logs: { path: outputs/a } }\n` });
  expect(await filesOf()).toEqual(['outputs/a/metrics.csv', 'outputs/a/other.csv']);
});

it('that are read as runs are told as such where a folder has no other tables, and can be named', async () => {
  const sources = 'experiments: { sources: [{ path: logs/log.csv }] }\n';
  const root = temporaryFolder({ 'tend.yaml': sources, 'logs/log.csv': table, 'empty/x.txt': '' });
  const said = 'its tables are read as runs; name them in datasets of tend.yaml to check them.';
  expect(await runTend(root, ['check', 'logs', 'empty'])).toEqual({
    code: 2,
    out: '',
    notes: [`logs: ${said}`, 'empty: no CSV or TSV file was found in this folder.'],
  });
  expect(await runTend(root, ['check'])).toEqual({ code: 2, out: '', notes: [`${root}: ${said}`] });
  addFiles(root, { 'tend.yaml': `${sources}datasets: { logs: { path: logs/log.csv } }\n` });
  expect(await runTend(root, ['check', 'logs'])).toMatchObject({ code: 0, notes: [] });
});
