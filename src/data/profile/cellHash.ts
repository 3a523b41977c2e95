const mixA = 0x9e3779b1 | 0;
const mixB = 0x85ebca6b | 0;
const mixC = 0xc2b2ae35 | 0;

/**
 * A 32-bit hash of `bytes[start…end)`, four bytes at a step. `view` lies over the same bytes. Multiply and xor-shift,
 * because JavaScript has no wider product.
 */
export function hashBytes(view: DataView, start: number, end: number, seed: number): number {
  const length = end - start;
  let hash = seed ^ Math.imul(length, mixC);
  let at = start;
  for (const last = end - 4; at <= last; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), mixA);
    hash ^= hash >>> 15;
  }
  if (at < end) {
    const rest =
      length >= 4
        ? view.getInt32(end - 4, true)
        : view.getUint8(start) | (view.getUint8(start + (length >> 1)) << 8) | (view.getUint8(end - 1) << 16);
    hash = Math.imul(hash ^ rest, mixB);
    hash ^= hash >>> 13;
  }
  return hash;
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
