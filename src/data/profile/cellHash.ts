const mixA = 0x9e3779b1 | 0;
const mixB = 0x85ebca6b | 0;
const mixC = 0xc2b2ae3d | 0;

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

/** Odd factors of the four words of a block (those of xxHash, Collet). */
const factors = Int32Array.of(mixA, 0x85ebca77, mixC, 0x27d4eb2f);

/**
 * A 32-bit hash of `[start, end)`: blocks of four words, zeros behind the last; each word is multiplied and shifted on its
 * own, because processors do that side by side, and turned by one byte more than the one before it.
 */
export function hashBytes(view: DataView, start: number, end: number, seed: number): number {
  let hash = seed ^ Math.imul(end - start, mixC);
  let at = start;
  do {
    let sum = 0;
    for (let word = 0; word < 4 && at < end; word++, at += 4) {
      let mixed = Math.imul(headWord(view, at, end), (factors[word] as number) ^ seed);
      mixed ^= mixed >>> 15;
      sum = (sum + ((mixed << (word * 8)) | (mixed >>> (32 - word * 8)))) | 0;
    }
    hash = Math.imul(hash ^ sum, mixB);
    hash ^= hash >>> 13;
  } while (at < end);
  return hash;
}

/** Seeds, even, of the two hashes that together make a key of 64 bits. */
export const firstSeed = 0x3c6ef372;
export const secondSeed = 0x1b873592;

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
