import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover, DiscoveryCache } from '../../../src/project/discoveryCache';
import { addFiles, temporaryFolder } from '../temporaryFolder';

const table = 'a,b\n1,2\n';

async function dataIn(root: string, options: Parameters<typeof discover>[1] = {}): Promise<readonly string[]> {
  return (await discover(root, options)).dataFiles.map((file) => file.path);
}

describe('what is found', () => {
  it('are tables, scripts that train, model files and tend.yaml, in order of their paths', async () => {
    const root = temporaryFolder({
      'tend.yaml': '',
      'b.csv': table,
      'a/x.TSV': 'a\tb\n',
      'a/y.tab': '',
      'a/y.txt': '',
      'train.py': 'import os\nfrom sklearn.ensemble import X\nimport numpy as np, torch.nn as nn\n# import xgboost\n',
      'plain.py': 'import os\ntext = "sklearn"\n',
      'book.ipynb': JSON.stringify({
        cells: [{ source: ['import pandas\n', 'import lightgbm as lgb\n', 'lgb.train({}, d)'] }],
      }),
      'eval.py': 'import torch\nmodel.eval()\n',
      'models/m.joblib': 'x',
      'models/m.pkl.gz': 'x',
      'data/x.npy': 'x',
      'notes.gz': 'x',
    });
    const { dataFiles, scripts, pythonFiles, modelFiles, arrayFiles, ...rest } = await discover(root);
    expect(pythonFiles).toEqual(['book.ipynb', 'eval.py', 'plain.py', 'train.py']);
    expect(dataFiles.map(({ path, bytes, format }) => [path, bytes, format])).toEqual([
      ['a/x.TSV', 4, 'tsv'],
      ['a/y.tab', 0, 'tsv'],
      ['b.csv', 8, 'csv'],
    ]);
    expect(scripts).toEqual([
      { path: 'book.ipynb', libraries: ['LightGBM'] },
      { path: 'train.py', libraries: ['scikit-learn', 'PyTorch'] },
    ]);
    expect({ modelFiles, arrayFiles }).toEqual({
      modelFiles: ['models/m.joblib', 'models/m.pkl.gz'],
      arrayFiles: ['data/x.npy'],
    });
    expect(rest).toEqual({ configPath: 'tend.yaml', leftOut: [], leftOutModels: [], unreadable: [], complete: true });
  });

  it('takes no module for a library because every object has a part of that name', async () => {
    const root = temporaryFolder({
      'a.py': 'import constructor, toString\nfrom __proto__ import x\nimport torch\nloss.backward()\n',
    });
    expect((await discover(root)).scripts).toEqual([{ path: 'a.py', libraries: ['PyTorch'] }]);
  });

  it('is nothing in an empty folder, or where there is none', async () => {
    const lists = { dataFiles: [], scripts: [], pythonFiles: [], modelFiles: [], arrayFiles: [] };
    const nothing = { ...lists, configPath: null, leftOutModels: [] };
    expect(await discover(temporaryFolder())).toEqual({ ...nothing, leftOut: [], unreadable: [], complete: true });
    expect(await discover('/nonexistent/folder')).toEqual({
      ...nothing,
      leftOut: [{ reason: 'that cannot be read', count: 1 }],
      unreadable: [''],
      complete: false,
    });
  });
});

