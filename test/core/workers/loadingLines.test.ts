import { readFile } from 'node:fs/promises';
import { renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { LoadingLines } from '../../../src/workers/loadingLines';
import { temporaryFolder } from '../temporaryFolder';

const loading = (path: string) => `import joblib\njoblib.load("${path}")\n`;
const { signal } = new AbortController();

/** Asks where scripts of a folder load one of some files; `read` has the scripts that were read for it since. */
function asking(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  const read: string[] = [];
  const lines = new LoadingLines((path) => {
    read.push(basename(path));
    return readFile(path, 'utf8');
  });
  const toldOf = async (scripts: readonly string[], ...dangerous: readonly string[]) => {
    read.length = 0;
    const dangers = new Map(dangerous.map((path) => [path, `Do not load ${path}.`]));
    const found = await lines.of(root, { scripts, dangers }, signal);
    return found.map(({ path, range, message }) => `${path}:${range.start.line} ${message}`);
  };
  const told = (...dangerous: readonly string[]) => toldOf(Object.keys(files), ...dangerous);
  return { root, read, told, toldOf };
}

it('reads a script again only once it is another one, whatever has become dangerous', async () => {
  const { root, read, told } = asking({ 'a.py': loading('evil.pkl'), 'b.py': loading('worse.pkl') });
  const ofA = 'a.py:1 joblib.load would load it: Do not load evil.pkl.';
  const ofB = 'b.py:1 joblib.load would load it: Do not load worse.pkl.';
  expect([await told('evil.pkl'), [...read]]).toEqual([[ofA], ['a.py', 'b.py']]);
  expect([await told('evil.pkl', 'worse.pkl'), [...read]]).toEqual([[ofA, ofB], []]);
  writeFileSync(join(root, 'a.py'), `\n${loading('worse.pkl')}`);
  expect([await told('evil.pkl', 'worse.pkl'), [...read]]).toEqual([
    ['a.py:2 joblib.load would load it: Do not load worse.pkl.', ofB],
    ['a.py'],
  ]);
});

it('forgets a script that is gone, and none that is merely not asked about', async () => {
  const { root, read, told, toldOf } = asking({ 'a.py': loading('evil.pkl'), 'b.py': loading('evil.pkl') });
  await told('evil.pkl');
  renameSync(join(root, 'a.py'), join(root, 'away'));
  await toldOf([], 'evil.pkl');
  renameSync(join(root, 'away'), join(root, 'a.py'));
  expect([await told('evil.pkl'), read]).toEqual([[expect.any(String), expect.any(String)], ['a.py']]);
});

it('reads a notebook with all the pictures that are in it, and finds nothing in one that is none', async () => {
  const cell = { cell_type: 'code', source: loading('evil.pkl') };
  const outputs = [{ data: { 'image/png': 'x'.repeat(1_000_000) } }];
  const notebook = JSON.stringify({ cells: [{ ...cell, outputs }] });
  const { told } = asking({ 'nb.ipynb': notebook, 'cut.ipynb': notebook.slice(1), 'a.py': loading('evil.pkl') });
  expect(await told('evil.pkl')).toEqual([
    expect.stringMatching(/^nb\.ipynb:0 joblib\.load would load it: /),
    expect.stringMatching(/^a\.py:1 /),
  ]);
});

it('reads no script that is larger than what anybody writes', async () => {
  const { read, told } = asking({
    'large.py': `${loading('evil.pkl')}# ${'x'.repeat(1_000_000)}`,
    'full.py': loading('evil.pkl').padEnd(1_000_000),
  });
  expect(await told('evil.pkl')).toEqual([expect.stringMatching(/^full\.py:1 /)]);
  expect(read).toEqual(['full.py']);
});
