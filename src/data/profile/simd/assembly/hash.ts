const mixA: i32 = 0x9e3779b1 as i32;
const mixB: i32 = 0x85ebca6b as i32;
const mixC: i32 = 0xc2b2ae3d as i32;

export const firstSeed: i32 = 0x3c6ef372;
export const secondSeed: i32 = 0x1b873592;

/** The first four bytes of `[start, end)`, zeros behind a shorter text. */
export function headWord(start: usize, end: usize): i32 {
  return i32x4.extract_lane(v128.and(v128.load(start), maskOf(<i32>(end - start))), 0);
}

/** All bits of the bytes of a vector that belong to a text of so many bytes. */
@inline
export function maskOf(length: i32): v128 {
  return i8x16.lt_u(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>min(length, 16)));
}

@inline
function mixBlock(hash: i32, block: v128, factors: v128): i32 {
  let mixed = i32x4.mul(block, factors);
  mixed = v128.xor(mixed, i32x4.shr_u(mixed, 15));
  const turned = i8x16.shuffle(mixed, mixed, 0, 1, 2, 3, 7, 4, 5, 6, 10, 11, 8, 9, 13, 14, 15, 12);
  const halves = i32x4.add(turned, i64x2.shuffle(turned, turned, 1, 0));
  const sum = i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1);
  const next = (hash ^ sum) * mixB;
  return next ^ <i32>(<u32>next >> 13);
}

/** `hashBytes` of cellHash.ts. */
@inline
export function hashBytes(start: usize, end: usize, seed: i32): i32 {
  const factors = v128.xor(i32x4(0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f), i32x4.splat(seed));
  const length = <i32>(end - start);
  let hash = mixBlock(seed ^ (length * mixC), v128.and(v128.load(start), maskOf(length)), factors);
  for (let at = start + 16; at < end; at += 16)
    hash = mixBlock(hash, v128.and(v128.load(at), maskOf(<i32>(end - at))), factors);
  return hash;
}

@inline
export function mixCell(record: i32, cell: i32): i32 {
  return rotl<i32>((record ^ cell) * mixB, 13);
}

@inline
export function mixCellAgain(record: i32, cell: i32): i32 {
  const mixed = (record + cell) * mixC;
  return mixed ^ <i32>(<u32>mixed >> 15);
}

@inline
export function finish(hash: i32): i32 {
  let mixed = hash ^ <i32>(<u32>hash >> 16);
  mixed *= mixB;
  mixed ^= <i32>(<u32>mixed >> 13);
  mixed *= mixC;
  return mixed ^ <i32>(<u32>mixed >> 16);
}

/** `hashOffset` of cellHash.ts. */
@inline
export function hashOffset(offset: i64): u32 {
  const low = <i32>offset;
  const high = <i32>(offset >> 32);
  return <u32>finish((low * mixA) ^ finish(high + 1));
}
