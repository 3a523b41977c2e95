const mixA = 0x9e3779b1 | 0;
const mixB = 0x85ebca6b | 0;
const mixC = 0xc2b2ae35 | 0;

/** What of a little-endian word belongs to a text of 0 to 4 bytes. */
const masks = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1);

/** The first four bytes of `[start, end)` as one number, zeros behind a shorter text. */
export function headWord(view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length >= 4) return view.getInt32(start, true);
  if (start + 4 <= view.byteLength) return view.getInt32(start, true) & (masks[length] as number);
  let word = 0;
  for (let at = end - 1; at >= start; at--) word = (word << 8) | view.getUint8(at);
  return word;
}

/** The last four bytes; the first ones where there are no more. */
export function tailWord(view: DataView, start: number, end: number): number {
  return end - start > 4 ? view.getInt32(end - 4, true) : headWord(view, start, end);
}

/**
 * A 32-bit hash of `[start, end)`, four bytes at a step. Multiply and xor-shift, because JavaScript has no wider product.
 */
export function hashBytes(view: DataView, start: number, end: number, seed: number): number {
  let hash = seed ^ Math.imul(end - start, mixC);
  let at = start;
  for (const last = end - 4; at < last; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), mixA);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ tailWord(view, start, end), mixB);
  return hash ^ (hash >>> 13);
}

/** Seeds of the two hashes that together make a key of 64 bits. */
export const firstSeed = 0x3c6ef372;
export const secondSeed = 0x1b873593;

/** Adds the hash of one more cell to the hash of its record; the order of cells counts. */
export function mixCell(record: number, cell: number): number {
  const mixed = Math.imul(record ^ cell, mixB);
  return (mixed << 13) | (mixed >>> 19);
}

/** The same for the other half of the record's hash. */
export function mixCellAgain(record: number, cell: number): number {
  const mixed = Math.imul(record + cell, mixC);
  return mixed ^ (mixed >>> 15);
}

/** Spreads what is known over all 32 bits (the finalizer of MurmurHash3). */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, mixB);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, mixC);
  return mixed ^ (mixed >>> 16);
}

/** A hash of a byte offset, by which rows are drawn for the sample. */
export function hashOffset(offset: number): number {
  const high = Math.floor(offset / 0x1_0000_0000);
  return finish(Math.imul(offset | 0, mixA) ^ finish(high + 1)) >>> 0;
}
