import { headWord, tailWord } from './hash';

/** Bytes of one record, and where its fields lie: `recordField` of dictionary.ts. */
export const recordBytes: usize = 32;
export const recordKind: usize = 16;
export const recordWanted: usize = 24;

@inline
function differs(a: usize, b: usize): bool {
  return i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) != 0xffff;
}

/** Whether two texts longer than eight bytes are the same. */
function isSame(start: usize, end: usize, other: usize): bool {
  const length = end - start;
  if (length <= 16)
    return (
      load<u64>(start) == load<u64>(other) && load<u64>(end - 8) == load<u64>(other + length - 8)
    );
  const last = end - 16;
  const shift = other - start;
  for (let at = start; at < last; at += 16) if (differs(at, at + shift)) return false;
  return !differs(last, last + shift);
}

@inline
function isEntry(
  record: usize,
  entry: i32,
  keys: usize,
  ends: usize,
  hash: i32,
  length: i32,
  start: usize,
  end: usize,
): bool {
  if (load<i32>(record) != hash || load<i32>(record, 4) != length) return false;
  if (load<i32>(record, 8) != headWord(start, end)) return false;
  if (length <= 4) return true;
  if (load<i32>(record, 12) != tailWord(start, end)) return false;
  if (length <= 8) return true;
  const key = entry == 0 ? 0 : load<u32>(ends + (<usize>(entry - 1) << 2));
  return isSame(start, end, keys + key);
}

/** The entry of the raw cell `[start, end)`; -1 when it is not there. */
@inline
export function findEntry(
  table: usize,
  mask: i32,
  records: usize,
  keys: usize,
  ends: usize,
  hash: i32,
  start: usize,
  end: usize,
): i32 {
  const length = <i32>(end - start);
  let slot = hash & mask;
  let entry = load<i32>(table + (<usize>slot << 2)) - 1;
  while (entry >= 0 && !isEntry(records + <usize>entry * recordBytes, entry, keys, ends, hash, length, start, end)) {
    slot = (slot + 1) & mask;
    entry = load<i32>(table + (<usize>slot << 2)) - 1;
  }
  return entry;
}
