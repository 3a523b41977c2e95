import {
  batchChosen,
  batchRows,
  columnCells,
  columnClosed,
  columnCounts,
  columnDictionaryNumbers,
  columnEntries,
  columnFlagCounts,
  columnFlagsKept,
  columnHighBound,
  columnJudged,
  columnKeyBytes,
  columnKeyCount,
  columnKeys,
  columnKindCounts,
  columnKindsKept,
  columnLongest,
  columnLowBound,
  columnMask,
  columnRecords,
  columnSize,
  columnSketch,
  columnSketchShift,
  columnTable,
  columnsAt,
  rangeCellHashes,
  rangeChosen,
  rangeHashes,
  rangeHashesAgain,
  rangeMarks,
  rangeMissing,
  rangeNumbers,
  rangeWidth,
} from '../layout';
import { cellFlags, cellLength, cellNumber, classify, contentEnd, contentStart, findContent } from './classify';
import {
  addEntry,
  findEntry,
  noteOccurrence,
  recordBytes,
  recordFlags,
  recordKind,
  recordWanted,
} from './dictionary';
import { finish, firstSeed, hashBytes, headWord, mixCell, mixCellAgain, secondSeed } from './hash';
import { fileOffset, rowNumber, writeKey } from './keys';
import { empty, leadingZero, missingWord, unknown } from './kinds';
import { addNumbers, findBounds, least, most } from './moments';
import { addSpelling, hashQuoted, keepNumbers, keepPlace, noteExtremes, sumUp } from './outside';

/** Hash of what the raw cell holds: the same for `a` and `"a"`. */
@inline
function hashCell(start: usize, end: usize, seed: i32): i32 {
  if (start == end || load<u8>(start) != 34) return hashBytes(start, end, seed);
  return findContent(start, end) ? hashBytes(contentStart, contentEnd, seed) : hashQuoted(start, end, seed);
}

/** Hashes the cells of a column and adds them to the hashes of their records. */
function hashColumn(marks: usize, stride: usize, rows: i32): void {
  let cellHash = load<usize>(rangeCellHashes);
  let hash = load<usize>(rangeHashes);
  let hashAgain = load<usize>(rangeHashesAgain);
  for (let row = 0; row < rows; row++, marks += stride, cellHash += 4, hash += 4, hashAgain += 4) {
    const start = load<usize>(marks) + 1;
    const end = load<usize>(marks, 4);
    if (end < start) continue;
    const found = hashCell(start, end, firstSeed);
    store<i32>(cellHash, found);
    store<i32>(hash, mixCell(load<i32>(hash), found));
    store<i32>(hashAgain, mixCellAgain(load<i32>(hashAgain), found));
  }
}

@inline
function countMissing(row: i32): void {
  const at = load<usize>(rangeMissing) + (<usize>row << 2);
  store<i32>(at, load<i32>(at) + 1);
}

@inline
function addOne(at: usize): void {
  store<f64>(at, load<f64>(at) + 1);
}

@inline
function logKey(column: usize, row: i32, hash: i32, start: usize, end: usize): void {
  const count = load<i32>(column, columnKeyCount);
  writeKey(load<usize>(column, columnKeys), count, hash, hashCell(start, end, secondSeed), start, row);
  store<i32>(column, count + 1, columnKeyCount);
}

/** Adds a spelling to the dictionary; -1 when the column was closed instead. */
function newEntry(index: i32, column: usize, hash: i32, start: usize, end: usize): i32 {
  const kind = load<i32>(column, columnJudged) != 0 ? unknown : classify(start, end);
  let entry = -1;
  if (kind != unknown) entry = addEntry(column, hash, headWord(start, end), start, end, kind, cellFlags, cellNumber);
  if (entry < 0) return addSpelling(index, start, end, hash);
  noteLength(column);
  return entry;
}

@inline
function noteLength(column: usize): void {
  if (cellLength > load<i32>(column, columnLongest)) store<i32>(column, cellLength, columnLongest);
}

@inline
function isKindWanted(column: usize, kind: i32, flags: i32): bool {
  return (((1 << kind) & ~load<i32>(column, columnKindsKept)) | (flags & ~load<i32>(column, columnFlagsKept))) != 0;
}

