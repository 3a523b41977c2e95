import { copyInto, type ByteSource } from './byteSource';

/** Code units converted at a time. */
const blockUnits = 32_768;

/**
 * Presents UTF-16 bytes as UTF-8. Opening reads everything once to learn where each block begins in UTF-8; after that
 * any part is converted on demand. The byte-order mark stays a character (three bytes), a lone surrogate and an odd last
 * byte become U+FFFD.
 */
export function utf16Source(disk: ByteSource, encoding: 'utf-16le' | 'utf-16be'): ByteSource {
  return new Utf16Source(disk, encoding);
}

class Utf16Source implements ByteSource {
  readonly size: number;
  readonly diskSize: number;
  /** UTF-8 offset of each block, and the end. */
  private readonly starts: Float64Array;
  private readonly littleEndian: boolean;
  private cached = -1;
  private cachedBytes = new Uint8Array(0);

  constructor(
    private readonly disk: ByteSource,
    readonly encoding: 'utf-16le' | 'utf-16be',
  ) {
    this.littleEndian = encoding === 'utf-16le';
    this.diskSize = disk.size;
    const blocks = Math.ceil(Math.ceil(disk.size / 2) / blockUnits);
    this.starts = new Float64Array(blocks + 1);
    for (let block = 0; block < blocks; block++) {
      let length = 0;
      for (const code of this.codes(block)) length += utf8Length(code);
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
    let place = this.firstUnit(block) * 2;
    for (const code of this.codes(block)) {
      at += utf8Length(code);
      if (at > offset) break;
      place += code > 0xffff ? 4 : 2;
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
    let low = 0;
    let high = this.starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  private convert(block: number): Uint8Array {
    if (this.cached === block) return this.cachedBytes;
    const bytes = new Uint8Array(this.start(block + 1) - this.start(block));
    let at = 0;
    for (const code of this.codes(block)) at = writeUtf8(bytes, at, code);
    this.cached = block;
    this.cachedBytes = bytes;
    return bytes;
  }

  /** A pair that straddles two blocks belongs to the first. */
  private firstUnit(block: number): number {
    const unit = block * blockUnits;
    return block > 0 && isHigh(this.unit(unit - 1)) && isLow(this.unit(unit)) ? unit + 1 : unit;
  }

  private unit(index: number): number {
    const bytes = this.disk.read(index * 2, index * 2 + 2);
    return bytes.length === 2 ? new DataView(bytes.buffer, bytes.byteOffset).getUint16(0, this.littleEndian) : 0xfffd;
  }

  private *codes(block: number): Generator<number> {
    const first = this.firstUnit(block);
    const bytes = this.disk.read(first * 2, (block + 1) * blockUnits * 2 + 2);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = Math.min(Math.ceil(bytes.length / 2), (block + 1) * blockUnits - first);
    for (let index = 0; index < end; index++) {
      const unit = index * 2 + 1 < bytes.length ? view.getUint16(index * 2, this.littleEndian) : 0xfffd;
      const next = index * 2 + 3 < bytes.length ? view.getUint16(index * 2 + 2, this.littleEndian) : 0;
      if (isHigh(unit) && isLow(next)) {
        index++;
        yield 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
      } else yield isHigh(unit) || isLow(unit) ? 0xfffd : unit;
    }
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
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
