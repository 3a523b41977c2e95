import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGit } from '../../../../src/actions/runs/readGit';
import { dvcLive } from '../../../../src/runs/sources/dvcLive';
import type { ReadGit } from '../../../../src/runs/sources/dvc/gitExperiments';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { MemoryStore } from '../importing/memoryStore';
import { valuesOf } from './fixtures';
import { found, imported, later } from './imports';

const person = ['-c', 'user.name=ana', '-c', 'user.email=ana@example.com', '-c', 'core.autocrlf=false'];

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', [...person, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

/** What DVCLive writes of a training. */
const written = (rate: number) => ({
  'dvclive/metrics.json': `{ "step": 1, "train": { "loss": ${rate / 2} }, "final": NaN }`,
  'dvclive/params.yaml': `lr: ${rate}\n`,
  'dvclive/plots/metrics/train/loss.tsv': `step\tloss\n0\t${rate}\n1\t${rate / 2}\n`,
});

/** A repository in which DVC saved an experiment of each rate, the last of which is still in the folder. */
function repository(...rates: readonly number[]) {
  const root = temporaryFolder({ 'train.py': 'pass\n', 'other/metrics.json': '{ "step": 1, "x": 1 }' });
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', 'train.py', 'other');
  git(root, 'commit', '-qm', 'begin');
  const baseline = git(root, 'rev-parse', 'HEAD');
  const save = (rate: number) => {
    addFiles(root, written(rate));
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'dvc: commit experiment');
    const ref = `refs/exps/${baseline.slice(0, 2)}/${baseline.slice(2)}/rate-${rate}`;
    git(root, 'update-ref', ref, 'HEAD');
    git(root, 'reset', '-q', '--soft', baseline);
    git(root, 'reset', '-q');
  };
  rates.forEach(save);
  git(root, 'update-ref', 'refs/exps/exec/EXEC_HEAD', 'HEAD');
  return { root, baseline, save };
}

async function read(root: string, options: { readonly store?: MemoryStore; readonly ask?: ReadGit } = {}) {
  const { ask = readGit, ...others } = options;
  const { store, problems } = await imported(join(root, 'dvclive'), dvcLive(ask), others);
  const { runs, disowned, gone } = store.source('.');
  const names = [...runs].filter(([id]) => !disowned.has(id) && !gone.has(id)).map(([, { name }]) => name);
  return { store, problems, names: names.sort() };
}

describe('experiments that DVC keeps in git', () => {
  it('are runs beside that of the folder, which is none where it is one of them', async () => {
    const { root, baseline } = repository(0.5, 0.25);
    const { store, problems, names } = await read(root);
    expect([problems, names]).toEqual([[], ['rate-0.25', 'rate-0.5']]);
    expect(store.run('.', 'rate-0.5')).toMatchObject({
      nativeId: `${baseline}/rate-0.5`,
      status: 'finished',
      params: new Map([['lr', '0.5']]),
      tags: new Map([['baseline', baseline]]),
      partly: null,
    });
    expect(store.run('.', 'rate-0.5').code?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(valuesOf(store, '.', 'rate-0.5')).toEqual({
      final: [[1, NaN]],
      'train/loss': [
        [0, 0.5],
        [1, 0.25],
      ],
    });
    addFiles(root, written(0.125));
    expect((await read(root, { store })).names).toEqual(['rate-0.25', 'rate-0.5', 'workspace']);
  });

  it('take the place of the run of the folder when it is saved, and are not asked for again', async () => {
    const { root, save } = repository(0.5);
    addFiles(root, written(0.25));
    const { store, names } = await read(root);
    expect(names).toEqual(['rate-0.5', 'workspace']);
    save(0.25);
    expect((await read(root, { store })).names).toEqual(['rate-0.25', 'rate-0.5']);
    const asked: string[] = [];
    const ask: ReadGit = (folder, args, input) => {
      asked.push(args[0] ?? '');
      return readGit(folder, args, input);
    };
    const before = store.commits.length;
    expect((await read(root, { store, ask })).names).toEqual(['rate-0.25', 'rate-0.5']);
    expect([asked, store.commits.length]).toEqual([['for-each-ref'], before]);
  });

  it('stay as they are where git cannot be asked', async () => {
    const { root } = repository(0.5);
    const { store } = await read(root);
    const ask = () => Promise.resolve(null);
    expect((await read(root, { store, ask })).names).toEqual(['rate-0.5', 'workspace']);
    expect((await read(root, { store })).names).toEqual(['rate-0.5']);
  });

  it('that cannot be taken out of git are named, and the others are read', async () => {
    const { root } = repository(0.5, 0.25);
    const ask: ReadGit = (folder, args, input) =>
      args[0] === 'cat-file' ? Promise.resolve(Buffer.from('dead missing\n')) : readGit(folder, args, input);
    const { problems } = await read(root, { ask });
    expect(problems.map(({ problem }) => problem)).toEqual([
      'It cannot be read in the experiment rate-0.25.',
      'It cannot be read in the experiment rate-0.5.',
    ]);
  });

  it('are watched where git has them', async () => {
    const { root } = repository(0.5);
    const sources = await found(join(root, 'dvclive'), dvcLive(readGit));
    expect(sources.flatMap(({ watch }) => watch)).toEqual([join(root, 'dvclive'), join(root, '.git/refs/exps')]);
  });

  it('are none in a folder without a repository', async () => {
    const root = temporaryFolder(written(0.5));
    expect((await read(root, { store: new MemoryStore() })).names).toEqual(['workspace']);
  });

  it('that changed nothing in a folder are not runs of it, and are looked at once', async () => {
    const { root } = repository(0.5);
    const { store } = await imported(join(root, 'other'), dvcLive(readGit), { now: later });
    expect([...store.source('.').runs.values()].map(({ name }) => name)).toEqual(['other']);
    const asked: string[] = [];
    const ask: ReadGit = (folder, args) => {
      asked.push(args[0] ?? '');
      return readGit(folder, args);
    };
    await imported(join(root, 'other'), dvcLive(ask), { now: later, store });
    expect(asked).toEqual(['for-each-ref']);
  });
});
