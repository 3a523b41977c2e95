import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../../src/models/inspect/bytes/byteSource';
import { npy } from '../../../../src/models/inspect/formats/npy';
import { unmarkedPickle } from '../../../../src/models/inspect/formats/unmarkedPickle';
import { fixtures } from './inspected';

const megabytes = 64e6;

/** An array of numbers that is large, and how many of its bytes were read. */
function largeArray() {
  const [header = ''] = readFileSync(fixtures('ordinary', 'matrix.npy'), 'latin1').split('\n');
  const shaped = header.replace(/'shape': \([^)]*\), }\s*/, `'shape': (${megabytes / 4},), }`).padEnd(header.length);
  const head = Buffer.from(`${shaped}\n`, 'latin1');
  const read = { bytes: 0 };
  const source: ByteSource = {
    size: head.length + megabytes,
    read: (at, length) => {
      read.bytes += length;
      return Promise.resolve(Buffer.concat([head, Buffer.alloc(length)]).subarray(at, at + length));
    },
  };
  const file = { path: '/x.npy', name: 'x.npy', source, head, trusted: new Set<string>() };
  return { read, file: { ...file, signal: new AbortController().signal } };
}

describe('an array of numbers', () => {
  it('is read no further than its header, so that folders full of them are looked through at once', async () => {
    const { file, read } = largeArray();
    expect(await npy.inspect(file)).toMatchObject({ verdict: 'not-code', tensors: [{ bytes: megabytes }] });
    expect(await unmarkedPickle(file)).toBeNull();
    expect(read.bytes).toBeLessThanOrEqual(4096);
  });
});
