import {
  batchChosen,
  columnCells,
  columnCounts,
  columnDictionaryNumbers,
  columnJudged,
  columnKeyBytes,
  columnKeys,
  columnMask,
  columnRecords,
  columnTable,
  rangeCellHashes,
  rangeNumbers,
} from '../layout';
import { addOne, countMissing, logKey, noteEntry, noteLength } from './booking';
import { cellFlags, cellNumber, classify } from './classify';
import { addEntry, findEntry, recordBytes, recordKind, recordWanted } from './dictionary';
import { headWord } from './hash';
import { isSummarized, missingWord, unknown } from './kinds';
import { addSpelling } from './outside';

/** Adds a spelling to the dictionary; -1 when the column was closed instead. */
function newEntry(index: i32, column: usize, hash: i32, start: usize, end: usize): i32 {
  const kind = load<i32>(column, columnJudged) != 0 ? unknown : classify(start, end);
  let entry = -1;
  if (kind != unknown) entry = addEntry(column, hash, headWord(start, end), start, end, kind, cellFlags, cellNumber);
  if (entry < 0) return addSpelling(index, start, end, hash);
  noteLength(column);
  return entry;
}

/** Counts each cell in the dictionary; the first row that is not done because the column was closed. */
export function runOpen(index: i32, column: usize, rows: i32, marks: usize, stride: usize): i32 {
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
    if (sampled && isSummarized(kind))
      store<f64>(numbers + (<usize>row << 3), load<f64>(entryNumbers + (<usize>entry << 3)));
    if (keyed) logKey(column, row, hash, start, end);
  }
  store<i32>(column, load<i32>(column, columnCells) + cells, columnCells);
  return row;
}