/** `noteEntry` of columnRecorder.ts. */
function noteEntry(index: i32, column: usize, entry: i32, record: usize, row: i32, start: usize, end: usize): void {
  const kind = load<i32>(record, recordKind);
  const flags = load<i32>(record, recordFlags);
  const more = noteOccurrence(column, entry, record, rowNumber(row), fileOffset(start));
  if (isKindWanted(column, kind, flags)) keepPlace(index, kind, flags, row, start, end);
  else if (!more) store<i32>(record, 0, recordWanted);
}

/** Counts each cell in the dictionary; the first row that is not done because the column was closed. */
function runOpen(index: i32, column: usize, rows: i32, marks: usize, stride: usize): i32 {
  const table = load<usize>(column, columnTable);
  const mask = load<i32>(column, columnMask);
  const records = load<usize>(column, columnRecords);
  const counts = load<usize>(column, columnCounts);
  const keys = load<usize>(column, columnKeyBytes);
  const entryNumbers = load<usize>(column, columnDictionaryNumbers);
  const cellHashes = load<usize>(rangeCellHashes);
  const numbers = load<usize>(rangeNumbers);
  const sampled = load<i32>(batchChosen) > 0;
  const keyed = load<usize>(column, columnKeys) != 0;
  let cells = 0;
  let row = 0;
  for (; row < rows; row++, marks += stride) {
    if (sampled) store<f64>(numbers + (<usize>row << 3), NaN);
    const start = load<usize>(marks) + 1;
    const end = load<usize>(marks, 4);
    if (end < start) continue;
    const hash = load<i32>(cellHashes + (<usize>row << 2));
    let entry = findEntry(table, mask, records, keys, hash, start, end);
    if (entry < 0) {
      entry = newEntry(index, column, hash, start, end);
      if (entry < 0) break;
    }
    cells++;
    addOne(counts + (<usize>entry << 3));
    const record = records + <usize>entry * recordBytes;
    if (load<i32>(record, recordWanted) != 0) noteEntry(index, column, entry, record, row, start, end);
    const kind = load<i32>(record, recordKind);
    if (kind <= missingWord) {
      countMissing(row);
      continue;
    }
    if (sampled && kind <= leadingZero)
      store<f64>(numbers + (<usize>row << 3), load<f64>(entryNumbers + (<usize>entry << 3)));
    if (keyed) logKey(column, row, hash, start, end);
  }
  store<i32>(column, load<i32>(column, columnCells) + cells, columnCells);
  return row;
}

/** `addToSketch` of hyperLogLog.ts. */
@inline
function addToSketch(sketch: usize, shift: i32, hash: i32): void {
  const mixed: u32 = <u32>finish(hash);
  const register = sketch + (mixed >> shift);
  const precision = 32 - shift;
  const rank = clz<u32>((mixed << precision) | (1 << (precision - 1))) + 1;
  // Written in any case, because nobody could foresee the branch.
  store<u8>(register, <u8>max<u32>(rank, load<u8>(register)));
}

/** Counts kind and flags of a cell that was classified here. */
@inline
function count(index: i32, column: usize, kind: i32, flags: i32, row: i32, start: usize, end: usize): void {
  addOne(load<usize>(column, columnKindCounts) + (<usize>kind << 3));
  for (let rest = flags; rest != 0; rest &= rest - 1)
    addOne(load<usize>(column, columnFlagCounts) + (<usize>ctz(rest) << 3));
  if (isKindWanted(column, kind, flags)) keepPlace(index, kind, flags, row, start, end);
  noteLength(column);
}

/** Finds a tracked spelling of a closed column; -1 where the cell is none. */
function findTracked(column: usize, hash: i32, start: usize, end: usize): i32 {
  return findEntry(
    load<usize>(column, columnTable),
    load<i32>(column, columnMask),
    load<usize>(column, columnRecords),
    load<usize>(column, columnKeyBytes),
    hash,
    start,
    end,
  );
}

/** Counts an occurrence of a tracked spelling; its kind. */
function countTracked(index: i32, column: usize, entry: i32, row: i32, start: usize, end: usize): i32 {
  addOne(load<usize>(column, columnCounts) + (<usize>entry << 3));
  const record = load<usize>(column, columnRecords) + <usize>entry * recordBytes;
  if (load<i32>(record, recordWanted) != 0) noteEntry(index, column, entry, record, row, start, end);
  return load<i32>(record, recordKind);
}

