import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { inspectModel } from '../../../src/models/inspect/inspectModel';
import type { ModelFileReport, ModelTensor } from '../../../src/models/inspect/modelFileReport';
import { askLibraries, runLibraries } from './libraries';

type Shape = readonly number[];

/** What the libraries' own readers say, by the kind of file. */
interface Read {
  readonly imports?: readonly string[];
  readonly arrays?: readonly (readonly [dtype: string, shape: Shape])[];
  readonly inputs?: readonly (readonly [name: string, shape: Shape | null])[];
  readonly outputs?: readonly (readonly [name: string, shape: Shape | null])[];
  readonly operators?: readonly string[];
  readonly tensors?: readonly (readonly unknown[])[];
  readonly shapes?: readonly Shape[];
}

/** Packings that nothing here unpacks. */
const packed = /\.(bz2|lzma|xz|lz4)\.joblib$/;
const folder = mkdtempSync(join(tmpdir(), 'tend-models-'));
const options = { signal: new AbortController().signal, trusted: new Set<string>() };
let read: Readonly<Record<string, Read>> = {};
const reports = new Map<string, ModelFileReport>();

beforeAll(async () => {
  await runLibraries(inRoot('test', 'fixtures', 'models', 'make', 'ordinary.py'), folder);
  read = await askLibraries('readModelFiles.py', folder);
  for (const name of readdirSync(folder)) reports.set(name, await inspectModel(join(folder, name), options));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();
const typeAndShape = ({ dtype, shape }: ModelTensor) => [dtype, shape];

function ofKind(ending: string): readonly (readonly [string, ModelFileReport, Read])[] {
  const found = [...reports]
    .filter(([name]) => name.endsWith(ending))
    .map(([name, report]) => [name, report, read[name] ?? {}] as const);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

describe('model files that the libraries write', () => {
  it('are never dangerous, and read to their end', () => {
    expect(reports.size).toBeGreaterThan(15);
    for (const [name, { verdict, problems }] of reports) {
      if (packed.test(name)) continue;
      expect(['safe', 'not-code'], name).toContain(verdict);
      expect(problems, name).toEqual([]);
    }
  });

  it('that nothing here unpacks are only partly scanned', () => {
    for (const [name, { verdict }] of reports) if (packed.test(name)) expect(verdict, name).toBe('partly-scanned');
  });

  it('have the imports of pickletools', () => {
    for (const [name, { imports }, { imports: expected = [] }] of ofKind('.pkl'))
      expect(imports.map((it) => `${it.module}.${it.name}`).sort(), name).toEqual(expected);
  });

  it('have the arrays that joblib reads', () => {
    for (const [name, { tensors }, { arrays = [] }] of ofKind('.joblib'))
      if (!packed.test(name)) expect(sorted(tensors.map(typeAndShape)), name).toEqual(sorted(arrays));
  });

  it('have the inputs, outputs and operators of onnx', () => {
    for (const [name, { inputs, outputs, metadata }, expected] of ofKind('.onnx')) {
      expect(
        inputs.map((it) => [it.name, it.shape]),
        name,
      ).toEqual(expected.inputs);
      expect(
        outputs.map((it) => [it.name, it.shape]),
        name,
      ).toEqual(expected.outputs);
      expect(
        (metadata.operators ?? '')
          .replace(/ × \d+/g, '')
          .split(', ')
          .sort(),
        name,
      ).toEqual(expected.operators);
    }
  });

  it('have the tensors of safetensors, skops and NumPy', () => {
    for (const ending of ['.safetensors', '.npz'])
      for (const [name, { tensors }, expected] of ofKind(ending))
        expect(sorted(tensors.map((it) => [it.name, it.dtype, it.shape])), name).toEqual(
          sorted(expected.tensors ?? []),
        );
    for (const [name, { tensors }, { shapes = [] }] of ofKind('.skops'))
      expect(sorted(tensors.map(({ shape }) => shape)), name).toEqual(sorted(shapes));
  });
});

it('models of skops that reach for more than numbers are dangerous, with every name that skops does not trust', async () => {
  const written = mkdtempSync(join(tmpdir(), 'tend-models-'));
  try {
    const untrusted = await askLibraries<Record<string, readonly string[]>>('writeUntrusted.py', written);
    expect(Object.keys(untrusted).length).toBeGreaterThan(7);
    for (const [name, names] of Object.entries(untrusted)) {
      const { verdict, imports } = await inspectModel(join(written, name), options);
      expect(verdict, name).toBe('dangerous');
      expect(
        imports.map((it) => `${it.module}.${it.name}`),
        name,
      ).toEqual(expect.arrayContaining([...names]));
    }
  } finally {
    rmSync(written, { recursive: true, force: true });
  }
}, 120_000);
