import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSources, type SourceSearch } from '../../../../src/runs/sources/findSources';
import { mlflowFiles } from '../../../../src/runs/sources/mlflowFiles';
import type { RunSource, SeenFolder } from '../../../../src/runs/sources/source';
import { temporaryFolder } from '../../temporaryFolder';

/** A source begins at each file `runs.log`; folders called `own` are of the source beside them. */
const logs: RunSource & { readonly seen: SeenFolder[] } = {
  kind: 'mapped',
  title: 'Logs',
  looksLike: 'runs.log',
  seen: [],
  find(folder) {
    logs.seen.push(folder);
    const found = folder.files
      .filter((name) => name === 'runs.log')
      .map((name) => ({ kind: 'mapped' as const, path: join(folder.path, name), watch: [] }));
    return Promise.resolve({ found, prune: found.length > 0 ? ['own'] : [] });
  },
  read: () => Promise.resolve(),
};

async function search(root: string, options: Partial<SourceSearch> = {}) {
  const found: string[] = [];
  const signal = new AbortController().signal;
  const rules = { root, sources: [logs], declared: [], onlyDeclared: false, outside: false, signal, ...options };
  const searched = await findSources(rules, (one) => found.push(one.path.replace(`${root}/`, '')));
  return { found, searched };
}

describe('a search for sources', () => {
  it('looks where git does not, but not into what tools and environments leave', async () => {
    const root = temporaryFolder({
      '.gitignore': 'ignored/',
      'ignored/deep/runs.log': '',
      '.git/runs.log': '',
      '.tend/runs.log': '',
      '.cache/runs.log': '',
      'node_modules/a/runs.log': '',
      'src/__pycache__/runs.log': '',
      'env/pyvenv.cfg': '',
      'env/lib/site-packages/x/runs.log': '',
      'conda/conda-meta/history': '',
      'conda/share/runs.log': '',
    });
    expect((await search(root)).found).toEqual(['ignored/deep/runs.log']);
  });

  it('does not enter what belongs to a source, and tells each folder in which one it lies', async () => {
    const root = temporaryFolder({ 'a/runs.log': '', 'a/own/b/runs.log': '', 'a/other/runs.log': '' });
    logs.seen.length = 0;
    expect((await search(root)).found).toEqual(['a/runs.log', 'a/other/runs.log']);
    expect(logs.seen.map(({ path, parent }) => [path.slice(root.length), parent?.path.slice(root.length)])).toEqual([
      ['', undefined],
      ['/a', ''],
      ['/a/other', '/a'],
    ]);
  });

  it('ends where links go round in circles, and finds each source once', async () => {
    const root = temporaryFolder({ 'a/b/runs.log': '' });
    symlinkSync(root, join(root, 'a/b/up'));
    symlinkSync(join(root, 'a'), join(root, 'c'));
    symlinkSync(join(root, 'a/b/runs.log'), join(root, 'runs.log'));
    symlinkSync(join(root, 'self'), join(root, 'self'));
    for (const outside of [false, true]) expect((await search(root, { outside })).found).toEqual(['runs.log']);
  });

  it('stays in the project unless the person trusts it', async () => {
    const elsewhere = temporaryFolder({ 'x/runs.log': '' });
    const root = temporaryFolder({ 'a/': '' });
    symlinkSync(elsewhere, join(root, 'a/linked'));
    expect((await search(root)).found).toEqual([]);
    expect((await search(root, { declared: [elsewhere, '../'] })).found).toEqual([]);
    expect((await search(root, { outside: true })).found).toEqual(['a/linked/x/runs.log']);
    expect((await search(root, { outside: true, declared: [elsewhere] })).found).toEqual(['a/linked/x/runs.log']);
    expect((await search(root, { outside: true, declared: [elsewhere], onlyDeclared: true })).found).toEqual([
      `${elsewhere}/x/runs.log`,
    ]);
  });

  it('finds what is declared as a file, a folder or a glob, also where it would not look', async () => {
    const root = temporaryFolder({
      '.hidden/one/runs.log': '',
      '.hidden/two/runs.log': '',
      '.hidden/two/deep/runs.log': '',
    });
    const declared = async (...names: readonly string[]) => (await search(root, { declared: names })).found;
    expect(await declared('.hidden/one/runs.log')).toEqual(['.hidden/one/runs.log']);
    expect(await declared('.hidden/two')).toEqual(['.hidden/two/runs.log', '.hidden/two/deep/runs.log']);
    expect(await declared('.hidden/t*')).toEqual(['.hidden/two/runs.log', '.hidden/two/deep/runs.log']);
    expect(await declared('.hidden/*/runs.log')).toEqual(['.hidden/one/runs.log', '.hidden/two/runs.log']);
    expect(await declared('.hidden/**', '.hidden/one', 'nothing')).toHaveLength(3);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort(new Error('no more'));
    await expect(search(temporaryFolder(), { signal: stop.signal })).rejects.toThrow('no more');
  });

  it('counts what it looked at, and leaves the runs of a FileStore to their importer', async () => {
    const root = temporaryFolder({ 'train.py': '' });
    cpSync('test/fixtures/runs/mlflow-files/mlruns', join(root, 'mlruns'), { recursive: true });
    mkdirSync(join(root, 'mlruns/plots'));
    const { searched } = await search(root, { sources: [mlflowFiles] });
    expect(searched).toEqual({ files: 1, folders: 3, complete: true });
  });
});