/** Sums up each cell from a row on, but for the spellings that are tracked. */
function runClosed(index: i32, column: usize, from: i32, rows: i32, first: usize, stride: usize): void {
  const cellHashes = load<usize>(rangeCellHashes);
  const numbers = load<usize>(rangeNumbers);
  const sketch = load<usize>(column, columnSketch);
  const shift = load<i32>(column, columnSketchShift);
  const tracks = load<i32>(column, columnEntries) != 0;
  const judged = load<i32>(column, columnJudged) != 0;
  const keyed = load<usize>(column, columnKeys) != 0;
  let marks = first + <usize>from * stride;
  let cells = 0;
  for (let row = from; row < rows; row++, marks += stride) {
    store<f64>(numbers + (<usize>row << 3), NaN);
    const start = load<usize>(marks) + 1;
    const end = load<usize>(marks, 4);
    if (end < start) continue;
    const hash = load<i32>(cellHashes + (<usize>row << 2));
    cells++;
    const entry = tracks ? findTracked(column, hash, start, end) : -1;
    let kind = 0;
    if (entry >= 0) kind = countTracked(index, column, entry, row, start, end);
    else {
      kind = judged ? unknown : classify(start, end);
      if (kind == unknown) kind = sumUp(index, row, start, end);
      else {
        count(index, column, kind, cellFlags, row, start, end);
        store<f64>(numbers + (<usize>row << 3), cellNumber);
      }
      if (kind != empty) addToSketch(sketch, shift, hash);
    }
    if (kind <= missingWord) countMissing(row);
    else if (keyed) logKey(column, row, hash, start, end);
  }
  store<i32>(column, load<i32>(column, columnCells) + cells, columnCells);
  sumNumbers(index, column, from, rows);
  if (tracks && load<i32>(batchChosen) > 0) fillTracked(column, from, first, stride);
}

/** The numbers of a batch all at once. */
function sumNumbers(index: i32, column: usize, from: i32, rows: i32): void {
  const start = load<usize>(rangeNumbers) + (<usize>from << 3);
  const end = load<usize>(rangeNumbers) + (<usize>rows << 3);
  findBounds(start, end);
  if (least > most) return;
  addNumbers(column, start, end);
  if (least <= load<f64>(column, columnLowBound) || most >= load<f64>(column, columnHighBound))
    noteExtremes(index, from);
}

/** The numbers of tracked spellings, which the dictionary sums up, for the sample of rows. */
function fillTracked(column: usize, from: i32, first: usize, stride: usize): void {
  const chosen = load<usize>(rangeChosen);
  for (let index = 0; index < load<i32>(batchChosen); index++) {
    const row = load<i32>(chosen + (<usize>index << 2));
    const marks = first + <usize>row * stride;
    const start = load<usize>(marks) + 1;
    const end = load<usize>(marks, 4);
    if (row < from || end < start) continue;
    const entry = findTracked(column, load<i32>(load<usize>(rangeCellHashes) + (<usize>row << 2)), start, end);
    if (entry < 0) continue;
    const kind = load<i32>(load<usize>(column, columnRecords) + <usize>entry * recordBytes, recordKind);
    if (kind > missingWord && kind <= leadingZero)
      store<f64>(
        load<usize>(rangeNumbers) + (<usize>row << 3),
        load<f64>(load<usize>(column, columnDictionaryNumbers) + (<usize>entry << 3)),
      );
  }
}

/** Runs over the columns of the batch, one after the other. */
export function runColumns(): void {
  const width = load<i32>(rangeWidth);
  const rows = load<i32>(batchRows);
  const stride = (<usize>width + 1) << 2;
  for (let index = 0; index < width; index++) {
    const column = <usize>columnsAt + <usize>index * columnSize;
    const marks = load<usize>(rangeMarks) + (<usize>index << 2);
    hashColumn(marks, stride, rows);
    const row = load<i32>(column, columnClosed) == 0 ? runOpen(index, column, rows, marks, stride) : 0;
    if (row < rows) runClosed(index, column, row, rows, marks, stride);
    if (load<i32>(batchChosen) > 0) keepNumbers(index);
  }
}
