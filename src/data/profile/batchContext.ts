import { RowFlag, type RecordBatch } from '../csv/scanner';
import { byteCode } from './byteCodes';
import { CellContent } from './cellBytes';
import { firstSeed, hashBytes, mixCell, mixCellAgain, secondSeed } from './cellHash';

/** What the columns of one batch share: its bytes once more, and what they gather for each record. */
export class BatchContext {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Offset of `bytes[0]` in the file. */
  base = 0;
  /** Row number of the first record, from 0 within the range. */
  firstRow = 0;
  /** Whether some record is blank or lacks cells. */
  uneven = false;
  /** The two halves of the hash of each record's cells. */
  readonly hashes: Int32Array;
  readonly hashesAgain: Int32Array;
  /** Hash of the content of each record's cell in the column at work. */
  readonly cellHashes: Int32Array;
  /** How many cells of each record are empty or say so. */
  readonly missing: Int32Array;
  /** The numbers of the column at work, NaN where there is none. */
  readonly numbers: Float64Array;
  /** Records drawn for the sample, `chosenCount` of them. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  private readonly content = new CellContent();

  constructor(rows: number) {
    this.hashes = new Int32Array(rows);
    this.hashesAgain = new Int32Array(rows);
    this.cellHashes = new Int32Array(rows);
    this.missing = new Int32Array(rows);
    this.numbers = new Float64Array(rows).fill(NaN);
    this.chosen = new Int32Array(rows);
  }

  begin(batch: RecordBatch, firstRow: number): void {
    const { bytes, rows, rowFlags, cells, width } = batch;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.base = batch.base;
    this.firstRow = firstRow;
    this.hashes.fill(firstSeed, 0, rows);
    this.hashesAgain.fill(secondSeed, 0, rows);
    this.missing.fill(0, 0, rows);
    this.uneven = false;
    for (let row = 0; row < rows; row++)
      if ((rowFlags[row] as number) & RowFlag.Blank || (cells[row] as number) < width) this.uneven = true;
  }

  /** Hashes the cells of a column and adds them to the hashes of their records. */
  hashColumn(batch: RecordBatch, column: number): void {
    const { starts, ends, rows, width } = batch;
    const { view, bytes, hashes, hashesAgain, cellHashes } = this;
    for (let row = 0, at = column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      if (start < 0) continue;
      const end = ends[at] as number;
      const hash =
        start < end && bytes[start] === byteCode.quote
          ? this.content.hash(this, start, end, firstSeed)
          : hashBytes(view, start, end, firstSeed);
      cellHashes[row] = hash;
      hashes[row] = mixCell(hashes[row] as number, hash);
      hashesAgain[row] = mixCellAgain(hashesAgain[row] as number, hash);
    }
  }

  /** Hash of what the raw cell holds: the same for `a` and `"a"`. */
  hash(start: number, end: number, seed: number): number {
    if (start < end && this.bytes[start] === byteCode.quote) return this.content.hash(this, start, end, seed);
    return hashBytes(this.view, start, end, seed);
  }
}
