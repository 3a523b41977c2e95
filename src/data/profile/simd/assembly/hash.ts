const mixA: i32 = 0x9e3779b1 as i32;
const mixB: i32 = 0x85ebca6b as i32;
const mixC: i32 = 0xc2b2ae35 as i32;

export const firstSeed: i32 = 0x3c6ef372;
export const secondSeed: i32 = 0x1b873593;

/** The first four bytes of `[start, end)`, zeros behind a shorter text. */
@inline
export function headWord(start: usize, end: usize): i32 {
  const length = <i32>(end - start);
  if (length >= 4) return load<i32>(start);
  return length == 0 ? 0 : load<i32>(start) & (<i32>(<u32>-1 >> (32 - 8 * length)));
}

@inline
export function tailWord(start: usize, end: usize): i32 {
  return end - start > 4 ? load<i32>(end - 4) : headWord(start, end);
}

/** `hashBytes` of cellHash.ts. */
export function hashBytes(start: usize, end: usize, seed: i32): i32 {
  let hash: i32 = seed ^ (<i32>(end - start) * mixC);
  let at = start;
  if (end - start > 4) {
    const last = end - 4;
    for (; at < last; at += 4) {
      hash = (hash ^ load<i32>(at)) * mixA;
      hash ^= <i32>(<u32>hash >> 15);
    }
    hash = (hash ^ load<i32>(last)) * mixB;
  } else hash = (hash ^ headWord(start, end)) * mixB;
  return hash ^ <i32>(<u32>hash >> 13);
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
