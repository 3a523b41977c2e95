import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loaderText } from '../../../../src/models/package/modelLoader';
import { temporaryFolder } from '../../temporaryFolder';
import { fixtures, importsThatAre, inspected, inspectedBytes, problems } from './inspected';
import { zipOf } from './zipOf';

const evil = readFileSync(fixtures('malicious', 'global.pkl'));
/** `posix.system('id')` without the opcode that says which protocol it is of. */
const unmarked = Buffer.from('\x8c\x05posix\x8c\x06system\x93X\x02\0\0\0id\x85R.', 'latin1');

describe('a pickle that does not look like one', () => {
  it.each([
    ['without a protocol', unmarked],
    ['behind a value that is thrown away', Buffer.from('N0cposix\nsystem\n(Vid\ntR.')],
    ['in a list of protocol 0', Buffer.from('(lp0\ncposix\nsystem\np1\n(Vid\ntRa.')],
    ['that breaks off when it has run', Buffer.from('cposix\nsystem\n(Vid\ntR and more')],
  ])('%s is dangerous whatever its name is', async (_, bytes) => {
    for (const name of ['model.bin', 'model.txt', 'MODEL', 'a.json']) {
      const report = await inspectedBytes(name, bytes);
      expect([report.verdict, importsThatAre(report, 'dangerous')], name).toEqual(['dangerous', ['posix.system']]);
    }
  });

  it('is followed no further than Python does', async () => {
    const zeros = await inspectedBytes('a.bin', Buffer.alloc(3_000_000, '0'));
    expect(zeros.format).toBe('unknown');
    const behind = await inspectedBytes('a.bin', Buffer.concat([Buffer.from('0'), unmarked]));
    expect(behind.format).toBe('unknown');
  });

  it('is no archive by its first three bytes', async () => {
    const length = Buffer.from('Zh\0\0', 'latin1').readUInt32LE(0);
    const head = Buffer.concat([Buffer.from('BZh\0\0', 'latin1'), Buffer.alloc(length)]);
    expect((await inspectedBytes('model.joblib', Buffer.concat([head, unmarked]))).verdict).toBe('dangerous');
  });

  it('is found in a file of another format', async () => {
    const header = Buffer.from('{"__metadata__":{"a":"b"}}');
    const text = Buffer.concat([Buffer.from([0, 0, 0]), header]);
    const length = text.length;
    // BINBYTES with the header of the tensors as its bytes; the same bytes are the length of that header.
    const head = Buffer.from([0x42, length, 0, 0, 0]);
    const claimed = Number(Buffer.concat([head, text]).readBigUInt64LE(0));
    const rest = Buffer.concat([unmarked, Buffer.alloc(claimed)]);
    const report = await inspectedBytes('a.safetensors', Buffer.concat([head, text, rest]));
    expect(report).toMatchObject({ format: 'safetensors', verdict: 'dangerous' });
  });

  it('cannot stand before an archive', async () => {
    const archive = zipOf({ 'schema.json': '{}' }, { before: 19 });
    const report = await inspectedBytes('a.skops', Buffer.concat([Buffer.from('cos\nsystem\n(Vid\ntR.'), archive]));
    expect(report.verdict).toBe('dangerous');
  });

  it.each([
    'class of it\nmodel\nweights',
    'cos\nsin\ntan\n',
    'churned,stayed\n1,0\n',
    'N/A',
    'I am\n.',
    '(see below)\n',
    '0123456789',
  ])('is not seen in the text %j', async (text) =>
    expect((await inspectedBytes('a.txt', Buffer.from(text))).format).toBe('unknown'),
  );

  it('is never seen in plain words', () =>
    fc.assert(
      fc.asyncProperty(fc.lorem({ mode: 'sentences' }), async (text) => {
        expect((await inspectedBytes('a.md', Buffer.from(text))).format).toBe('unknown');
      }),
      { numRuns: 100 },
    ));
});

