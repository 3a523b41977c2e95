import {
  columnCounts,
  columnDictionaryNumbers,
  columnEntries,
  columnKeyBytes,
  columnKeysUsed,
  columnMask,
  columnMostEntries,
  columnMostKeys,
  columnPlaces,
  columnRecords,
  columnTable,
} from '../layout';

/** Bytes of one record, and where its fields lie: `recordField` of dictionary.ts. */
export const recordBytes: usize = 32;
const recordLength: usize = 4;
const recordHead: usize = 8;
const recordStart: usize = 12;
export const recordKind: usize = 16;
export const recordFlags: usize = 20;
export const recordWanted: usize = 24;
const recordPlaceCount: usize = 28;

/** Places that are kept of an entry: row and start, 64-bit floats. */
const keptOccurrences: i32 = 4;

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
export function findEntry(
  table: usize,
  mask: i32,
  records: usize,
  keys: usize,
  hash: i32,
  start: usize,
  end: usize,
): i32 {
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

/** `addEntry` of dictionary.ts; -1 where that would be too much. */
export function addEntry(
  column: usize,
  hash: i32,
  head: i32,
  start: usize,
  end: usize,
  kind: i32,
  flags: i32,
  value: f64,
): i32 {
  const entry = load<i32>(column, columnEntries);
  const from = load<i32>(column, columnKeysUsed);
  const length = <i32>(end - start);
  if (entry >= load<i32>(column, columnMostEntries) || from + length > load<i32>(column, columnMostKeys)) return -1;
  memory.copy(load<usize>(column, columnKeyBytes) + <usize>from, start, end - start);
  store<i32>(column, entry + 1, columnEntries);
  store<i32>(column, from + length, columnKeysUsed);
  store<f64>(load<usize>(column, columnCounts) + (<usize>entry << 3), 0);
  store<f64>(load<usize>(column, columnDictionaryNumbers) + (<usize>entry << 3), value);
  const record = load<usize>(column, columnRecords) + <usize>entry * recordBytes;
  store<i32>(record, hash);
  store<i32>(record, length, recordLength);
  store<i32>(record, head, recordHead);
  store<i32>(record, from, recordStart);
  store<i32>(record, kind, recordKind);
  store<i32>(record, flags, recordFlags);
  store<i32>(record, 1, recordWanted);
  store<i32>(record, 0, recordPlaceCount);
  insert(load<usize>(column, columnTable), load<i32>(column, columnMask), hash, entry);
  return entry;
}

function insert(table: usize, mask: i32, hash: i32, entry: i32): void {
  let slot = hash & mask;
  while (load<i32>(table + (<usize>slot << 2)) != 0) slot = (slot + 1) & mask;
  store<i32>(table + (<usize>slot << 2), entry + 1);
}

/** `noteOccurrence` of dictionary.ts: whether more of the entry are wanted. */
export function noteOccurrence(column: usize, entry: i32, record: usize, row: f64, start: f64): bool {
  const count = load<i32>(record, recordPlaceCount);
  if (count >= keptOccurrences) return false;
  const place = load<usize>(column, columnPlaces) + (<usize>(entry * keptOccurrences + count) << 4);
  store<f64>(place, row);
  store<f64>(place, start, 8);
  store<i32>(record, count + 1, recordPlaceCount);
  return count + 1 < keptOccurrences;
}
