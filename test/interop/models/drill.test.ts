import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readGoldenPairs } from '../../../src/models/package/scoringRequest';
import { runnerText } from '../../../src/models/restore/runnerText';
import { runTend } from '../../core/cli/runTend';
import { temporaryFolder } from '../../core/temporaryFolder';
import { askLibraries } from './libraries';

/** A model of scikit-learn that is registered twice: as it is, and with one golden value that it never said. */
async function project() {
  const root = temporaryFolder();
  const { python } = await askLibraries<{ python: string }>('makeDrilled.py', root);
  const tend = async (...args: string[]) => runTend(root, ['models', ...args]);
  const golden = join(root, 'golden.json');
  const told = JSON.parse(readFileSync(golden, 'utf8')) as { outputs: number[] };
  for (const change of [0, 2]) {
    const outputs = told.outputs.map((output, index) => (index === 1 ? output + change : output));
    writeFileSync(golden, JSON.stringify({ ...told, outputs }));
    const added = ['--golden', 'golden.json', '--requirements', 'requirements.txt', '--out', `package${change}`];
    await tend('package', 'model.joblib', '--name', 'iris', ...added);
    await tend('register', `package${change}`, '--reason', 'trained');
  }
  return { root, tend, python };
}

it('proves by scikit-learn itself that an archived version predicts as it did, and finds one golden value that was changed', async () => {
  const { root, tend, python } = await project();
  expect(await tend('archive', 'iris@1', '--reason', 'replaced', '--retain', '1y')).toMatchObject({ code: 0 });
  const drilled = await tend('drill', 'iris@1', '--python', python, '--format', 'json');
  expect({ code: drilled.code, drill: JSON.parse(drilled.out) as object }).toMatchObject({
    code: 0,
    drill: { ok: true, maxAbsDiff: 0, problems: [] },
  });
  const changed = await tend('drill', 'iris@2', '--python', python, '--format', 'json');
  expect({ code: changed.code, drill: JSON.parse(changed.out) as object }).toMatchObject({
    code: 1,
    drill: { ok: false, maxAbsDiff: 2, problems: [expect.stringMatching(/^output\[1\]: \d instead of \d$/)] },
  });
  expect(await tend('run', 'iris@1', '--input', 'in.csv', '--against', 'iris@2', '--python', python)).toMatchObject({
    code: 0,
  });
  expect(await tend('purge', 'iris@1', '--reason', 'withdrawn')).toMatchObject({
    code: 1,
    notes: ['tend: iris@1 is to be kept until 2027-11-25; it can be purged after that.'],
  });
  rmSync(join(root, 'package2'), { recursive: true });
  expect(await tend('purge', 'iris@2', '--reason', 'withdrawn')).toMatchObject({ code: 0 });
});

/** Ways in which MLflow takes a table, as golden pairs write them. */
function writtenTable(): readonly object[] {
  const [lists, turned] = [
    { tenure: [1, 40], spend: [9.5, 2.5] },
    { spend: [9.5, 2.5], tenure: [1, 40] },
  ];
  const data = [
    [1, 9.5],
    [40, 2.5],
  ];
  const split = { columns: ['tenure', 'spend'], data };
  const records = [
    { spend: 9.5, tenure: 1 },
    { spend: 2.5, tenure: 40 },
  ];
  return [
    ...[{ inputs: lists }, { inputs: turned }, { inputs: { inputs: lists } }, { instances: lists }],
    ...[{ inputs: split }, { inputs: { index: [0, 1], ...split } }, { dataframe_split: split }],
    ...[{ dataframe_records: records }, { inputs: records }, { instances: records }],
    ...[{ inputs: data }, { instances: data }],
  ];
}

it('asks a model that needs names of columns in every form that MLflow takes, and drills it with columns as lists', async () => {
  const [root, outputs] = [temporaryFolder(), [1, 0]];
  const pairs = writtenTable().map((form) => ({ ...form, outputs }));
  writeFileSync(join(root, 'run_model.py'), runnerText);
  const requests = pairs.map((it) => readGoldenPairs(it, 'golden.json').request);
  writeFileSync(join(root, 'requests.json'), JSON.stringify(requests));
  const told = await askLibraries<{ python: string; outputs: unknown[] }>('makeByName.py', root);
  expect(told.outputs).toEqual(pairs.map(() => outputs));
  const tend = async (...args: string[]) => runTend(root, ['models', ...args]);
  writeFileSync(join(root, 'golden.json'), JSON.stringify(pairs[0]));
  await tend('package', 'model.joblib', '--name', 'churn', '--golden', 'golden.json', '--out', 'package');
  await tend('register', 'package', '--reason', 'trained');
  expect(await tend('drill', 'churn@1', '--python', told.python, '--trust')).toMatchObject({ code: 0 });
});

it('predicts a table in whatever way it is written', async () => {
  const { root, tend, python } = await project();
  const written = readFileSync(join(root, 'in.csv'), 'utf8');
  writeFileSync(join(root, 'other.csv'), Buffer.from(`\ufeff${written.replaceAll(',', ';')}`, 'utf16le'));
  const run = (file: string) => tend('run', 'iris@1', '--input', file, '--python', python, '--format', 'json');
  const { code, out } = await run('in.csv');
  expect(code).toBe(0);
  expect(await run('other.csv')).toMatchObject({ code: 0, out });
});

it('proves a pickle of classes and functions of the project, after these are gone from it', async () => {
  const root = temporaryFolder();
  const { python } = await askLibraries<{ python: string }>('makeOwnCode.py', root);
  const tend = (...args: string[]) => runTend(root, ['models', ...args]);
  const added = ['--golden', 'golden.json', '--out', 'package'];
  const packaged = await tend('package', 'model.pkl', '--name', 'iris', ...added, '--format', 'json');
  expect(JSON.parse(packaged.out)).toMatchObject({
    notes: [
      'model.pkl needs code of this project; 4 files in code/: features.py, own/__init__.py, own/steps.py, scale.py.',
      'Its requirements are requirements.txt of the project.',
    ],
  });
  await tend('register', 'package', '--reason', 'trained');
  for (const name of ['features.py', 'scale.py', 'own', 'model.pkl']) rmSync(join(root, name), { recursive: true });
  expect(await tend('restore', 'iris@1', '--out', 'restored')).toMatchObject({ code: 0 });
  expect(readFileSync(join(root, 'restored/code/features.py'), 'utf8')).toContain('def widen');
  const drilled = await tend('drill', 'iris@1', '--python', python, '--trust', '--format', 'json');
  expect({ code: drilled.code, drill: JSON.parse(drilled.out) as object }).toMatchObject({
    code: 0,
    drill: { ok: true, maxAbsDiff: 0, problems: [] },
  });
});
