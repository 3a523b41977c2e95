import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { fixtureNames, fixtures, inspected } from './inspected';

/** Packings that nothing here unpacks. */
const packed = /\.(bz2|lzma|xz|lz4)\.joblib$/;

const packers: readonly (readonly [packing: string, pack: (pickle: Buffer) => Buffer])[] = [
  ['gzip', gzipSync],
  ['zlib', deflateSync],
  // How such a file begins is all that is read of it.
  ['bzip2', () => Buffer.from('BZh91AY&SY\0\0')],
  ['xz', () => Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0])],
  ['lzma', () => Buffer.from([0x5d, 0, 0, 0x80, 0, 0xff])],
];

describe('a model that a library saved', () => {
  it.each(fixtureNames('ordinary').filter((name) => !packed.test(name)))(
    '%s is safe, and read to its end',
    async (name) => {
      const report = await inspected(fixtures('ordinary', name));
      expect(report.verdict).toBe(/\.(npy|safetensors|onnx)$/.test(name) ? 'not-code' : 'safe');
      expect(report.problems).toEqual([]);
    },
  );

  it.each(fixtureNames('ordinary').filter((name) => packed.test(name)))(
    '%s was not looked into, and says so',
    async (name) => {
      const report = await inspected(fixtures('ordinary', name));
      expect(report).toMatchObject({ format: 'joblib', verdict: 'partly-scanned', imports: [] });
      expect(report.problems[0]?.problem).toContain('what it would run was not looked at');
    },
  );

  it.each([...packers])('is a pickle where one is packed by %s that joblib did not write', async (packing, pack) => {
    const folder = temporaryFolder();
    const pickle = readFileSync(fixtures('ordinary', 'scaled.protocol4.pkl'));
    writeFileSync(join(folder, 'scaled.pkl'), pack(pickle));
    const { format, formatDetail } = await inspected(join(folder, 'scaled.pkl'));
    expect([format, formatDetail]).toEqual(['pickle', `packed by ${packing}`]);
  });

  it('is of joblib where it is packed and has its arrays, whatever it is called', async () => {
    const path = join(temporaryFolder(), 'forest.pkl.gz');
    writeFileSync(path, gzipSync(readFileSync(fixtures('ordinary', 'forest.joblib'))));
    expect((await inspected(path)).format).toBe('joblib');
  });

  it('is the same in every protocol of pickle', async () => {
    const told = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (protocol) => {
        const { tensors, metadata } = await inspected(fixtures('ordinary', `scaled.protocol${protocol}.pkl`));
        return { tensors, metadata };
      }),
    );
    expect(told).toEqual(told.map(() => told[0]));
    expect(told[0]?.tensors.map(({ name, dtype, shape }) => `${name} ${dtype} [${shape.join()}]`)).toEqual([
      'steps[0][1].feature_names_in_ object [4]',
      'steps[0][1].mean_ float64 [4]',
      'steps[0][1].var_ float64 [4]',
      'steps[0][1].scale_ float64 [4]',
      'steps[1][1].classes_ int64 [3]',
      'steps[1][1].n_iter_ int32 [1]',
      'steps[1][1].coef_ float64 [3,4]',
      'steps[1][1].intercept_ float64 [3]',
    ]);
  });

  it('tells what takes the space also within arrays of objects, and of what describes a model of skops', async () => {
    const { space, bytes } = await inspected(fixtures('ordinary', 'gradient.joblib'));
    const share = (name: RegExp) =>
      space.filter((it) => name.test(it.name)).reduce((sum, it) => sum + it.bytes, 0) / bytes;
    expect(share(/^estimators_\[[*0-2]\].*tree_\.nodes/)).toBeGreaterThan(0.05);
    expect(share(/^others$/)).toBeLessThan(0.5);
    const forest = await inspected(fixtures('ordinary', 'forest.skops'));
    expect(forest.space[0]?.name).toBe('schema.json');
    expect(forest.space.at(-1)?.bytes).toBeLessThan(0.05 * forest.bytes);
  });

  it('tells of a joblib file what stands between the opcodes', async () => {
    const { format, tensors, metadata } = await inspected(fixtures('ordinary', 'forest.joblib'));
    expect(format).toBe('joblib');
    expect(metadata).toEqual({
      class: 'sklearn.ensemble._forest.RandomForestClassifier',
      n_estimators: '2',
      max_depth: '2',
      n_features_in_: '4',
      n_outputs_: '1',
      sklearn_version: '1.9.1',
    });
    expect(tensors).toContainEqual({
      name: 'estimators_[1].tree_.values',
      dtype: 'float64',
      shape: [5, 1, 3],
      bytes: 120,
    });
  });

  it('tells of an ONNX file its inputs and outputs, and that nothing is known of a rank', async () => {
    const { formatDetail, inputs, outputs, metadata } = await inspected(fixtures('ordinary', 'scaled.onnx'));
    expect(formatDetail).toMatch(/^IR \d+, opset .*ai\.onnx\.ml 1/);
    expect(inputs).toEqual([{ name: 'X', type: 'float32', shape: [null, 4], required: true }]);
    expect(outputs[0]).toEqual({ name: 'output_label', type: 'int64', shape: [null], required: true });
    expect(metadata.operators).toContain('ai.onnx.ml.Scaler × 1');
  });

  it('tells of arrays and tensors their types and shapes', async () => {
    const arrays = await inspected(fixtures('ordinary', 'arrays.npz'));
    expect(arrays.tensors.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ['a', 'float64', [3]],
      ['b', 'int64', [4]],
      ['c', 'object', [2]],
    ]);
    const tensors = await inspected(fixtures('ordinary', 'tensors.safetensors'));
    expect(tensors).toMatchObject({ parameters: 16, metadata: { by: 'Tend' } });
    expect(tensors.space[0]).toEqual({ name: 'w', bytes: 48 });
  });
});

describe('a model that torch saved', () => {
  const weights = [
    'hidden.weight float32 [3,4]',
    'hidden.bias float32 [3]',
    'out.weight float32 [2,3]',
    'out.bias float32 [2]',
  ];

  it.each([
    ['stateDict.pt', 'pytorch', 'safe'],
    ['stateDict.legacy.pt', 'pytorch', 'safe'],
    ['script.pt', 'torchscript', 'needs-trust'],
  ])('%s has the tensors of the model', async (name, format, verdict) => {
    const report = await inspected(fixtures('torch', name));
    expect(report).toMatchObject({ format, verdict });
    expect(report.tensors.map((it) => `${it.name} ${it.dtype} [${it.shape.join()}]`)).toEqual(weights);
  });

  it('is safe as a module and as a checkpoint, with types and shapes of views', async () => {
    expect(await inspected(fixtures('torch', 'module.pth'))).toMatchObject({ verdict: 'safe', problems: [] });
    const { verdict, tensors } = await inspected(fixtures('torch', 'checkpoint.pt'));
    expect(verdict).toBe('safe');
    expect(tensors.map((it) => `${it.name} ${it.dtype} [${it.shape.join()}]`)).toEqual([
      'model.half float16 [2,3]',
      'model.brain bfloat16 [2]',
      'model.count int64 []',
      'model.mask bool [3]',
      'model.view int32 [4,3]',
    ]);
  });
});
