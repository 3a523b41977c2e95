import {
  batchChosen,
  batchRows,
  columnClosed,
  columnSize,
  columnsAt,
  rangeCellHashes,
  rangeHashes,
  rangeHashesAgain,
  rangeMarks,
  rangeWidth,
} from '../layout';
import { runClosed } from './closedColumn';
import { firstSeed, mixCell, mixCellAgain } from './hash';
import { hashCell } from './hashCell';
import { runOpen } from './openColumn';
import { keepNumbers } from './outside';

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
