import type { ByteSource } from './byteSource';
import { cellText } from './cell';
import type { Dialect } from './dialect';
import { readBatches, type BatchOptions } from './readBatches';
import type { RecordBatch } from './scanner';

/** One cell with its raw bytes in the source and its parsed text. */
export interface TableCell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One record; `row` counts from 1 after header and preamble, the header itself is 0. */
export interface TableRecord {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  /** At most the expected number; `count` says how many there really are. */
  readonly cells: readonly TableCell[];
  readonly count: number;
}

/** Reads record by record, the header first if there is one: for tests and small uses, not for whole large files. */
export function* readRecords(source: ByteSource, dialect: Dialect, options: BatchOptions = {}): Generator<TableRecord> {
  let row = dialect.header ? 0 : 1;
  for (const batch of readBatches(source, dialect, options)) {
    for (let index = 0; index < batch.rows; index++) yield recordOf(batch, index, row++);
  }
}

function recordOf(batch: RecordBatch, index: number, row: number): TableRecord {
  const count = batch.cells[index] ?? 0;
  const cells: TableCell[] = [];
  for (let column = 0; column < Math.min(count, batch.width); column++) {
    const start = batch.starts[index * batch.width + column] ?? 0;
    const end = batch.ends[index * batch.width + column] ?? 0;
    cells.push({ start: batch.base + start, end: batch.base + end, text: cellText(batch.bytes, start, end) });
  }
  return {
    row,
    start: batch.base + (batch.rowStarts[index] ?? 0),
    end: batch.base + (batch.rowEnds[index] ?? 0),
    flags: batch.rowFlags[index] ?? 0,
    cells,
    count,
  };
}
