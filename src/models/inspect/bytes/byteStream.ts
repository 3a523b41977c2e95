import type { ByteSource } from './byteSource';

/** Where a stream gets its bytes from. */
export interface ByteFeed {
  /** The next bytes, null at the end. */
  next(): Promise<Uint8Array | null>;
  /** Leaves out bytes without reading them and says how many; absent where that cannot be done. */
  skip?(bytes: number): number;
  close(): Promise<void>;
}

const blockSize = 128 * 1024;
/** Of many files no more is wanted than what stands at their head. */
const firstBlock = 4096;

/** Reads a source from front to back; what is left out is not read. */
export function sourceFeed(source: ByteSource): ByteFeed {
  let at = 0;
  let wanted = firstBlock;
  return {
    next: async () => {
      if (at >= source.size) return null;
      const block = await source.read(at, wanted);
      at += block.length;
      wanted = blockSize;
      return block.length === 0 ? null : block;
    },
    skip: (bytes) => {
      const left = Math.min(bytes, Math.max(0, source.size - at));
      at += left;
      return left;
    },
    close: () => Promise.resolve(),
  };
}

/** Bytes read forwards with little memory, whatever a file claims of its lengths. */
export class ByteStream {
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  #taken = 0;
  readonly #feed: ByteFeed;

  constructor(feed: ByteFeed) {
    this.#feed = feed;
  }

  /** Bytes before the next one. */
  get position(): number {
    return this.#taken + this.#at;
  }

  /** Bytes that can be taken without waiting. */
  get available(): number {
    return this.#buffer.length - this.#at;
  }

  /** Whether `count` bytes can be taken now; false where the stream ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.available < count) {
      const block = await this.#feed.next();
      if (block === null) return false;
      this.#append(block);
    }
    return true;
  }

  /** The next byte, which has been filled. */
  byte(): number {
    return this.#buffer[this.#at++] ?? 0;
  }

  /** The next bytes, at most those that have been filled; they are only valid until the next call. */
  take(count: number): Buffer {
    const end = Math.min(this.#buffer.length, this.#at + count);
    const bytes = this.#buffer.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** What could be taken next, without taking it. */
  peek(count: number): Buffer {
    return this.#buffer.subarray(this.#at, this.#at + count);
  }

  /** Goes past bytes; false where the stream ends before. */
  async skip(count: number): Promise<boolean> {
    let left = count - this.take(count).length;
    if (left > 0 && this.#feed.skip) {
      const skipped = this.#feed.skip(left);
      this.#taken += skipped;
      return skipped === left;
    }
    while (left > 0) {
      if (!(await this.fill(1))) return false;
      left -= this.take(left).length;
    }
    return true;
  }

  /** The bytes up to the next line feed, which is taken and left out; null where none comes. Keeps at most `most`. */
  async line(most: number): Promise<Buffer | null> {
    const kept: Buffer[] = [];
    let length = 0;
    for (;;) {
      const rest = this.peek(Infinity);
      const end = rest.indexOf(10);
      const piece = Buffer.from(end < 0 ? rest : rest.subarray(0, end));
      if (length < most) kept.push(piece.subarray(0, most - length));
      length += piece.length;
      this.#at += end < 0 ? rest.length : end + 1;
      if (end >= 0) return kept.length === 1 ? (kept[0] ?? null) : Buffer.concat(kept);
      if (!(await this.fill(1))) return null;
    }
  }

  close(): Promise<void> {
    return this.#feed.close();
  }

  #append(block: Uint8Array): void {
    const rest = this.#buffer.subarray(this.#at);
    this.#taken += this.#at;
    this.#at = 0;
    this.#buffer =
      rest.length === 0 ? Buffer.from(block.buffer, block.byteOffset, block.length) : Buffer.concat([rest, block]);
  }
}

export function streamOf(source: ByteSource): ByteStream {
  return new ByteStream(sourceFeed(source));
}
