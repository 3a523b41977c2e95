import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackage } from '../../../../src/models/package/readPackage';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const why = ['--reason', 'trained'] as const;

/** Tells of a project in which a model was packaged; `git` commits all of it before. */
async function packagedWith(out: readonly string[]) {
  const root = temporaryFolder({ 'model.onnx': 'x' });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  git('init', '-q');
  git('config', 'user.email', 'ana@example.com');
  git('config', 'user.name', 'Ana');
  git('add', '.');
  git('commit', '-qm', 'All');
  const models = async (...args: readonly string[]) => (await runTend(root, ['models', ...args])).out;
  const made = await models('package', 'model.onnx', '--name', 'churn', '--format', 'json', ...out);
  const { path } = JSON.parse(made) as { readonly path: string };
  return { root, models, path, commit: git('rev-parse', 'HEAD') };
}

it('a commit that only stood there when a model was packaged is not told as that of its training', async () => {
  const { root, models, path, commit } = await packagedWith(['--out', 'package']);
  await models('register', path, ...why);
  expect(await models('show', 'churn@1')).toContain(
    `  code        commit at packaging ${commit.slice(0, 8)}; that of the training was not recorded\n`,
  );
  const entries = layoutEntries(join(root, path));
  expect(readPackage(entries).facts.code).toEqual({ commit, dirty: false, remote: null, at: 'packaging' });
  const grep = (text: string) => execFileSync('grep', ['-rlF', text, join(root, path, 'blobs')], { encoding: 'utf8' });
  const naming = grep(commit).trim().split('\n');
  expect(naming.filter((file) => grep('slsa.dev/provenance').includes(file))).toEqual([]);
});

describe('of bytes that are under .tend alone', () => {
  it('it is told when they are registered, and how a clone gets them', async () => {
    const { root, models, path } = await packagedWith([]);
    expect(await models('register', path, ...why)).toMatch(
      /under \.tend alone, which git does not hold: no clone gets/,
    );
    expect(await models('show', 'churn@1')).toContain(
      `  bytes       here, in ${path} alone, which no clone gets; copied to the same place of a clone it is found there\n`,
    );
    const clone = temporaryFolder();
    cpSync(join(root, 'tend'), join(clone, 'tend'), { recursive: true });
    expect((await runTend(clone, ['models', 'verify', 'churn@1'])).code).toBe(1);
    cpSync(join(root, path), join(clone, path), { recursive: true });
    expect((await runTend(clone, ['models', 'verify', 'churn@1'])).code).toBe(0);
  });

  it('it is not told of a folder of the project', async () => {
    const { models, path } = await packagedWith(['--out', 'package']);
    expect(await models('register', path, ...why)).not.toContain('.tend');
    expect(await models('show', 'churn@1')).toContain('  bytes       here\n');
  });
});

it('of bytes that were archived and then purged nothing is told as if they were still there', async () => {
  const { models, path } = await packagedWith([]);
  await models('register', path, ...why);
  await models('archive', 'churn@1', '--retain', '0d', ...why);
  await models('purge', 'churn@1', ...why);
  const shown = await models('show', 'churn@1');
  expect(shown).toContain('  bytes       not here, and purged\n');
  expect(shown).toMatch(/ archived +was in /);
});

describe('of bytes that are purged', () => {
  it('it is told that the history of git still holds what was archived to a folder of the project', async () => {
    const { root, models, path } = await packagedWith([]);
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root });
    await models('register', path, ...why);
    await models('archive', 'churn@1', '--retain', '0d', ...why);
    git('add', '-A');
    git('commit', '-qm', 'Archive');
    git('remote', 'add', 'origin', 'https://example.com/churn.git');
    const purged = await runTend(root, ['models', 'purge', 'churn@1', ...why]);
    expect(purged.out).toMatch(/^churn@1 is purged: its bytes are deleted here\. /);
    expect([purged.code, purged.notes.slice(0, 2)]).toEqual([
      0,
      [
        expect.stringMatching(
          /^The history of git still holds archive\/churn\/\S+, here and in every clone: purging does/,
        ),
        'A clone in which churn@1 was packaged or restored keeps its bytes until it is purged there too.',
      ],
    ]);
  });

  it('nothing is told where git never had them', async () => {
    const { root, models, path } = await packagedWith([]);
    await models('register', path, ...why);
    const purged = await runTend(root, ['models', 'purge', 'churn@1', '--format', 'json', ...why]);
    expect(JSON.parse(purged.out)).toMatchObject({ ok: true, notes: [] });
  });
});
