import type { ByteSource } from './byteSource';
import { TranscodedSource, type Transcoding } from './transcodedSource';

/** Code units converted at a time. */
const blockUnits = 32_768;

/**
 * Presents UTF-16 bytes as UTF-8. The byte-order mark stays a character (three bytes), a lone surrogate and an odd last
 * byte become U+FFFD.
 */
export function utf16Source(disk: ByteSource, encoding: 'utf-16le' | 'utf-16be'): ByteSource {
  return new TranscodedSource(disk, new Utf16(disk, encoding));
}

class Utf16 implements Transcoding {
  readonly blocks: number;
  private readonly littleEndian: boolean;

  constructor(
    private readonly disk: ByteSource,
    readonly encoding: 'utf-16le' | 'utf-16be',
  ) {
    this.littleEndian = encoding === 'utf-16le';
    this.blocks = Math.ceil(Math.ceil(disk.size / 2) / blockUnits);
  }

  firstByte(block: number): number {
    return this.firstUnit(block) * 2;
  }

  diskLength(code: number): number {
    return code > 0xffff ? 4 : 2;
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

  *codes(block: number): Generator<number> {
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
