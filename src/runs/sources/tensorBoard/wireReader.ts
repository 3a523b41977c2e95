/** Wire types of Protocol Buffers (protobuf.dev, "Encoding"). */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/**
 * Walks over the fields of one message without making objects: one reader for each level of nesting is used again for
 * every message. What is not a message ends it early, as an unknown field is passed over.
 */
export class WireReader {
  buffer: Buffer = Buffer.alloc(0);
  /** Number and wire type of the field that was read last. */
  field = 0;
  wire = 0;
  /** Value of a varint: exact up to 2^53, a negative one as its two's complement says. */
  value = 0;
  /** Where the bytes of the field begin and end in the buffer; of a varint there are none. */
  start = 0;
  stop = 0;
  #at = 0;
  #end = 0;

  open(buffer: Buffer, start: number, end: number): void {
    this.buffer = buffer;
    this.#at = start;
    this.#end = end;
  }

  /** Goes to the next field; false at the end. */
  next(): boolean {
    if (this.#at >= this.#end || !this.#varint()) return false;
    this.field = Math.floor(this.value / 8);
    this.wire = this.value & 7;
    switch (this.wire) {
      case wireTypes.varint:
        return this.#varint();
      case wireTypes.fixed64:
        return this.#take(8);
      case wireTypes.bytes:
        return this.#varint() && this.#take(this.value);
      case wireTypes.fixed32:
        return this.#take(4);
      default:
        return false;
    }
  }

  /** Value of the next varint of a packed field whose bytes were opened as a message; false at the end. */
  packed(): boolean {
    return this.#at < this.#end && this.#varint();
  }

  text(): string {
    return this.buffer.toString('utf8', this.start, this.stop);
  }

  #take(length: number): boolean {
    if (length < 0 || length > this.#end - this.#at) return false;
    this.start = this.#at;
    this.stop = this.#at += length;
    return true;
  }

  #varint(): boolean {
    let value = 0;
    let factor = 1;
    for (let count = 0; this.#at < this.#end && count < 10; count++) {
      const byte = this.buffer[this.#at++] ?? 0;
      if (byte < 128) {
        this.value = count === 9 && byte === 1 ? this.#negative() : value + byte * factor;
        return true;
      }
      value += (byte & 127) * factor;
      factor *= 128;
    }
    return false;
  }

  /** Ten bytes are 64 bits with the sign set. */
  #negative(): number {
    let value = 0n;
    for (let byte = 0; byte < 10; byte++)
      value |= BigInt((this.buffer[this.#at - 10 + byte] ?? 0) & 127) << BigInt(7 * byte);
    return Number(BigInt.asIntN(64, value));
  }
}