describe('the verdict of a folder', () => {
  const mlmodel = (flavors: string) => `flavors: ${flavors}\n`;
  const folder = (files: Readonly<Record<string, string>>, pickles: readonly string[]) => {
    const root = temporaryFolder(files);
    for (const path of pickles) writeFileSync(join(root, path), evil);
    return root;
  };

  it.each([
    ['./model.pkl', 'model.pkl'],
    ['d/', 'd/model.pkl'],
    ['model.txt', 'model.txt'],
    ['good.pkl', 'other.yaml'],
  ])('with the model at %s is that of %s too', async (named, path) => {
    const text = mlmodel(
      `{sklearn: {pickled_model: ${named}}, python_function: {loader_module: mlflow.sklearn, model_path: ${named}}}`,
    );
    expect((await inspected(folder({ MLmodel: text, 'd/': '' }, [path]))).verdict).toBe('dangerous');
  });

  it.each([
    ['{python_function: {loader_module: mlflow.sklearn, code: code}}', 'of "code"'],
    [
      '{python_function: {loader_module: mlflow.pyfunc.model, model_code_path: code/sklearn.py}}',
      'of "code/sklearn.py"',
    ],
    ['{sklearn: {code: "."}, python_function: 1}', 'of "."'],
    ['{a: &a {code: code}, python_function: {<<: *a, loader_module: mlflow.sklearn}}', 'of "code"'],
  ])('needs trust by %s', async (flavors, told) => {
    const report = await inspected(temporaryFolder({ MLmodel: mlmodel(flavors), 'code/sklearn.py': 'x = 1' }));
    expect([report.verdict, problems(report).join(' ')]).toEqual(['needs-trust', expect.stringContaining(told)]);
  });

  it.each([
    ['{sklearn: {pickled_model: ../a.pkl}}', '../a.pkl'],
    ['{python_function: {loader_module: mlflow.sklearn, model_path: ../evil.pkl}}', '../evil.pkl'],
    ['{python_function: {loader_module: mlflow.sklearn, data: /srv/evil.pkl}}', '/srv/evil.pkl'],
    ['{python_function: {loader_module: mlflow.sklearn, code: ../code}}', '../code'],
  ])('is dangerous by %s, which leads out of it', async (flavors, path) => {
    const report = await inspected(temporaryFolder({ MLmodel: mlmodel(flavors), 'a.pkl': '(lp0\nI1\na.' }));
    expect(report.verdict).toBe('dangerous');
    expect(problems(report)[0]).toBe(`Loading it reaches out of its folder, to "${path}".`);
  });

  it('needs trust where a program of TensorFlow is in it', async () => {
    const report = await inspected(temporaryFolder({ 'model/saved_model.pb': '' }));
    expect([report.verdict, problems(report)]).toEqual([
      'needs-trust',
      ['model/saved_model.pb is a program, which was not looked at.'],
    ]);
  });

  it('says of a file that is named as a model and is none that nobody can tell, beside one that is safe', async () => {
    const safe = '(lp0\nI1\na.';
    const files = { 'a.pkl': safe, 'f.pkl': `\n${safe}`, 'g.npy': '?', 'notes.bin': '?' };
    const report = await inspected(temporaryFolder(files));
    expect([report.verdict, report.parts.map(({ path, verdict }) => [path, verdict])]).toEqual([
      'partly-scanned',
      [
        ['a.pkl', 'safe'],
        ['f.pkl', 'partly-scanned'],
        ['g.npy', 'partly-scanned'],
      ],
    ]);
    expect(problems(report)).toEqual(
      ['f.pkl', 'g.npy'].map((path) => `${path}: It is none of the formats that are known: nothing can be told of it.`),
    );
  });

  it('is safe where its code is the loader that Tend writes, and needs trust where a byte of that is another', async () => {
    const text = mlmodel('{python_function: {code: code, data: model.skops, loader_module: tend_model_loader}}');
    const verdictOf = async (code: Readonly<Record<string, string>>) =>
      (await inspected(temporaryFolder({ MLmodel: text, ...code }))).verdict;
    const loader = loaderText('skops') ?? '';
    expect(await verdictOf({ 'code/tend_model_loader.py': loader })).toBe('safe');
    expect(await verdictOf({ 'code/tend_model_loader.py': `${loader}#` })).toBe('needs-trust');
    expect(await verdictOf({ 'code/tend_model_loader.py': loader, 'Code/joblib.py': '' })).toBe('needs-trust');
  });

  it('is partly scanned where something of it was not looked at', async () => {
    const deep = 'a/'.repeat(12);
    expect((await inspected(temporaryFolder({ [`${deep}model.pkl`]: '' }))).verdict).toBe('partly-scanned');
    expect((await inspected(temporaryFolder({ MLmodel: 'flavors: {a: 1, a: 2}' }))).verdict).toBe('partly-scanned');
    expect((await inspected(temporaryFolder({ 'model.ubj': '\u0001' }))).verdict).toBe('partly-scanned');
  });
});

describe('a model of Keras', () => {
  const layer = (fields: object) =>
    JSON.stringify({ module: 'keras', class_name: 'Sequential', config: { layers: [fields] } });
  const model = (config: string, more: Readonly<Record<string, string>> = {}) =>
    inspectedBytes(
      'model.keras',
      zipOf({ 'config.json': config, 'metadata.json': '{}', 'model.weights.h5': '', ...more }),
    );

  it('is safe where all its layers are of Keras', async () => {
    const dense = { module: 'keras.layers', class_name: 'Dense', registered_name: null, config: { units: 1 } };
    expect(await model(layer(dense))).toMatchObject({ format: 'keras', verdict: 'safe' });
  });

  it.each([
    [{ module: 'keras.layers', class_name: 'Lambda' }, 'needs-trust'],
    [{ class_name: '__lambda__', config: { code: '4wE=' } }, 'needs-trust'],
    [{ module: 'my_layers', class_name: 'Mine', registered_name: 'Custom>Mine' }, 'needs-trust'],
    [{ module: 'keras.layers', class_name: 'Dense', registered_name: 'Custom>Mine' }, 'needs-trust'],
    [{ module: 'os', class_name: 'system' }, 'dangerous'],
  ])('by the layer %j is %s', async (fields, verdict) => expect((await model(layer(fields))).verdict).toBe(verdict));

  it('needs trust with a file that Keras does not save, and in HDF5', async () => {
    expect((await model('{}', { 'data.pkl': 'N.' })).verdict).toBe('needs-trust');
    expect((await model('no json')).verdict).toBe('needs-trust');
    const mark = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1');
    expect(await inspectedBytes('model.h5', mark)).toMatchObject({ format: 'hdf5', verdict: 'needs-trust' });
  });
});

it('an archive of tar, from which torch loads pickles, is told', async () => {
  const header = Buffer.alloc(1024);
  header.write('pickle');
  const sum = header.reduce((all, byte) => all + byte, 8 * 0x20);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  expect(await inspectedBytes('legacy.pt', header)).toMatchObject({ format: 'pytorch', verdict: 'partly-scanned' });
});