describe('what is passed over', () => {
  it.runIf(process.platform === 'linux')('is a data file that no text can name, and it is told of', async () => {
    const root = temporaryFolder({ 'a.csv': table });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from('caf\xe9.csv', 'latin1')]), table);
    const { dataFiles, unreadable, complete } = await discover(root);
    expect(dataFiles.map((file) => file.path)).toEqual(['a.csv']);
    expect({ unreadable, complete }).toEqual({ unreadable: ['caf\uFFFD.csv'], complete: false });
  });

  it('is what git ignores, at every level, the nearest rule first', async () => {
    const root = temporaryFolder({
      '.gitignore': '*.csv\n!keep.csv\nbig/\n',
      'a.csv': table,
      'keep.csv': table,
      'big/keep.csv': table,
      'sub/.gitignore': '!b.csv\nkeep.csv\n',
      'sub/b.csv': table,
      'sub/keep.csv': table,
    });
    const { dataFiles, leftOut } = await discover(root);
    expect(dataFiles.map((file) => file.path)).toEqual(['keep.csv', 'sub/b.csv']);
    expect(leftOut).toEqual([{ reason: 'ignored by git', count: 3 }]);
  });

  it('is what the repository around the folder ignores', async () => {
    const repository = temporaryFolder({
      '.git/info/exclude': 'secret.csv\n',
      '.gitignore': '/project/out/\n',
      'project/out/a.csv': table,
      'project/secret.csv': table,
      'project/b.csv': table,
    });
    expect(await dataIn(join(repository, 'project'))).toEqual(['b.csv']);
  });

  it('is not a folder that is ignored as a whole but asked for', async () => {
    const repository = temporaryFolder({
      '.git/': '',
      '.gitignore': 'data/\n*.csv\n',
      'data/x/a.csv': table,
      'data/.gitignore': 'b.csv\n',
      'data/b.csv': table,
    });
    expect(await dataIn(join(repository, 'data'))).toEqual(['x/a.csv']);
    expect(await dataIn(join(repository, 'data'), { declared: ['.'] })).toEqual(['b.csv', 'x/a.csv']);
    expect(await dataIn(repository)).toEqual([]);
  });

  it('is what settings exclude', async () => {
    const root = temporaryFolder({ 'a.csv': table, 'out/b.csv': table, 'c.tmp.csv': table });
    const { dataFiles, leftOut } = await discover(root, { exclude: ['**/out', '**/*.tmp.csv'] });
    expect(dataFiles.map((file) => file.path)).toEqual(['a.csv']);
    expect(leftOut).toEqual([{ reason: 'excluded by settings', count: 2 }]);
  });

  it('are environments, packages, run logs and hidden folders', async () => {
    const root = temporaryFolder({
      'a.csv': table,
      'node_modules/p/a.csv': table,
      'myenv/pyvenv.cfg': '',
      'myenv/lib/a.csv': table,
      '.venv/a.csv': table,
      'mlruns/0/a.csv': table,
      'mlartifacts/0/a.csv': table,
      '.git/a.csv': table,
      '.tend/a.csv': table,
      'x/__pycache__/a.csv': table,
    });
    const { dataFiles, leftOut } = await discover(root);
    expect(dataFiles.map((file) => file.path)).toEqual(['a.csv']);
    expect(leftOut).toEqual([{ reason: 'hidden or belonging to tools', count: 4 }]);
  });

  it('is what DVCLive writes of metrics, which are runs', async () => {
    const courses = 'plots/metrics/train/loss.tsv';
    const root = temporaryFolder({
      'a.csv': table,
      [`dvclive/${courses}`]: table,
      [`results/forest/${courses}`]: table,
    });
    expect(await discover(root)).toMatchObject({ leftOut: [], complete: true });
    expect(await dataIn(root)).toEqual(['a.csv']);
  });

  it('is what people took out of panels, unless it is declared', async () => {
    const root = temporaryFolder({ 'a.csv': table, 'tend/exports/auc.csv': table, 'sub/tend/exports/b.csv': table });
    expect(await discover(root)).toMatchObject({ leftOut: [], complete: true });
    expect(await dataIn(root)).toEqual(['a.csv', 'sub/tend/exports/b.csv']);
    expect(await dataIn(root, { declared: ['tend/exports/auc.csv'] })).toContain('tend/exports/auc.csv');
  });

  it('is what lies beyond a limit, and then the result is not complete', async () => {
    const names = ['1.csv', '2.csv', '3.csv', 'd/e/4.csv'];
    const root = temporaryFolder(Object.fromEntries(names.map((name) => [name, table])));
    const { dataFiles, leftOut, complete } = await discover(root, { limits: { dataFiles: 2, depth: 1 } });
    expect({ paths: dataFiles.map((file) => file.path), leftOut, complete }).toEqual({
      paths: ['1.csv', '2.csv'],
      leftOut: [
        { reason: 'too deep', count: 1 },
        { reason: 'beyond the first 2 data files', count: 1 },
      ],
      complete: false,
    });
  });
});

