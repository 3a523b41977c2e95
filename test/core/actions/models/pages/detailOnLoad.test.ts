import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { detailOnLoad } from '../../../../../src/actions/models/pages/detailOnLoad';
import { openPackage } from '../../../../../src/actions/models/promotion/packageEvidence';
import { runTend } from '../../../cli/runTend';
import { openedRegistry } from '../../../models/registry/openedRegistry';
import { temporaryFolder } from '../../../temporaryFolder';

/** What the panel says of loading churn@1, which was registered as `recorded`, else as it was found. */
async function onLoad(files: Readonly<Record<string, string>>, recorded?: 'safe') {
  const root = temporaryFolder({ 'model/code/': '' });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, 'model', path), text);
  await runTend(root, ['models', 'package', 'model', '--name', 'churn', '--out', 'package']);
  await runTend(root, ['models', 'register', 'package', '--reason', 'first']);
  const context = openedRegistry(root);
  const [version] = context.registry.version('churn', 1);
  if (!version) throw new Error('It was not registered.');
  const registered = { ...version.registered, ...(recorded ? { verdict: recorded } : {}) };
  const around: Parameters<typeof detailOnLoad>[0] = { inspectionOf: (_, look) => look(), signal: context.signal };
  return detailOnLoad(around, { ...version, registered }, openPackage(context, version));
}

const pyfunc = (fields: string) => `flavors: {python_function: {${fields}}}\n`;

it('says what every file of a package would run, and that the ledger says otherwise', async () => {
  const files = {
    MLmodel: pyfunc('loader_module: mlflow.pyfunc.model, python_model: python_model.pkl'),
    'python_model.pkl': 'cos\nsystem\n(Vid\ntR.',
  };
  expect(await onLoad(files, 'safe')).toEqual({
    verdict: 'dangerous',
    sentence: 'Dangerous: 1 of 2 imports would run commands or is unknown. It was registered as safe.',
    imports: [
      { module: 'os', names: 'system', verdict: 'dangerous' },
      { module: 'mlflow.pyfunc.model', names: '_load_pyfunc', verdict: 'safe' },
    ],
    more: 0,
  });
});

it('says what is dangerous where that is no import, whatever else is unknown', async () => {
  const files = { MLmodel: pyfunc('loader_module: mine, data: ../evil.pkl'), 'model.pkl': '(lp0\nI1\na.' };
  expect((await onLoad(files)).sentence).toBe(
    'Dangerous. Loading it reaches out of its folder, to "../evil.pkl". Do not load it; ask where it came from.',
  );
});

it('says that Python files of the package are run where all imports are safe', async () => {
  const files = { MLmodel: pyfunc('loader_module: mlflow.sklearn, code: code'), 'code/a.py': '' };
  expect((await onLoad(files)).sentence).toBe(
    'Needs trust. Loading it by MLflow runs 1 Python file of "code", which were not looked at.',
  );
});

it('says of a format that is not known that nobody can tell', async () => {
  const files = { MLmodel: pyfunc('loader_module: mlflow.xgboost, data: model.ubj'), 'model.ubj': '{L' };
  expect((await onLoad(files)).sentence).toBe(
    'Partly scanned: 1 import so far. What loading it would run is not known. model.ubj: It is none of the formats that are known: nothing can be told of it.',
  );
});
