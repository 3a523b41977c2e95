import { Readable, type Transform } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { errorMessage } from '../../../base/errors';
import { partOf, type ByteSource } from './byteSource';
import { sourceFeed, type ByteFeed } from './byteStream';

export type Packing = 'zlib' | 'gzip' | 'deflate';

/** What a packed source unpacks to, never more than `most` bytes of it. */
export interface UnpackedFeed extends ByteFeed {
  /** Why it ended before its end; null where nothing is known to be missing. */
  problem(): string | null;
  /** Whether it was stopped at `most`, and not by its own bytes. */
  isStopped(): boolean;
}

/**
 * Unpacks while it is read. Streams that stand one behind the other are one, as Python's readers have it: what hides in a
 * second one is seen too.
 */
export function unpackedFeed(source: ByteSource, packing: Packing, most: number): UnpackedFeed {
  let problem: string | null = null;
  const pieces = unpack(source, packing);
  let given = 0;
  return {
    next: async () => {
      if (problem !== null) return null;
      try {
        const { done, value } = await pieces.next();
        if (done === true) return null;
        given += value.length;
        if (given <= most) return value;
        problem = `it unpacks to more than ${most} bytes`;
      } catch (error) {
        problem = `it cannot be unpacked: ${errorMessage(error)}`;
      }
      await pieces.return(undefined);
      return null;
    },
    close: async () => {
      await pieces.return(undefined);
    },
    problem: () => problem,
    isStopped: () => given > most,
  };
}

async function* unpack(source: ByteSource, packing: Packing): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < source.size;) {
    const stream = transform(packing);
    const bytes = Readable.from(blocks(partOf(source, at, source.size)));
    bytes.on('error', (error) => stream.destroy(error));
    bytes.pipe(stream);
    try {
      for await (const piece of stream) yield piece as Buffer;
    } finally {
      bytes.destroy();
      stream.destroy();
    }
    // Gunzip goes on by itself; behind raw deflate nothing belongs to it.
    if (packing !== 'zlib' || stream.bytesWritten === 0) return;
    at += stream.bytesWritten;
    const head = await source.read(at, 1);
    if (head[0] !== 0x78) return;
  }
}

function transform(packing: Packing): Transform & { readonly bytesWritten: number } {
  const options = { chunkSize: 128 * 1024 };
  if (packing === 'zlib') return createInflate(options);
  return packing === 'gzip' ? createGunzip(options) : createInflateRaw(options);
}

async function* blocks(source: ByteSource): AsyncGenerator<Uint8Array> {
  const feed = sourceFeed(source);
  for (let block = await feed.next(); block !== null; block = await feed.next()) yield block;
}