describe('models', () => {
  const modelsIn = async (root: string, options: Parameters<typeof discover>[1] = {}) =>
    (await discover(root, options)).modelFiles;

  it('are found where git ignores them and where runs lie, and nothing else is', async () => {
    const root = temporaryFolder({
      '.gitignore': '*.ckpt\ncheckpoints/\nlightning_logs/\n',
      'best.ckpt': 'x',
      'checkpoints/bert/checkpoint-500/model.safetensors': 'x',
      'checkpoints/bert/predictions.csv': table,
      'checkpoints/bert/train.py': 'import torch\n',
      'lightning_logs/version_0/checkpoints/epoch=9.ckpt': 'x',
      'lightning_logs/version_0/metrics.csv': table,
      'wandb/run-1/files/model.pt': 'x',
    });
    const { modelFiles, dataFiles, pythonFiles, complete } = await discover(root);
    expect({ modelFiles, dataFiles, pythonFiles, complete }).toEqual({
      modelFiles: [
        'best.ckpt',
        'checkpoints/bert/checkpoint-500/model.safetensors',
        'lightning_logs/version_0/checkpoints/epoch=9.ckpt',
        'wandb/run-1/files/model.pt',
      ],
      dataFiles: [],
      pythonFiles: [],
      complete: true,
    });
  });

  it('are none in environments, packages, caches, and what settings exclude, below what git ignores either', async () => {
    const root = temporaryFolder({
      '.gitignore': 'out/\ncache/\nvenv/\n',
      'out/model.pt': 'x',
      'out/env/pyvenv.cfg': '',
      'out/env/lib/a.pt': 'x',
      'out/conda/conda-meta/': '',
      'out/conda/b.pt': 'x',
      'out/node_modules/c.onnx': 'x',
      'out/hf_cache/d.safetensors': 'x',
      'out/downloads/CACHEDIR.TAG': '',
      'out/downloads/e.pt': 'x',
      'out/.git/f.pt': 'x',
      'out/old/g.pt': 'x',
      'cache/h.pt': 'x',
      'venv/pyvenv.cfg': '',
      'venv/i.pt': 'x',
      'mlruns/1/models/m-1/artifacts/model.pkl': 'x',
    });
    expect(await modelsIn(root, { exclude: ['**/old'] })).toEqual(['out/model.pt']);
  });

  it('are found in the artifacts of a tracking server where nothing beside them tells of its runs', async () => {
    const served = {
      'mlartifacts/1/models/m-1/artifacts/model.pkl': 'x',
      'mlartifacts/1/4f/artifacts/predictions.csv': table,
    };
    const root = temporaryFolder(served);
    const { modelFiles, dataFiles, leftOut, complete } = await discover(root);
    expect({ modelFiles, dataFiles, leftOut, complete }).toEqual({
      modelFiles: ['mlartifacts/1/models/m-1/artifacts/model.pkl'],
      ...{ dataFiles: [], leftOut: [], complete: true },
    });
    expect(await modelsIn(root, { exclude: ['**/mlartifacts'] })).toEqual([]);
    for (const told of ['mlflow.db', 'mlruns/0/meta.yaml'])
      expect(await modelsIn(temporaryFolder({ ...served, [told]: 'x' }))).toEqual([]);
  });

  it('are not what a trainer keeps beside the weights to go on from there', async () => {
    const states = [
      'optimizer.pt',
      'scheduler.pt',
      'scaler.pt',
      'rng_state.pth',
      'rng_state_0.pth',
      'random_states_0.pkl',
    ];
    const models = ['model.safetensors', 'random_state_42.pkl', 'rng_state_of_a_model.pth', 'scaler.pkl'];
    const names = [...states, 'training_args.bin', ...models];
    const root = temporaryFolder(Object.fromEntries(names.map((name) => [`checkpoint-500/${name}`, 'x'])));
    expect(await modelsIn(root)).toEqual(models.map((name) => `checkpoint-500/${name}`));
  });

  it('are bounded where git ignores them, and what is beyond that is told', async () => {
    const root = temporaryFolder({
      '.gitignore': 'out/\n',
      'out/1.pt': 'x',
      'out/2.pt': 'x',
      'out/a/3.pt': 'x',
      '4.pt': 'x',
    });
    const models = await discover(root, { limits: { ignoredModels: 1 } });
    expect([models.modelFiles, models.leftOutModels]).toEqual([
      ['4.pt', 'out/1.pt'],
      [{ reason: 'beyond the number of model files that are taken out of ignored folders', count: 2 }],
    ]);
    const { modelFiles, leftOutModels } = await discover(root, { limits: { ignoredFolders: 1 } });
    expect({ modelFiles, leftOutModels }).toEqual({
      modelFiles: ['4.pt', 'out/1.pt', 'out/2.pt'],
      leftOutModels: [{ reason: 'beyond the number of ignored folders that are searched for models', count: 1 }],
    });
  });

  it('leave the list of data whole where there are more of them in ignored folders than are searched', async () => {
    const root = temporaryFolder({ '.gitignore': 'out/\n', 'a.csv': table, 'out/1.pt': 'x', 'out/a/2.pt': 'x' });
    const { leftOut, complete } = await discover(root, { limits: { ignoredFolders: 1, ignoredModels: 0 } });
    expect({ leftOut, complete }).toEqual({ leftOut: [{ reason: 'ignored by git', count: 1 }], complete: true });
  });
});

