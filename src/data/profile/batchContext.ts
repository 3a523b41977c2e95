import { RowFlag, type RecordBatch } from '../csv/scanner';
import { byteCode } from './byteCodes';
import { CellContent } from './cellBytes';
import { firstSeed, hashBytes, secondSeed } from './cellHash';

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
  /** How many cells of each record are empty or say so. */
  readonly missing: Int32Array;
  /** The numbers of the column at work, NaN where there is none. */
  readonly numbers: Float64Array;
  /** Records drawn for the sample, `chosenCount` of them. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  /** Content of the cell that was hashed last, if it opens with a quote. */
  readonly content = new CellContent();

  constructor(rows: number) {
    this.hashes = new Int32Array(rows);
    this.hashesAgain = new Int32Array(rows);
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

  /** Hash of what the raw cell holds: the same for `a` and `"a"`. */
  hash(start: number, end: number, seed: number): number {
    if (start < end && this.bytes[start] === byteCode.quote) return this.quotedHash(start, end, seed);
    return hashBytes(this.view, start, end, seed);
  }

  private quotedHash(start: number, end: number, seed: number): number {
    const { content, bytes } = this;
    content.of(bytes, start, end);
    const view =
      content.bytes === bytes
        ? this.view
        : new DataView(content.bytes.buffer, content.bytes.byteOffset, content.bytes.byteLength);
    return hashBytes(view, content.start, content.end, seed);
  }
}
