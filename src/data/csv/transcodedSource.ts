import { partitionPoint } from '../../base/partitionPoint';
import { copyInto, type ByteSource } from './byteSource';
import type { Dialect } from './dialect';

/** How the bytes on disk become characters, a block at a time. */
export interface Transcoding {
  readonly encoding: Dialect['encoding'];
  readonly blocks: number;
  /** The code points of a block, in order. */
  codes(block: number): Iterable<number>;
  /** Where the first character of a block stands on disk. */
  firstByte(block: number): number;
  /** How many bytes a code point takes on disk. */
  diskLength(code: number): number;
}

/**
 * Presents bytes of another encoding as UTF-8. Opening reads everything once to learn where each block begins in UTF-8;
 * after that any part is converted on demand.
 */
export class TranscodedSource implements ByteSource {
  readonly encoding: Dialect['encoding'];
  readonly size: number;
  readonly diskSize: number;
  /** UTF-8 offset of each block, and the end. */
  private readonly starts: Float64Array;
  private cached = -1;
  private cachedBytes = new Uint8Array(0);

  constructor(
    private readonly disk: ByteSource,
    private readonly transcoding: Transcoding,
  ) {
    this.encoding = transcoding.encoding;
    this.diskSize = disk.size;
    const { blocks } = transcoding;
    this.starts = new Float64Array(blocks + 1);
    for (let block = 0; block < blocks; block++) {
      let length = 0;
      for (const code of transcoding.codes(block)) length += utf8Length(code);
      this.starts[block + 1] = this.start(block) + length;
    }
    this.size = this.start(blocks);
  }

  read(start: number, end: number): Uint8Array {
    const to = Math.min(end, this.size);
    const bytes = new Uint8Array(Math.max(0, to - start));
    let done = 0;
    while (start + done < to) {
      const block = this.blockAt(start + done);
      const from = start + done - this.start(block);
      const part = this.convert(block).subarray(from, from + bytes.length - done);
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  readInto(target: Uint8Array, start: number): number {
    return copyInto(target, this.read(start, start + target.length));
  }

  toDisk(offset: number): number {
    if (offset >= this.size) return this.diskSize;
    const block = this.blockAt(offset);
    let at = this.start(block);
    let place = this.transcoding.firstByte(block);
    for (const code of this.transcoding.codes(block)) {
      at += utf8Length(code);
      if (at > offset) break;
      place += this.transcoding.diskLength(code);
    }
    return place;
  }

  close(): void {
    this.disk.close();
  }

  private start(block: number): number {
    return this.starts[block] ?? 0;
  }

  /** The last block that starts at or before `offset`. */
  private blockAt(offset: number): number {
    const blocks = this.starts.length - 1;
    return Math.max(0, partitionPoint(blocks, (block) => this.start(block) <= offset) - 1);
  }

  private convert(block: number): Uint8Array {
    if (this.cached === block) return this.cachedBytes;
    const bytes = new Uint8Array(this.start(block + 1) - this.start(block));
    let at = 0;
    for (const code of this.transcoding.codes(block)) at = writeUtf8(bytes, at, code);
    this.cached = block;
    this.cachedBytes = bytes;
    return bytes;
  }
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

function writeUtf8(bytes: Uint8Array, at: number, code: number): number {
  const length = utf8Length(code);
  if (length === 1) {
    bytes[at] = code;
    return at + 1;
  }
  for (let index = length - 1, rest = code; index > 0; index--, rest >>= 6) bytes[at + index] = 0x80 | (rest & 0x3f);
  bytes[at] = ((0xf0 << (4 - length)) & 0xff) | (code >> (6 * (length - 1)));
  return at + length;
}