describe('declared data sets', () => {
  it('are found even where git ignores them: files, folders and globs', async () => {
    const root = temporaryFolder({
      '.gitignore': 'data/\nother.csv\n',
      'data/a.csv': table,
      'data/deep/b.csv': table,
      'data/notes/c.csv': table,
      'other.csv': table,
    });
    expect(await dataIn(root, { declared: ['./data/a.csv', 'data/deep/', '*.csv', '../x.csv', 'gone.csv'] })).toEqual([
      'data/a.csv',
      'data/deep/b.csv',
      'other.csv',
    ]);
  });
});

describe('links', () => {
  it('to folders elsewhere are followed once, loops are not, and an untrusted folder is never left', async () => {
    const elsewhere = temporaryFolder({ 'big/a.csv': table, 'single.csv': table });
    const root = temporaryFolder({ 'b.csv': table, 'sub/': '' });
    symlinkSync(join(elsewhere, 'big'), join(root, 'data'));
    symlinkSync(join(elsewhere, 'big'), join(root, 'again'));
    symlinkSync(join(elsewhere, 'single.csv'), join(root, 'single.csv'));
    symlinkSync(elsewhere, join(elsewhere, 'big/loop'));
    symlinkSync(root, join(root, 'sub/up'));
    symlinkSync('nowhere', join(root, 'broken.csv'));
    const followed = await dataIn(root);
    expect(followed.filter((path) => path.endsWith('a.csv')).length).toBe(2);
    expect(followed).toEqual(expect.arrayContaining(['again/a.csv', 'b.csv', 'single.csv']));
    expect(await dataIn(root, { followLinks: false, declared: ['data/a.csv', 'data'] })).toEqual(['b.csv']);
  });
});

it('lists a model that is a link which leads nowhere, or back to itself', async () => {
  const root = temporaryFolder({ 'm/': '' });
  symlinkSync('gone.pkl', join(root, 'm/lost.pkl'));
  symlinkSync('loop.onnx', join(root, 'm/loop.onnx'));
  symlinkSync('gone', join(root, 'm/notes'));
  expect((await discover(root)).modelFiles).toEqual(['m/loop.onnx', 'm/lost.pkl']);
});

it('lists no model whose content git-annex or DVC has not fetched', async () => {
  const root = temporaryFolder({ 'm/': '' });
  symlinkSync('../.git/annex/objects/Xx/9m/SHA256E-s12--ab.pkl/SHA256E-s12--ab.pkl', join(root, 'm/annexed.pkl'));
  symlinkSync('../.dvc/cache/files/md5/ab/cd', join(root, 'm/cached.onnx'));
  expect((await discover(root)).modelFiles).toEqual([]);
});

describe('looking again', () => {
  it('sees files that came, went, changed and are ignored now', async () => {
    const root = temporaryFolder({ 'a.csv': table, 'b.csv': table, 's/c.csv': table, 'train.py': 'import torch\n' });
    const cache = new DiscoveryCache(root);
    await cache.discover();
    rmSync(join(root, 'b.csv'));
    addFiles(root, {
      's/d.csv': table,
      'a.csv': `${table}3,4\n`,
      '.gitignore': 'c.csv\n',
      'train.py': 'import xgboost\n',
    });
    utimesSync(join(root, 'train.py'), 1, 1);
    const { dataFiles, scripts } = await cache.discover();
    expect(dataFiles.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['a.csv', 12],
      ['s/d.csv', 8],
    ]);
    expect(scripts).toEqual([{ path: 'train.py', libraries: ['XGBoost'] }]);
  });

  it('does not read folders again that have not changed', async () => {
    const root = temporaryFolder({ 'old/a.csv': table });
    utimesSync(join(root, 'old'), 1000, 1000);
    const cache = new DiscoveryCache(root);
    await cache.discover();
    writeFileSync(join(root, 'old/b.csv'), table);
    utimesSync(join(root, 'old'), 1000, 1000);
    expect((await cache.discover()).dataFiles.map((file) => file.path)).toEqual(['old/a.csv']);
    utimesSync(join(root, 'old'), 2000, 2000);
    expect((await cache.discover()).dataFiles.map((file) => file.path)).toEqual(['old/a.csv', 'old/b.csv']);
  });

  it('ends with the reason of a signal', async () => {
    const reason = new Error('no longer wanted');
    await expect(discover(temporaryFolder({ 'a.csv': table }), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });
});
