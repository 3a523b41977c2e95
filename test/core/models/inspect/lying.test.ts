import {
  closeSync,
  createWriteStream,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createDeflate, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isDamaged } from '../../../../src/models/inspect/dangerOf';
import { inspectModel } from '../../../../src/models/inspect/inspectModel';
import { temporaryFolder } from '../../temporaryFolder';
import { zipOf } from './zipOf';
import { bytesRead } from './bytesRead';
import { fixtures, inspected, inspectedBytes, problems } from './inspected';

function header(text: string, length = BigInt(Buffer.byteLength(text))): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(length);
  return Buffer.concat([bytes, Buffer.from(text)]);
}

function safetensors(tensors: Readonly<Record<string, unknown>>, numbers: number): Buffer {
  return Buffer.concat([header(JSON.stringify(tensors)), Buffer.alloc(numbers)]);
}

const tensor = (start: number, end: number, shape: readonly number[]) => ({
  dtype: 'F32',
  shape,
  data_offsets: [start, end],
});

describe('a safetensors file', () => {
  it.each([
    ['whose header is 2^60 bytes', header('{}', 1n << 60n), /says that it is 1152921504606846976 bytes long/],
    ['whose header is no JSON', header('{"a": '), /not JSON/],
    ['with a tensor outside of the file', safetensors({ a: tensor(0, 400, [100]) }, 8), /"a" lies outside/],
    ['with a shape of another size', safetensors({ a: tensor(0, 8, [3]) }, 8), /needs 12 bytes by its shape and has 8/],
    [
      'with tensors one over the other',
      safetensors({ a: tensor(0, 8, [2]), b: tensor(4, 12, [2]) }, 12),
      /"b" overlaps/,
    ],
    ['with a hole', safetensors({ a: tensor(0, 4, [1]), b: tensor(8, 12, [1]) }, 12), /no tensor stand before "b"/],
    ['with bytes behind', safetensors({ a: tensor(0, 4, [1]) }, 100), /96 bytes behind/],
    [
      'with a name twice',
      Buffer.concat([
        header(`{"a":${JSON.stringify(tensor(0, 4, [1]))},"\\u0061":${JSON.stringify(tensor(0, 4, [1]))}}`),
        Buffer.alloc(4),
      ]),
      /has "a" twice/,
    ],
    ['with a negative shape', safetensors({ a: tensor(0, 4, [-1]) }, 4), /"a" is described/],
  ])('%s is told', async (_, bytes, expected) => {
    expect(problems(await inspectedBytes('a.safetensors', bytes)).join(' ')).toMatch(expected);
  });

  it('of 5 GB is read no further than its header', async () => {
    const path = join(temporaryFolder(), 'large.safetensors');
    const size = 5_000_000_000;
    const start = header(JSON.stringify({ weights: tensor(0, size, [size / 4]) }));
    const file = openSync(path, 'w');
    writeSync(file, start);
    ftruncateSync(file, start.length + size);
    closeSync(file);
    const read = await bytesRead();
    expect(await inspected(path)).toMatchObject({ parameters: size / 4, problems: [] });
    expect(read()).toBeGreaterThan(start.length);
    expect(read()).toBeLessThan(1e6);
  });
});

function field(number: number, bytes: Buffer | string): Buffer {
  const payload = Buffer.from(bytes);
  return Buffer.concat([Buffer.from([number * 8 + 2, payload.length]), payload]);
}

/** A model with one tensor whose numbers stand in another file. */
function withExternal(location: string): Buffer {
  const place = Buffer.concat([field(1, 'location'), field(2, location)]);
  const weights = Buffer.concat([
    Buffer.from([0x08, 4, 0x10, 1]),
    field(8, 'w'),
    Buffer.from([13 * 8 + 2, place.length]),
    place,
  ]);
  const graph = field(5, weights);
  return Buffer.concat([Buffer.from([0x08, 8]), field(7, graph), field(8, Buffer.from([0x10, 17]))]);
}

