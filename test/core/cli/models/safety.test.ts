import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { ledgerPath, writeLedger } from '../../../../src/models/registry/ledgerFiles';
import { sealEvent } from '../../../../src/models/registry/sealEvent';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const fixture = (name: string) => readFileSync(inRoot('test', 'fixtures', 'models', 'malicious', name));
/** `posix.system('id')` without the opcode that says which protocol it is of. */
const unmarked = Buffer.from('\x8c\x05posix\x8c\x06system\x93X\x02\0\0\0id\x85R.', 'latin1');
const evil = fixture('global.pkl');

const sklearn = (path: string, more = '') =>
  `flavors: {sklearn: {pickled_model: ${path}}, python_function: {loader_module: mlflow.sklearn, model_path: ${path}${more}}}\n`;

type Files = Readonly<Record<string, string | Buffer>>;

/** A project with a model in the folder `model` that is churn@1, or with what is `packed` of it; `begun` is there once a model was loaded. */
async function registered(files: Files, packed = 'model') {
  const root = temporaryFolder({ 'rows.csv': 'a\n1\n', 'model/code/': '', 'model/d/': '' });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, 'model', path), text);
  const python = join(root, 'python');
  const answer =
    'fs.writeFileSync(answer, JSON.stringify({ python: "3", platform: "", outputs: [1], milliseconds: [] }));';
  const lines = ["const fs = require('node:fs');", 'const answer = process.argv.at(-1);', answer];
  writeFileSync(python, [`#!${process.execPath}`, ...lines, 'fs.writeFileSync(__dirname + "/begun", "");'].join('\n'));
  chmodSync(python, 0o755);
  const tend = (...args: readonly string[]) => runTend(root, ['models', ...args]);
  const packaged = await tend('package', packed, '--name', 'churn', '--out', 'package');
  const { out, notes } = await tend('register', 'package', '--reason', 'first');
  expect([packaged.code, notes]).toEqual([0, []]);
  const gate = async (stage = 'production') => {
    const told = await tend('promote', 'churn@1', '--to', stage, '--dry-run', '--reason', 'so', '--format', 'json');
    const { gates } = JSON.parse(told.out) as { gates: { gate: string; verdict: string; sentence: string }[] };
    const found = gates.find((it) => it.gate === 'pickle');
    return `${found?.verdict ?? ''}: ${found?.sentence ?? ''}`;
  };
  const drill = (...more: readonly string[]) => tend('drill', 'churn@1', '--python', python, ...more);
  const run = (...more: readonly string[]) =>
    tend('run', 'churn@1', '--input', 'rows.csv', '--python', python, ...more);
  return { root, out, gate, run, drill, hasRun: () => existsSync(join(root, 'begun')) };
}

const dangerous: readonly (readonly [string, Files])[] = [
  ['at ./model.pkl', { MLmodel: sklearn('./model.pkl'), 'model.pkl': evil }],
  ['in d/', { MLmodel: sklearn('d/'), 'd/model.pkl': evil }],
  ['that only the other flavor names', { MLmodel: sklearn('model.pkl', ', data: weights.pkl'), 'model.pkl': 'N.', 'weights.pkl': evil }],
  ['of a PythonModel', {
    MLmodel: 'flavors: {python_function: {loader_module: mlflow.pyfunc.model, python_model: python_model.pkl}}\n',
    'python_model.pkl': evil,
  }],
  ['without the mark of a pickle', { MLmodel: sklearn('model.pkl'), 'model.pkl': unmarked }],
  ['that is called model.bin', { 'model.bin': unmarked, 'weights.npz': '' , MLmodel: sklearn('model.bin') }],
]; // prettier-ignore

