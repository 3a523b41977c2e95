import type { FileHandle } from 'node:fs/promises';

/** Bytes that can be read anywhere: a file, or a part of one. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked for where the source ends; none at places that it does not have. */
  read(at: number, length: number): Promise<Buffer>;
}

export function fileSource(file: FileHandle, size: number): ByteSource {
  return {
    size,
    read: async (at, length) => {
      const wanted = within(size, at, length);
      const buffer = Buffer.allocUnsafe(wanted);
      let done = 0;
      while (done < wanted) {
        const { bytesRead } = await file.read(buffer, done, wanted - done, at + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return buffer.subarray(0, done);
    },
  };
}

export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (at, length) => Promise.resolve(buffer.subarray(at, at + within(buffer.length, at, length))),
  };
}

/** A part of a source as a source of its own, cut where the whole ends. */
export function partOf(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read: (at, wanted) => source.read(start + at, within(size, at, wanted)),
  };
}

/** How many of `length` bytes at a place a source has. */
function within(size: number, at: number, length: number): number {
  return at < 0 || at >= size ? 0 : Math.max(0, Math.min(length, size - at));
}
