import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodeChanges, type SideCode } from '../../../../../src/actions/runs/compare/code/codeChanges';
import { readGit } from '../../../../../src/actions/runs/readGit';
import { addFiles, temporaryFolder } from '../../../temporaryFolder';

const person = ['-c', 'user.name=ana', '-c', 'user.email=ana@example.com', '-c', 'core.autocrlf=false'];

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', [...person, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

/** Writes files and commits them; the digest of the commit. */
function commit(root: string, files: Readonly<Record<string, string>>): string {
  addFiles(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'more');
  return git(root, 'rev-parse', 'HEAD');
}

/** A project in a folder of a repository: a script, what it imports, and what it does not. */
function repository(): string {
  const root = temporaryFolder({});
  git(root, 'init', '-q', '-b', 'main');
  commit(root, {
    'ml/train.py': 'import numpy as np\nfrom features import tenure\nfrom lib.data import load\n',
    'ml/features.py': 'import helpers.dates\n',
    'ml/helpers/__init__.py': '',
    'ml/helpers/dates.py': '',
    'ml/src/lib/__init__.py': '',
    'ml/src/lib/data.py': 'from . import split\nfrom .. import nothing\n',
    'ml/src/lib/split.py': '',
    'ml/unused.py': '',
    'README.md': '# Churn\n',
  });
  return root;
}

const changesIn = (folder: string) => new CodeChanges((args, input) => readGit(folder, args, input));

const side = (name: string, commits: readonly string[], rest: Partial<SideCode> = {}): SideCode => ({
  name,
  commits,
  dirty: false,
  script: null,
  ...rest,
});

describe('the code of two sides', () => {
  it('differs by commits and files, first the script and what it imports', async () => {
    const root = repository();
    const from = git(root, 'rev-parse', 'HEAD');
    commit(root, { 'README.md': '# Churn 2\n', 'ml/unused.py': 'x = 1\n', 'a.bin': 'a\0b' });
    commit(root, { 'ml/src/lib/split.py': 'a\nb\n', 'ml/helpers/__init__.py': 'c\n' });
    const to = commit(root, { 'ml/train.py': 'from features import tenure\nfrom lib.data import load\n\n' });
    const sides = [side('a', [from]), side('b', [to], { script: '/home/ana/churn/ml/train.py' })] as const;
    const change = await changesIn(join(root, 'ml')).between(...sides);
    expect(change.sentence).toBe('3 commits later, 6 files differ');
    expect(change.files).toEqual([
      { path: 'ml/train.py', lines: { added: 1, removed: 1 }, role: 'script' },
      { path: 'ml/helpers/__init__.py', lines: { added: 1, removed: 0 }, role: 'imported' },
      { path: 'ml/src/lib/split.py', lines: { added: 2, removed: 0 }, role: 'imported' },
      { path: 'README.md', lines: { added: 1, removed: 1 }, role: null },
      { path: 'a.bin', lines: null, role: null },
      { path: 'ml/unused.py', lines: { added: 1, removed: 0 }, role: null },
    ]);
  });

  it('is earlier, or on a branch of its own', async () => {
    const root = repository();
    const base = git(root, 'rev-parse', 'HEAD');
    const main = commit(root, { 'ml/train.py': 'a\n' });
    git(root, 'checkout', '-q', '-b', 'other', base);
    git(root, 'mv', 'ml/unused.py', 'ml/renamed.py');
    const other = commit(root, { 'ml/two.py': 'x\n' });
    const said = async (from: string, to: string) =>
      (await changesIn(root).between(side('a', [from]), side('b', [to]))).sentence;
    expect(await said(main, base)).toBe('1 commit earlier, 1 file differs');
    expect(await said(main, other)).toBe('branched: 1 commit only in a, 1 only in b, 3 files differ');
  });

  it('says what changes were never committed, also where the commit is the same', async () => {
    const root = repository();
    const from = git(root, 'rev-parse', 'HEAD');
    const to = commit(root, { 'ml/train.py': '' });
    const said = async (...sides: readonly [SideCode, SideCode]) => (await changesIn(root).between(...sides)).sentence;
    const dirty = { dirty: true };
    expect(await said(side('a', [to], dirty), side('b', [to], dirty))).toBe(
      'same commit, uncommitted changes in a and b',
    );
    expect(await said(side('a', [from]), side('b', [to], dirty))).toBe(
      '1 commit later, 1 file differs, uncommitted changes in b',
    );
    expect(await said(side('a', [to]), side('b', [to]))).toBe('');
  });

  it('is not told of where git does not have it', async () => {
    const root = repository();
    const head = git(root, 'rev-parse', 'HEAD');
    const said = async (folder: string, ...commits: readonly string[]) =>
      (await changesIn(folder).between(side('a', [head]), side('b', commits))).sentence;
    expect(await said(root, 'f'.repeat(40))).toBe('commit fffffff is not in this repository');
    expect(await said(root, `--output=${join(root, 'taken')}`)).toMatch(/is not in this repository$/);
    expect(await said(root, head, 'f'.repeat(40))).toBe('the runs of b are of 2 commits');
    expect(await said(temporaryFolder({}), 'f'.repeat(40))).toBe('git knows no repository here');
    expect(await said(root)).toBe('');
  });

  it('lists the first of many files, and says how many more there are', async () => {
    const root = repository();
    const from = git(root, 'rev-parse', 'HEAD');
    const names = Array.from({ length: 30 }, (_, index) => [`f${index}`, 'x']);
    const to = commit(root, Object.fromEntries(names) as Record<string, string>);
    const { files, more } = await changesIn(root).between(side('a', [from]), side('b', [to]));
    expect([files.length, more]).toEqual([20, 10]);
  });
});
