import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { importedCode } from '../../../../src/actions/models/packaging/importedCode';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { unpackPackage } from '../../../../src/models/package/unpackPackage';
import { write } from '../../store/runs/imported';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext, unwatched } from './packaging';

/** A pickle, in its oldest form, that names functions and does nothing with them. */
const pickleOf = (...names: readonly string[]) => `(${names.map((name) => `c${name.replace(' ', '\n')}\n`).join('')}t.`;

async function packaged(files: Readonly<Record<string, string>>, source = 'model.pkl') {
  const root = temporaryFolder(files);
  const input = { source: join(root, source), name: 'churn' };
  const { files: held, notes, digest } = await packageModel(packagingContext(root).context, input);
  return { code: held.map(({ path }) => path).filter((path) => path.startsWith('code/')), notes, digest };
}

const loader = 'code/tend_model_loader.py';

describe('code of the project that a model file names', () => {
  it('is packaged with what it imports in turn, and with nothing else of the project', async () => {
    const { code, notes } = await packaged({
      'model.pkl': pickleOf('features widen', 'sklearn.pipeline Pipeline'),
      'features.py': 'import numpy as np\nfrom own.scale import factor\n',
      'src/own/__init__.py': '',
      'src/own/scale.py': 'from . import constants\nfrom .more.deep import a as b\n',
      'src/own/constants.py': 'import features\n',
      'src/own/more/deep.py': 'def f():\n    from ... import nothing\n    import late\n',
      'src/own/unused.py': '',
      'late.py': '',
      'sklearn/pipeline.py': 'never the one of the library',
    });
    const paths = ['features.py', 'late.py', 'own/__init__.py', 'own/constants.py', 'own/more/deep.py', 'own/scale.py'];
    expect(code).toEqual([...paths.map((path) => `code/${path}`), loader]);
    expect(notes).toEqual([`model.pkl needs code of this project; 6 files in code/: ${paths.join(', ')}.`]);
  });

  it('changes the digest when it changes, and only then', async () => {
    const files = { 'model.pkl': pickleOf('features widen'), 'features.py': 'a = 1\n', 'other.py': 'a = 1\n' };
    const { digest } = await packaged(files);
    expect((await packaged({ ...files, 'other.py': 'a = 2\n' })).digest).toBe(digest);
    expect((await packaged({ ...files, 'features.py': 'a = 2\n' })).digest).not.toBe(digest);
  });

  it('is found beside the model, and stays where a folder has it already', async () => {
    const model = pickleOf('features widen', 'other f');
    const files = { 'm/model.pkl': model, 'm/features.py': '', 'm/code/other.py': 'import features' };
    const { code, notes } = await packaged(files, 'm');
    expect(code).toEqual(['code/features.py', 'code/other.py', loader]);
    expect(notes).toEqual(['model.pkl needs code of this project; 1 file in code/: features.py.']);
  });

  it('is found beside the script of the run that trained it, before the root', async () => {
    const root = temporaryFolder({
      'models/model.pkl': pickleOf('features widen'),
      'training/features.py': 'own = 1\n',
      'features.py': 'other = 1\n',
    });
    const { context, store } = packagingContext(root);
    const code = {
      commit: null,
      branch: null,
      repository: null,
      dirty: false,
      script: 'training/train.py',
      command: null,
    };
    write(store.runs, [{ id: 'a', code }]);
    const run = store.runs.runs([1])[0]?.id ?? null;
    const { path } = await packageModel(context, { source: join(root, 'models/model.pkl'), name: 'churn', run });
    const out = join(root, 'out');
    await unpackPackage(layoutEntries(path), out, unwatched);
    expect(readFileSync(join(out, 'code/features.py'), 'utf8')).toBe('own = 1\n');
  });

  it('is told where it cannot be found', async () => {
    const names = pickleOf('__main__ widen', 'elsewhere.b f', 'another g');
    const { code, notes } = await packaged({ 'model.pkl': names, 'src/a.py': '' });
    expect(code).toEqual([loader]);
    expect(notes).toEqual([
      'model.pkl names what the script that saved it defined itself (__main__), which nothing else can load; define it in a module of the project and save the model again.',
      'model.pkl names another, elsewhere.b, not found in this project (its root, src): it runs only where its requirements bring that. Code beside the script that trained it is found where the run that logged it is packaged.',
    ]);
  });

  it('is not asked for by a folder with an MLmodel, which brings its own', async () => {
    const files = { 'm/model.pkl': pickleOf('features widen'), 'features.py': '' };
    const mlmodel = 'flavors:\n  python_function: { loader_module: mlflow.sklearn, model_path: model.pkl }\n';
    const { code, notes } = await packaged({ ...files, 'm/MLmodel': mlmodel }, 'm');
    expect({ code, notes }).toEqual({ code: [], notes: [] });
  });

  it('is none that a link brings in from outside, and none without a name of Python', () => {
    const root = temporaryFolder({ 'project/a.py': '', 'outside.py': '' });
    symlinkSync(join(root, 'outside.py'), join(root, 'project/linked.py'));
    const where = { root: join(root, 'project'), folders: [join(root, 'project')] };
    const named = ['linked', '../outside', 'a', ''].map((module) => ({
      ...{ module, name: 'f', verdict: 'needs-trust' as const, reason: '' },
    }));
    expect(importedCode(where, named)).toEqual({
      files: new Map([['a.py', join(root, 'project/a.py')]]),
      missing: ['', '../outside', 'linked'],
    });
  });
});
