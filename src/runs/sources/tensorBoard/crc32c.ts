/** Eight tables of 256: eight bytes a step ("slicing by 8", Intel 2006) over the Castagnoli polynomial, bits reversed. */
const tables = castagnoliTables();

function castagnoliTables(): Uint32Array {
  const made = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    made[byte] = crc;
  }
  for (let at = 256; at < made.length; at++) {
    const before = made[at - 256] ?? 0;
    made[at] = (before >>> 8) ^ (made[before & 255] ?? 0);
  }
  return made;
}

/** CRC-32C of a part of a buffer, turned and shifted as TFRecord files keep it (TensorFlow, `lib/hash/crc32c.h`). */
export function maskedCrc32c(buffer: Buffer, start: number, end: number): number {
  const crc = crc32c(buffer, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function crc32c(buffer: Buffer, start: number, end: number): number {
  const table = tables;
  let crc = -1;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    crc ^=
      byteAt(buffer, at) |
      (byteAt(buffer, at + 1) << 8) |
      (byteAt(buffer, at + 2) << 16) |
      (byteAt(buffer, at + 3) << 24);
    crc =
      entry(table, 0x700 | (crc & 255)) ^
      entry(table, 0x600 | ((crc >>> 8) & 255)) ^
      entry(table, 0x500 | ((crc >>> 16) & 255)) ^
      entry(table, 0x400 | (crc >>> 24)) ^
      entry(table, 0x300 | byteAt(buffer, at + 4)) ^
      entry(table, 0x200 | byteAt(buffer, at + 5)) ^
      entry(table, 0x100 | byteAt(buffer, at + 6)) ^
      entry(table, byteAt(buffer, at + 7));
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ entry(table, (crc ^ byteAt(buffer, at)) & 255);
  return ~crc >>> 0;
}

// Both are always inside; `?? 0` only tells the compiler so.
const byteAt = (buffer: Buffer, at: number): number => buffer[at] ?? 0;
const entry = (table: Uint32Array, at: number): number => table[at] ?? 0;