describe.skipIf(process.platform === 'win32')('a model that would run commands', () => {
  it.each(dangerous)('%s is told when it is registered, stopped by its gate and never run', async (_, files) => {
    const { out, gate, run, drill, hasRun } = await registered(files);
    expect(out).toMatch(/Loading it can run commands: (os|posix)\.system\./);
    expect(await gate()).toMatch(/^fail: loading it can run commands: (os|posix)\.system$/);
    for (const told of [await run(), await run('--trust'), await drill('--trust')])
      expect([told.code, told.notes.join('')]).toEqual([
        1,
        expect.stringContaining('churn@1 was not run. Loading it can'),
      ]);
    expect(hasRun()).toBe(false);
  });

  it('is not run either where the ledger was written anew to say that it is safe', async () => {
    const { root, gate, run, hasRun } = await registered({ MLmodel: sklearn('model.pkl'), 'model.pkl': evil });
    const [sealed] = openedRegistry(root).registry.events({ model: 'churn', limit: 1 });
    if (sealed?.event.kind !== 'registered') throw new Error('It was not registered.');
    rmSync(dirname(join(root, ledgerPath(sealed.digest))), { recursive: true });
    rmSync(join(root, '.tend'), { recursive: true });
    writeLedger(root, [sealEvent({ ...sealed.event, verdict: 'safe' })]);
    expect(await gate()).toMatch(/^fail: loading it can run commands: \w+\.system; it was registered as safe$/);
    const { code, notes } = await run('--trust');
    expect([code, notes.join('')]).toEqual([1, expect.stringContaining('The ledger calls it safe.')]);
    expect(hasRun()).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a model with code of its own', () => {
  const files = {
    MLmodel: 'flavors: {python_function: {loader_module: myload, code: code, data: w.txt}}\n',
    'code/myload.py': 'import os',
    'w.txt': 'w',
  };

  it('says so when it is registered, passes staging and not production', async () => {
    const { out, gate } = await registered(files);
    expect(out).toContain('Loading it runs code of which nothing is known: myload._load_pyfunc.');
    expect(await gate()).toBe('inconclusive: loading it runs code of which nothing is known: myload._load_pyfunc');
    expect(await gate('staging')).toMatch(/^pass: loading it runs code/);
  });

  it('is run by who says that they trust it', async () => {
    const { run, hasRun } = await registered(files);
    const refused = await run();
    expect([refused.code, refused.notes]).toEqual([
      1,
      [
        'tend: churn@1 was not run. Loading it runs code of which nothing is known: myload._load_pyfunc. Run it with --trust if you trust who made it.',
      ],
    ]);
    expect(hasRun()).toBe(false);
    expect((await run('--trust')).code).toBe(0);
    expect(hasRun()).toBe(true);
  });
});

const weights = Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('{}')]);

it.each([
  ['an archive', 'model/a.mar', { 'a.mar': 'PK' }, 'a.mar'],
  ['a pickle that something has to turn back first', 'model/x.lz', { 'x.lz': '\xff\xaa' }, 'x.lz'],
  [
    'an architecture in JSON, which may hold code,',
    'model/arch.json',
    { 'arch.json': '{"class_name":"Lambda"}' },
    'arch.json',
  ],
  [
    'a text that its MLmodel says is loaded',
    'model',
    { MLmodel: sklearn('model.txt'), 'model.txt': 'tree', 'notes.txt': 'trained in May' },
    'model.txt',
  ],
  ['an archive beside a model', 'model', { 'model.safetensors': weights, 'a.mar': 'PK' }, 'a.mar'],
])('%s of no format that is known passes no stage, by name', async (_, packed, files, name) => {
  const { out, gate } = await registered(files, packed);
  expect(out).toContain(`What loading it would run is not known. ${name}: It is none of the formats that are known`);
  const told = `inconclusive: nothing can be told of ${name}, which is of no format that is known`;
  expect([await gate(), await gate('staging')]).toEqual([told, told]);
});

it('code beside a model whose format holds none is named when it is registered and by its gate', async () => {
  const { out, gate } = await registered({ 'model.safetensors': weights, 'modeling.py': '', 'ops.so': '' });
  expect(out).toContain('Loading it may run modeling.py and ops.so, which were not looked at.');
  expect(await gate()).toBe('inconclusive: loading it may run modeling.py and ops.so, which were not looked at');
  expect(await gate('staging')).toMatch(/^pass: loading it may run modeling\.py/);
});

it('a model that is safe is registered without a warning and passes production', async () => {
  const { out, gate } = await registered({ MLmodel: sklearn('model.pkl'), 'model.pkl': 'N.' });
  expect(out).toMatch(/^churn@1 is registered\.\n {2}package sha256:\w+\n$/);
  expect(await gate()).toMatch(/^pass: safe/);
});
