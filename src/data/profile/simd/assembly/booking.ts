import { columnFlagsKept, columnKeyCount, columnKeys, columnKindsKept, columnLongest, rangeMissing } from '../layout';
import { cellLength } from './classify';
import { noteOccurrence, recordFlags, recordKind, recordWanted } from './dictionary';
import { secondSeed } from './hash';
import { hashCell } from './hashCell';
import { fileOffset, rowNumber, writeKey } from './keys';
import { keepPlace } from './outside';

/** Counts one more of what is counted at an address. */
@inline
export function addOne(at: usize): void {
  store<f64>(at, load<f64>(at) + 1);
}

/** Counts an empty cell of a record. */
@inline
export function countMissing(row: i32): void {
  const at = load<usize>(rangeMissing) + (<usize>row << 2);
  store<i32>(at, load<i32>(at) + 1);
}

/** Writes the key of a value. */
@inline
export function logKey(column: usize, row: i32, hash: i32, start: usize, end: usize): void {
  const count = load<i32>(column, columnKeyCount);
  writeKey(load<usize>(column, columnKeys), count, hash, hashCell(start, end, secondSeed), start, row);
  store<i32>(column, count + 1, columnKeyCount);
}

/** Remembers the length of the cell classified last if it is the longest. */
@inline
export function noteLength(column: usize): void {
  if (cellLength > load<i32>(column, columnLongest)) store<i32>(column, cellLength, columnLongest);
}

/** Whether places of the kind or of one of the flags are wanted. */
@inline
export function isKindWanted(column: usize, kind: i32, flags: i32): bool {
  return (((1 << kind) & ~load<i32>(column, columnKindsKept)) | (flags & ~load<i32>(column, columnFlagsKept))) != 0;
}

/** `noteEntry` of columnRecorder.ts. */
export function noteEntry(
  index: i32,
  column: usize,
  entry: i32,
  record: usize,
  row: i32,
  start: usize,
  end: usize,
): void {
  const kind = load<i32>(record, recordKind);
  const flags = load<i32>(record, recordFlags);
  const more = noteOccurrence(column, entry, record, rowNumber(row), fileOffset(start));
  if (isKindWanted(column, kind, flags)) keepPlace(index, kind, flags, row, start, end);
  else if (!more) store<i32>(record, 0, recordWanted);
}
