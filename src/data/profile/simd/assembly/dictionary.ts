/** Bytes of one record, and where its fields lie: `recordField` of dictionary.ts. */
export const recordBytes: usize = 32;
const recordLength: usize = 4;
const recordStart: usize = 12;
export const recordKind: usize = 16;
export const recordWanted: usize = 24;

/** Whether `length` bytes are the same; sixteen at a time are read. */
@inline
function isSame(a: usize, b: usize, length: i32): bool {
  let left = length;
  while (left > 16) {
    if (i8x16.bitmask(i8x16.ne(v128.load(a), v128.load(b))) != 0) return false;
    a += 16;
    b += 16;
    left -= 16;
  }
  return (i8x16.bitmask(i8x16.ne(v128.load(a), v128.load(b))) & ((1 << left) - 1)) == 0;
}

/** The entry of the raw cell `[start, end)`; -1 when it is not there. */
@inline
export function findEntry(table: usize, mask: i32, records: usize, keys: usize, hash: i32, start: usize, end: usize): i32 {
  const length = <i32>(end - start);
  let slot = hash & mask;
  let entry = load<i32>(table + (<usize>slot << 2)) - 1;
  while (entry >= 0) {
    const record = records + <usize>entry * recordBytes;
    if (
      load<i32>(record) == hash &&
      load<i32>(record, recordLength) == length &&
      isSame(start, keys + load<u32>(record, recordStart), length)
    )
      break;
    slot = (slot + 1) & mask;
    entry = load<i32>(table + (<usize>slot << 2)) - 1;
  }
  return entry;
}
