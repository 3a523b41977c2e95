import {
  batchChosen,
  columnCells,
  columnCounts,
  columnDictionaryNumbers,
  columnEntries,
  columnFirstDay,
  columnFlagCounts,
  columnHighBound,
  columnJudged,
  columnKeyBytes,
  columnKeys,
  columnKindCounts,
  columnLastDay,
  columnLowBound,
  columnMask,
  columnRecords,
  columnSketch,
  columnSketchShift,
  columnTable,
  rangeCellHashes,
  rangeChosen,
  rangeNumbers,
} from '../layout';
import { addOne, countMissing, isKindWanted, logKey, noteEntry, noteLength } from './booking';
import { cellFlags, cellNumber, classify } from './classify';
import { dateDay } from './date';
import { findEntry, recordBytes, recordKind, recordWanted } from './dictionary';
import { finish } from './hash';
import { dateIso, dateTimeZoned, empty, isSummarized, missingWord, unknown } from './kinds';
import { addNumbers, findBounds, least, most } from './moments';
import { keepPlace, noteExtremes, sumUp } from './outside';

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

/** `addDay` of daySums.ts, for the date classified last. */
@inline
function addDay(column: usize): void {
  store<i32>(column, min(load<i32>(column, columnFirstDay), dateDay), columnFirstDay);
  store<i32>(column, max(load<i32>(column, columnLastDay), dateDay), columnLastDay);
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
export function runClosed(index: i32, column: usize, from: i32, rows: i32, first: usize, stride: usize): void {
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
        if (kind >= dateIso && kind <= dateTimeZoned) addDay(column);
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
    if (isSummarized(kind))
      store<f64>(
        load<usize>(rangeNumbers) + (<usize>row << 3),
        load<f64>(load<usize>(column, columnDictionaryNumbers) + (<usize>entry << 3)),
      );
  }
}