describe('an ONNX file', () => {
  it.each([
    ['../../x', 'outside of its folder'],
    ['/etc/passwd', 'outside of its folder'],
    ['C:\\x', 'outside of its folder'],
    ['weights.bin', 'which is not there'],
  ])('with numbers in %s is told', async (location, expected) => {
    const report = await inspectedBytes('a.onnx', withExternal(location));
    expect(problems(report).join(' ')).toContain(expected);
    expect(report.tensors).toEqual([{ name: 'w', dtype: 'float32', shape: [4], bytes: 16 }]);
  });

  it('with numbers behind a link that leads outside is told', async () => {
    const folder = temporaryFolder({ 'outside.bin': 'x', 'model/': '' });
    symlinkSync('../outside.bin', join(folder, 'model', 'weights.bin'));
    writeFileSync(join(folder, 'model', 'a.onnx'), withExternal('weights.bin'));
    expect(problems(await inspected(join(folder, 'model', 'a.onnx'))).join(' ')).toContain('a link that leads outside');
  });

  it('with an operator that no runtime knows is told', async () => {
    const node = field(1, Buffer.concat([field(4, 'Evil'), field(7, 'my.ops')]));
    const bytes = Buffer.concat([Buffer.from([0x08, 8]), field(7, node), field(8, Buffer.from([0x10, 17]))]);
    expect(problems(await inspectedBytes('a.onnx', bytes)).join(' ')).toContain('operators of "my.ops"');
  });

  it('whose fields say more bytes than there are is told', async () => {
    const bytes = Buffer.concat([Buffer.from([0x08, 8, 0x3a, 0xff, 0xff, 0xff, 0x7f])]);
    expect(problems(await inspectedBytes('a.onnx', bytes)).join(' ')).toContain('more bytes than there are');
  });

  it('with a number that runs on behind its field is told', async () => {
    const weights = Buffer.concat([field(1, Buffer.from([0x80])), Buffer.from([0x80, 0x01])]);
    const bytes = Buffer.concat([Buffer.from([0x08, 8]), field(7, field(5, weights))]);
    expect(problems(await inspectedBytes('a.onnx', bytes)).join(' ')).toContain('more bytes than there are');
  });

  it('without a graph is told', async () => {
    const report = await inspectedBytes('a.onnx', Buffer.concat([Buffer.from([0x08, 8]), field(2, 'nobody')]));
    expect(report).toMatchObject({ format: 'onnx', metadata: { producer: 'nobody' } });
    expect(problems(report)).toEqual(['It holds no graph: nothing in it can be run.']);
  });

  it.each([
    ['unknown fields', 'x'],
    ['fields that are known', 'B\0'],
  ])('by its name alone, 9 MB of %s, is given up early', async (_, text) => {
    const read = await bytesRead();
    const report = await inspectedBytes('a.onnx', Buffer.alloc(9_000_000, text));
    expect(report).toMatchObject({ format: 'unknown', verdict: 'partly-scanned' });
    expect(read()).toBeLessThan(1e6);
  });

  it('is not read on when somebody cancels, whatever it holds', async () => {
    const path = join(temporaryFolder(), 'a.onnx');
    writeFileSync(path, Buffer.alloc(1000, 'x'));
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(inspectModel(path, { signal })).rejects.toThrow('cancelled');
  });
});

