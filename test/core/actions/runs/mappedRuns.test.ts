import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { importing, names, projectWith, shownRuns, storeIn } from './importing';

describe('a file that tend.yaml maps', () => {
  it('is one run, though it looks like the log of a tracker too', async () => {
    const log = 'epoch,loss\n0,0.5\n1,0.25\n';
    const lightning = 'epoch,step,loss\n0,0,0.5\n';
    const root = temporaryFolder({
      'tend.yaml': 'experiments:\n  sources:\n    - path: "outputs/*/metrics.csv"\n',
      'outputs/trial0/metrics.csv': log,
      'outputs/trial1/metrics.csv': lightning,
      'outputs/trial1/hparams.yaml': 'lr: 0.1\n',
      'logs/other/training.csv': log,
    });
    const store = storeIn(root);
    await importing(root, store);
    expect(names(store)).toEqual(['other/training', 'trial0', 'trial1']);
  });

  const log = 'epoch,loss\n0,0.5\n1,0.25\n';
  const state = '{ "global_step": 2, "max_steps": 2, "log_history": [{ "step": 1, "loss": 0.5 }] }';
  it.each([
    ['Keras', 'tend.yaml', '"logs/a/*.csv"', ['b/log', 'log'], { 'logs/a/log.csv': log, 'logs/b/log.csv': log }],
    [
      'Lightning',
      'tend.yaml',
      'logs/v0/metrics.csv',
      ['metrics'],
      { 'logs/v0/metrics.csv': 'epoch,step,loss\n0,0,1\n' },
    ],
    [
      'a checkpoint',
      'tend.yaml',
      '"out/*/*/*.json"',
      ['a/checkpoint-2'],
      { 'out/a/checkpoint-2/trainer_state.json': state },
    ],
    ['DVCLive', 'tend.yaml', 'live/metrics.json', ['metrics'], { 'live/metrics.json': '{ "step": 1, "loss": 2 }' }],
    ['a folder with a tend.yaml of its own', 'sub/tend.yaml', '"logs/*/*.csv"', ['a'], { 'sub/logs/a/log.csv': log }],
  ])('changes hands with the mapping, as a run of %s', async (_, config, path, mapped, files) => {
    const root = temporaryFolder({ 'tend.yaml': 'version: 1\n', ...files });
    const store = storeIn(root);
    await importing(root, store);
    const before = shownRuns(store);
    expect(before.map(({ kind }) => kind)).not.toContain('mapped');
    store.mark(before.map(({ number }) => ({ number, marks: { starred: true } })));
    addFiles(root, { [config]: `experiments: { sources: [{ path: ${path} }] }\n` });
    await importing(root, store);
    expect(names(store)).toEqual(mapped);
    expect(await importing(root, store)).toMatchObject({ imported: 0, updated: 0, problems: [] });
    addFiles(root, { [config]: 'version: 1\n' });
    await importing(root, store);
    const after = shownRuns(store);
    expect(after.map(({ number, name }) => [number, name])).toEqual(before.map(({ number, name }) => [number, name]));
    expect(after.every(({ number, starred }) => starred && store.details(number)?.metrics.has('loss'))).toBe(true);
    expect(await importing(root, store)).toMatchObject({ imported: 0, updated: 0, problems: [] });
  });

  it.each(['outputs', 'outputs/a', 'outputs/a/log.csv', 'outputs/*'])('comes in where %s is named', async (named) => {
    const root = temporaryFolder({
      'tend.yaml': 'experiments: { sources: [{ path: "outputs/*/log.csv" }] }\n',
      'outputs/a/log.csv': log,
      'elsewhere/log.csv': log,
    });
    const store = storeIn(root);
    const imported = await importing(root, store, { paths: [join(root, named)] });
    expect(imported).toMatchObject({ imported: 1, problems: [] });
    expect(shownRuns(store).map(({ kind, name }) => [kind, name])).toEqual([['mapped', 'a']]);
    expect(await importing(root, store, { paths: [join(root, 'elsewhere')] })).toMatchObject({ imported: 1 });
    expect(shownRuns(store).map(({ kind }) => kind)).toEqual(['keras-csv', 'mapped']);
  });

  it('stays as it was while tend.yaml is not whole', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'experiments: { sources: [{ path: a/scores.csv }] }\n',
      'a/scores.csv': 'i,auc\n1,0.5\n',
    });
    const store = storeIn(root);
    await importing(root, store);
    addFiles(root, { 'tend.yaml': 'experiments: { sources: [{ path: a/scores' });
    const { problems } = await importing(root, store);
    expect(problems).toEqual([
      { path: 'tend.yaml', problem: 'It cannot be read; the runs that it maps stay as they were.' },
    ]);
    expect(names(store)).toEqual(['scores']);
  });

  it('is never an event file, whatever a pattern takes in', async () => {
    const root = projectWith('tensorboard');
    const store = storeIn(root);
    await importing(root, store);
    const before = names(store);
    addFiles(root, { 'tend.yaml': 'experiments: { sources: [{ path: "**" }] }\n' });
    await importing(root, store);
    expect(names(store)).toEqual(expect.arrayContaining([...before]));
  });
});

describe('a run whose folder was moved away from a source that stays', () => {
  it('is listed where it is now', async () => {
    const root = temporaryFolder({ 'logs/a/log.csv': 'epoch,loss\n0,1\n', 'logs/notes.txt': '' });
    const store = storeIn(root);
    await importing(root, store);
    mkdirSync(join(root, 'old'));
    renameSync(join(root, 'logs/a'), join(root, 'old/a'));
    await importing(root, store);
    expect(shownRuns(store).map(({ name, source }) => [name, source])).toEqual([['a/log', 'old']]);
  });
});
