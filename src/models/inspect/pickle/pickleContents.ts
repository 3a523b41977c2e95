import type { ModelTensor } from '../modelFileReport';
import { dtypeOf } from './dtypes';
import { isBuilt, isGlobal, itemsOf, makerOf, wholeNumbers, type Built, type Value } from './values';

const mostTensors = 100_000;
const mostSteps = 400_000;
const mostDepth = 12;

/** The arrays and tensors in what a pickle makes, named by the way to them: `estimators_[3].tree_.values`. */
export function tensorsIn(root: Value): readonly ModelTensor[] {
  const tensors: ModelTensor[] = [];
  const seen = new Set<Built>();
  let steps = 0;
  const walk = (value: Value, path: string, depth: number): void => {
    if (!isBuilt(value) || seen.has(value) || depth > mostDepth || steps++ > mostSteps) return;
    seen.add(value);
    const tensor = tensorOf(value);
    if (tensor !== null) {
      if (tensors.length < mostTensors) tensors.push({ ...tensor, name: path === '' ? 'array' : path });
      for (const [key, child] of indexed(objectsIn(value))) walk(child, joined(path, key), depth + 1);
      return;
    }
    for (const [key, child] of children(value)) walk(child, joined(path, key), depth + 1);
  };
  walk(root, '', 0);
  return tensors;
}

/** What an array of objects holds: NumPy has them in its state, behind version, shape, dtype and order. */
function objectsIn(value: Built): readonly Value[] {
  const array = value.kind === 'array' ? value.content : value;
  if (!isBuilt(array) || array.kind !== 'object') return [];
  return itemsOf(itemsOf(array.state)[4]);
}

function joined(path: string, key: string): string {
  return path === '' || key === '' || key.startsWith('[') ? path + key : `${path}.${key}`;
}

function* children(value: Built): Iterable<readonly [string, Value]> {
  if (value.kind === 'tuple' || value.kind === 'list') yield* indexed(value.items);
  if (value.kind === 'dict' || value.kind === 'object') yield* named(value.entries);
  if (value.kind !== 'object') return;
  yield* indexed(value.items);
  yield ['', value.state];
  yield ['', value.args];
}

function* indexed(items: readonly Value[]): Iterable<readonly [string, Value]> {
  for (const [index, item] of items.entries()) if (isBuilt(item)) yield [`[${index}]`, item];
}

function* named(entries: readonly (readonly [Value, Value])[]): Iterable<readonly [string, Value]> {
  for (const [key, item] of entries)
    if (isBuilt(item)) yield [typeof key === 'string' ? key : typeof key === 'number' ? `[${key}]` : '?', item];
}

type Shape = Omit<ModelTensor, 'name'>;

function tensorOf(value: Built): Shape | null {
  if (value.kind === 'array') return { dtype: value.dtype, shape: value.shape, bytes: value.bytes };
  if (value.kind !== 'object') return null;
  const maker = makerOf(value);
  if (maker.startsWith('torch._utils._rebuild_tensor')) return torchTensor(itemsOf(value.args));
  if (maker.startsWith('torch._utils._rebuild_parameter')) {
    const [tensor] = itemsOf(value.args);
    return isBuilt(tensor) ? tensorOf(tensor) : null;
  }
  if (/^numpy\.(core|_core)\.\w+\._reconstruct$/.test(maker)) return numpyArray(itemsOf(value.state));
  if (/^numpy\.(core|_core)\.numeric\._frombuffer$/.test(maker)) return bufferArray(itemsOf(value.args));
  return null;
}

/** State of an array: version, shape, dtype, order, numbers. */
function numpyArray([, shape, dtype]: readonly Value[]): Shape | null {
  return shaped(wholeNumbers(shape), dtypeOf(dtype));
}

/** Buffer, dtype, shape, order. */
function bufferArray([, dtype, shape]: readonly Value[]): Shape | null {
  return shaped(wholeNumbers(shape), dtypeOf(dtype));
}

function shaped(shape: readonly number[] | null, dtype: { readonly name: string; readonly bytes: number } | null) {
  if (shape === null || dtype === null) return null;
  // What objects take stands where they are made.
  return { dtype: dtype.name, shape, bytes: dtype.name === 'object' ? 0 : product(shape) * dtype.bytes };
}

const storages: Readonly<Record<string, readonly [dtype: string, bytes: number]>> = {
  FloatStorage: ['float32', 4],
  DoubleStorage: ['float64', 8],
  HalfStorage: ['float16', 2],
  BFloat16Storage: ['bfloat16', 2],
  LongStorage: ['int64', 8],
  IntStorage: ['int32', 4],
  ShortStorage: ['int16', 2],
  CharStorage: ['int8', 1],
  ByteStorage: ['uint8', 1],
  BoolStorage: ['bool', 1],
  ComplexFloatStorage: ['complex64', 8],
  ComplexDoubleStorage: ['complex128', 16],
};

/** Storage (`'storage'`, class, key, device, size), offset, size, stride … */
function torchTensor([storage, , size]: readonly Value[]): Shape | null {
  const shape = wholeNumbers(size);
  if (shape === null || !isBuilt(storage) || storage.kind !== 'persistent') return null;
  const [, kind] = itemsOf(storage.id);
  const [dtype, bytes] = (isGlobal(kind) ? storages[kind.name] : undefined) ?? ['unknown', 0];
  return { dtype, shape, bytes: product(shape) * bytes };
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, size) => all * size, 1);
}

const told: readonly string[] = ['_sklearn_version', 'n_features_in_', 'n_outputs_', 'n_estimators', 'max_depth'];

/** What the object itself says: its class and a few plain attributes. */
export function metadataOf(root: Value): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  const maker = makerOf(root);
  if (maker !== '') metadata.class = maker;
  if (!isBuilt(root) || root.kind !== 'object' || !isBuilt(root.state) || root.state.kind !== 'dict') return metadata;
  for (const [key, value] of root.state.entries) {
    if (typeof key !== 'string' || !told.includes(key)) continue;
    if (typeof value === 'string' || typeof value === 'number') metadata[key.replace(/^_/, '')] = String(value);
  }
  return metadata;
}