/** An archive with one member of these packed bytes, as Python writes it. */
function zip(name: string, packed: Buffer, bytes: number): Buffer {
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(bytes, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const central = Buffer.alloc(46 + name.length);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(bytes, 24);
  central.writeUInt16LE(name.length, 28);
  central.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

it('an archive whose members stand before its beginning is dangerous', async () => {
  const bytes = zip('a/data.pkl', deflateRawSync(Buffer.from('N.')), 2);
  bytes.writeUInt32LE(bytes.readUInt32LE(bytes.length - 6) + 500, bytes.length - 6);
  expect(await inspectedBytes('a.pt', bytes)).toMatchObject({ format: 'pytorch', verdict: 'dangerous' });
});

describe('what unpacks to more than it says', () => {
  /** A pickle of as many MiB of zeros, piece by piece. */
  function* zeros(megabytes: number): Generator<Buffer> {
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(megabytes) << 20n);
    yield Buffer.concat([Buffer.from([0x80, 4, 0x8e]), size]);
    for (let piece = 0; piece < megabytes; piece++) yield Buffer.alloc(0x100000);
    yield Buffer.from('0N.');
  }

  it('is read no further than it says, in an archive', async () => {
    const packed = deflateRawSync(Buffer.concat([...zeros(64)]));
    const report = await inspectedBytes('a.pt', zip('a/data.pkl', packed, 1000));
    expect(report).toMatchObject({ format: 'pytorch', verdict: 'partly-scanned' });
  });

  it('is gone through with little memory, in a joblib file', async () => {
    const path = join(temporaryFolder(), 'a.joblib');
    await pipeline(zeros(512), createDeflate(), createWriteStream(path));
    const before = process.memoryUsage().rss;
    expect(await inspected(path)).toMatchObject({ format: 'joblib', verdict: 'safe', problems: [] });
    // Held as a whole it takes 537 MB; what is dropped piece by piece is not given back at once.
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
  });

  it('is partly scanned where its packing is broken', async () => {
    const whole = deflateSync(Buffer.concat([...zeros(1)]).subarray(0, 100_000));
    const report = await inspectedBytes('a.joblib', whole.subarray(0, whole.length - 20));
    expect(report.verdict).toBe('partly-scanned');
  });
});

describe('an array of NumPy', () => {
  const npy = (text: string) => {
    const length = Buffer.alloc(2);
    length.writeUInt16LE(text.length);
    return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(text)]);
  };

  it.each([
    [
      `{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }`,
      /says 8,000,000,000,000 bytes of numbers, and 0 are there/,
    ],
    [`{'descr': '<f8', 'shape': (-1,)}`, /type or a shape/],
    [`{'descr': eval('1'), 'shape': ()}`, /not one of NumPy/],
    ['['.repeat(5000), /not one of NumPy/],
  ])('with the header %s is told', async (text, expected) => {
    expect(problems(await inspectedBytes('a.npy', npy(text))).join(' ')).toMatch(expected);
  });

  const whole = Buffer.concat([npy(`{'descr': '<f8', 'fortran_order': False, 'shape': (4,), }`), Buffer.alloc(32)]);
  const lies = npy(`{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }`);

  it.each([
    ['of which the end is missing', whole.subarray(0, -8)],
    ['that says more than there is', lies],
    ['that ends in its header', whole.subarray(0, 20)],
    [
      'whose header would be 4 GB long',
      Buffer.concat([Buffer.from('\x93NUMPY\x02\0', 'latin1'), Buffer.alloc(8, 0xff)]),
    ],
  ])('%s is damaged, and so is an archive that has it', async (_, bytes) => {
    for (const report of [
      await inspectedBytes('a.npy', bytes),
      await inspectedBytes('a.npz', zipOf({ 'good.npy': whole, 'a.npy': bytes })),
    ]) {
      expect(isDamaged(report)).toBe(true);
      expect(Math.max(0, ...report.tensors.map((it) => it.bytes))).toBeLessThanOrEqual(32);
    }
  });

  it('is whole with another one behind it, but not in an archive, where each has a place of its own', async () => {
    const two = Buffer.concat([whole, whole]);
    const report = await inspectedBytes('a.npy', two);
    const detail = `version 1.0, ${whole.length} bytes behind the first array`;
    expect(report).toMatchObject({ formatDetail: detail, problems: [], verdict: 'not-code' });
    const packed = await inspectedBytes('a.npz', zipOf({ 'a.npy': two }));
    expect(problems(packed)).toEqual([`a.npy: ${whole.length} bytes behind its numbers belong to none.`]);
    expect(isDamaged(await inspectedBytes('a.npz', zipOf({ 'a.npy': whole })))).toBe(false);
  });
});

describe('an archive', () => {
  const schema = '{"__class__":"list","__module__":"builtins","__loader__":"ListNode","content":[]}';
  const keras = { 'config.json': '{}', 'metadata.json': '{}' };

  it.each([
    ['a.skops', { 'schema.json': schema }],
    ['a.skops', {}],
    ['a.npz', {}],
    ['a.keras', keras],
    ['a.pt', { 'a/data.pkl': 'N.' }],
    ['a.pt', {}],
  ])('%s of %j with a file that would be unpacked outside of its folder is dangerous', async (name, members) => {
    expect((await inspectedBytes(name, zipOf({ ...members, 'x.txt': 'x' }))).verdict).not.toBe('dangerous');
    const report = await inspectedBytes(name, zipOf({ ...members, '../../x': 'x' }));
    expect(report.verdict).toBe('dangerous');
    expect(problems(report)).toContain('"../../x" would be unpacked outside of its folder.');
  });

  it.each(['{"hello":1}', '[]', '"text"', '{"__class__":"list"}'])(
    'a.skops whose schema is %s has no object in it, so that nobody can tell what loading it would run',
    async (text) => {
      const report = await inspectedBytes('a.skops', zipOf({ 'schema.json': text }));
      expect([report.verdict, problems(report)]).toEqual([
        'partly-scanned',
        ['Its schema.json describes no object: no model of skops is in it.'],
      ]);
      expect((await inspectedBytes('a.skops', zipOf({ 'schema.json': schema }))).verdict).toBe('safe');
    },
  );

  it('with a member that says more bytes than it can hold is dangerous', async () => {
    const archive = zipOf({ 'a.npy': 'x' });
    const listed = archive.lastIndexOf('PK\x01\x02');
    for (const at of [22, listed + 24]) archive.writeUInt32LE(1_000_000, at);
    const report = await inspectedBytes('a.npz', archive);
    expect(report.verdict).toBe('dangerous');
    expect(problems(report).join(' ')).toContain('"a.npy" says more bytes than its packed ones can hold');
  });

  it('that is dangerous makes a folder dangerous, whatever its name is', async () => {
    const folder = temporaryFolder({ 'a.pkl': '(lp0\nI1\na.' });
    writeFileSync(join(folder, 'assets.bin'), zipOf({ '../x': '' }));
    expect(await inspected(folder)).toMatchObject({
      verdict: 'dangerous',
      problems: [{ problem: 'assets.bin: "../x" would be unpacked outside of its folder.' }],
    });
  });
});

