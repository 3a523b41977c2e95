import {
  batchKeys,
  batchMissing,
  batchRows,
  rangeCells,
  rangeFitEnds,
  rangeHashes,
  rangeHashesAgain,
  rangeMissing,
  rangeRowEnds,
  rangeRowFlags,
  rangeRowKeys,
  rangeRowStarts,
  rangeWidth,
} from '../layout';
import { finish, firstSeed, hashBytes } from './hash';
import { blank, ragged } from './kinds';

/** Where the memory that is looked at lies in the file: what to add to an address. */
let base: i64 = 0;
let firstRow: i32 = 0;

/** Says where the batch lies in the file, and which row it begins with. */
export function placeBatch(offset: i64, row: i32): void {
  base = offset;
  firstRow = row;
}

/** Number of a row of the batch in the range, and where an address lies in the file. */
@inline
export function rowNumber(row: i32): f64 {
  return <f64>(firstRow + row);
}

@inline
export function fileOffset(address: usize): f64 {
  return <f64>(base + <i64>address);
}

/** `logKey` of keyLog.ts: the entry at `index`. */
@inline
export function writeKey(keys: usize, index: i32, low: i32, high: i32, start: usize, row: i32): void {
  const at = keys + (<usize>index << 4);
  const offset = base + <i64>start;
  store<i32>(at, low);
  store<i32>(at, (high << 16) | <i32>(offset >> 32), 4);
  store<i32>(at, <i32>offset, 8);
  store<i32>(at, firstRow + row, 12);
}

/** Writes the keys of the records, but for blank ones, and finds how many cells of one are missing at most. */
export function writeRowKeys(): void {
  const rows = load<i32>(batchRows);
  const keys = load<usize>(rangeRowKeys);
  const hashes = load<usize>(rangeHashes);
  const hashesAgain = load<usize>(rangeHashesAgain);
  const missing = load<usize>(rangeMissing);
  let written = 0;
  let most = 0;
  for (let row = 0; row < rows; row++) {
    const place = <usize>row << 2;
    most = max(most, load<i32>(missing + place));
    const flags: i32 = load<u8>(load<usize>(rangeRowFlags) + row);
    if (flags & blank) continue;
    let low = load<i32>(hashes + place);
    if (flags & ragged) low ^= surplusHash(place);
    const start = load<usize>(load<usize>(rangeRowStarts) + place);
    writeKey(keys, written++, finish(low), finish(load<i32>(hashesAgain + place)), start, row);
  }
  store<i32>(batchKeys, written);
  store<i32>(batchMissing, most);
}

/** What tells a record with other cells than expected from one that has the same ones where they are expected. */
function surplusHash(place: usize): i32 {
  const cells = load<i32>(load<usize>(rangeCells) + place);
  if (cells <= load<i32>(rangeWidth)) return cells;
  const from = load<usize>(load<usize>(rangeFitEnds) + place);
  return cells ^ hashBytes(from, load<usize>(load<usize>(rangeRowEnds) + place), firstSeed);
}
