import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { memorySource } from '../../../../src/models/inspect/bytes/byteSource';
import { unpackedFeed } from '../../../../src/models/inspect/bytes/unpacked';
import { isDamaged } from '../../../../src/models/inspect/dangerOf';
import { inspectedBytes } from './inspected';

async function readThrough(packed: Uint8Array, most: number) {
  const feed = unpackedFeed(memorySource(packed), 'zlib', most);
  let bytes = 0;
  for (let piece = await feed.next(); piece !== null; piece = await feed.next()) bytes += piece.length;
  await feed.close();
  return { bytes, problem: feed.problem(), isStopped: feed.isStopped() };
}

it('tells a source that was stopped at its limit from one that is cut', async () => {
  const packed = deflateSync(Buffer.alloc(1_000_000, 'a'));
  expect(await readThrough(packed, 1_000_000)).toEqual({ bytes: 1_000_000, problem: null, isStopped: false });
  const stopped = await readThrough(packed, 400_000);
  expect(stopped).toMatchObject({ problem: 'it unpacks to more than 400000 bytes', isStopped: true });
  const cut = await readThrough(packed.subarray(0, packed.length - 20), 1_000_000);
  expect([cut.problem?.slice(0, 24), cut.isStopped]).toEqual(['it cannot be unpacked: u', false]);
});

it('takes a packed pickle that is cut for damaged', async () => {
  const pickle = Buffer.from('\x80\x02](X\x03\0\0\0abcX\x04\0\0\0abcde.', 'latin1');
  const report = await inspectedBytes('a.joblib', deflateSync(pickle.subarray(0, 12)));
  expect([report.verdict, isDamaged(report)]).toEqual(['partly-scanned', true]);
});