describe('a folder', () => {
  it('of MLflow has its signature, the verdicts of its files and the Python that it runs', async () => {
    const schema = JSON.stringify([{ type: 'double', name: 'age', required: true }]);
    const tensors = JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } }]);
    const folder = temporaryFolder({
      MLmodel: [
        'flavors:',
        '  python_function: {loader_module: my_loader, code: code}',
        `signature: {inputs: '${schema}', outputs: '${tensors}'}`,
        'mlflow_version: 3.17.2',
      ].join('\n'),
      'code/my_loader.py': 'x = 1',
    });
    writeFileSync(join(folder, 'model.pkl'), 'cbuiltins\nlist\n)R.');
    const report = await inspected(join(folder, 'MLmodel'));
    expect(report).toMatchObject({
      format: 'mlmodel',
      formatDetail: 'python_function',
      verdict: 'needs-trust',
      inputs: [{ name: 'age', type: 'double', shape: null, required: true }],
      outputs: [{ name: '', type: 'float32', shape: [null, 3], required: true }],
      parts: [{ path: 'model.pkl', format: 'pickle', verdict: 'safe' }],
      metadata: { mlflow_version: '3.17.2' },
    });
    expect(problems(report)).toEqual(['Loading it by MLflow runs 1 Python file of "code", which were not looked at.']);
  });

  it('does not follow links out of it', async () => {
    const folder = temporaryFolder({ 'model/': '' });
    mkdirSync(join(folder, 'model', 'sub'));
    symlinkSync(fixtures('malicious', 'global.pkl'), join(folder, 'model', 'sub', 'a.pkl'));
    symlinkSync('b.pkl', join(folder, 'model', 'sub', 'b.pkl'));
    symlinkSync('nowhere', join(folder, 'model', 'sub', 'c.pkl'));
    const report = await inspected(join(folder, 'model'));
    expect(report.parts).toEqual([]);
    expect(problems(report)).toEqual([
      '"sub/a.pkl" is a link that leads outside of the folder; it was not followed.',
      '"sub/b.pkl" is a link that leads back to itself.',
      '"sub/c.pkl" is a link that leads nowhere.',
    ]);
  });
});

it('says of a file of no known format that nothing can be told', async () => {
  expect(await inspectedBytes('a.txt', Buffer.from('hello'))).toMatchObject({
    format: 'unknown',
    verdict: 'partly-scanned',
  });
});

describe('an archive of torch', () => {
  const none = Buffer.from([0x80, 2, 0x4e, 0x2e]);

  it('is damaged where it is cut off', async () => {
    const whole = zipOf({ 'archive/data.pkl': none, 'archive/version': '3\n' });
    const cut = await inspectedBytes('a.pt', whole.subarray(0, whole.length - 40));
    expect([cut.format, isDamaged(cut), problems(cut)]).toEqual([
      'pytorch',
      true,
      ['The list at the end of the archive is missing: the file is cut off.'],
    ]);
    expect(isDamaged(await inspectedBytes('a.pt', whole))).toBe(false);
  });

  it('is not safe with an archive in it', async () => {
    const inner = zipOf({ 'data.pkl': none });
    const found = await inspectedBytes('a.pt', zipOf({ 'archive/data.pkl': none, 'archive/inner.zip': inner }));
    expect([found.verdict, problems(found)]).toEqual([
      'partly-scanned',
      ['"archive/inner.zip" is an archive in the archive, which was not looked into.'],
    ]);
  });
});
