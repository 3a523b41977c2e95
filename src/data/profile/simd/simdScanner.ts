import type { ByteSource } from '../../csv/byteSource';
import { RecordRest } from '../../csv/recordRest';
import {
  CsvScanner,
  createRecordBatch,
  longestRecord,
  RowFlag,
  type RecordBatch,
  type RecordGrid,
  type ScanProblem,
} from '../../csv/scanner';
import type { KernelRange } from '../profileKernel';
import type { KernelInstance } from './kernelInstance';
import * as layout from './layout';
import type { RangeMemory } from './rangeMemory';

/** Bytes that are read at a time, and those after which a batch ends. */
export const usualWindow = 1024 * 1024;
const batchBytes = 131_072;

/** What the module counts of one batch. */
const counters = [layout.batchRows, layout.batchLineBreaks, layout.batchWide] as const;

/** Finds the records of a range, batch by batch, in the memory of the module. */
export class SimdScanner implements RecordGrid {
  readonly bytes: Uint8Array;
  base = 0;
  rows = 0;
  end = 0;
  lineBreaks = 0;
  ascii = false;
  readonly rowStarts: Int32Array;
  readonly rowEnds: Int32Array;
  readonly rowFlags: Uint8Array;
  readonly cells: Int32Array;
  readonly fitEnds: Int32Array;
  readonly problems: ScanProblem[] = [];
  private readonly marks: Int32Array;
  private readonly width: number;
  private readonly source: ByteSource;
  private readonly stop: number;
  /** Where the window begins in memory, how much of it is asked for, and where what was read into it ends. */
  private readonly window: number;
  private wanted = 0;
  private to: number;
  /** Nothing follows what was read. */
  private last = false;
  /** For single records whose quotes are unusual, or that are cut off. */
  private readonly plain: CsvScanner;
  private readonly single: RecordBatch;

  constructor(
    private readonly instance: KernelInstance,
    private readonly memory: RangeMemory,
    { source, plan, start, end }: KernelRange,
    private readonly usual: number,
  ) {
    const { rows } = memory;
    this.width = plan.dialect.width;
    this.source = source;
    this.stop = Math.min(end, source.size);
    this.bytes = memory.all.bytes;
    this.window = memory.get(layout.rangeWindow);
    this.end = this.window;
    this.to = this.window;
    this.base = start - this.window;
    this.rowStarts = memory.int32(layout.rangeRowStarts, rows);
    this.rowEnds = memory.int32(layout.rangeRowEnds, rows);
    this.rowFlags = memory.bytes(layout.rangeRowFlags, rows);
    this.cells = memory.int32(layout.rangeCells, rows);
    this.fitEnds = memory.int32(layout.rangeFitEnds, rows);
    this.marks = memory.int32(layout.rangeMarks, rows * (this.width + 1));
    const rest = new RecordRest(source, plan.dialect.delimiter.charCodeAt(0));
    this.plain = new CsvScanner(plan.dialect, { maxRows: 1, rest });
    this.single = createRecordBatch(this.width, 1);
  }

  /** Room for the largest window that may be needed. */
  static windowBytes({ source }: KernelRange, usual: number): number {
    return Math.min(longestRecord, Math.max(usual, source.size));
  }

  /** Finds the next records, so many at most; false when there are none. Throws `DataError` 'changed'. */
  advance(most: number): boolean {
    for (;;) {
      if (this.scan(Math.min(most, this.memory.rows))) return true;
      if (this.base + this.end >= this.stop) return false;
      this.wanted = this.end === this.window && this.to > this.window ? this.wanted * 2 : this.usual;
      this.fill(this.base + this.end);
    }
  }

  /** Reads the window that begins at an offset of the file. */
  private fill(offset: number): void {
    const { window } = this;
    const length = this.source.readInto(this.bytes.subarray(window, window + this.wanted), offset);
    this.to = window + length;
    this.last = offset + length >= this.source.size;
    this.base = offset - window;
    this.end = window;
  }

  /** Finds the next records of the window; false when it holds none in full. */
  private scan(most: number): boolean {
    const { memory, to } = this;
    const limit = Math.min(to, this.stop - this.base, this.end + batchBytes);
    memory.set(layout.rangeMaxRows, most);
    for (const field of counters) memory.set(field, 0);
    this.problems.length = 0;
    while (this.end < limit && memory.get(layout.batchRows) < most) {
      this.end = this.instance.offered.scan(this.end, to, limit);
      if (this.end >= limit || memory.get(layout.batchRows) >= most || !this.scanSingle()) break;
    }
    this.rows = memory.get(layout.batchRows);
    this.lineBreaks = memory.get(layout.batchLineBreaks);
    this.ascii = memory.get(layout.batchWide) === 0;
    return this.rows > 0;
  }

  /** Leaves one record to the plain scanner; false when it is not complete. */
  private scanSingle(): boolean {
    const { memory, single } = this;
    single.base = this.base;
    this.end = this.plain.next(single, this.bytes, this.end, this.to, this.last);
    if (single.rows === 0) return false;
    const row = memory.get(layout.batchRows);
    this.book(row);
    for (const problem of single.problems) this.problems.push({ ...problem, row });
    memory.set(layout.batchRows, row + 1);
    memory.set(layout.batchLineBreaks, memory.get(layout.batchLineBreaks) + single.lineBreaks);
    memory.set(layout.batchWide, 1);
    return true;
  }

  /** Copies the record that the plain scanner found. */
  private book(row: number): void {
    const { single, marks, width } = this;
    for (const field of ['rowStarts', 'rowEnds', 'rowFlags', 'cells', 'fitEnds'] as const)
      this[field][row] = single[field][0] as number;
    const blank = ((single.rowFlags[0] as number) & RowFlag.Blank) !== 0;
    let at = row * (width + 1);
    let mark = (single.rowStarts[0] as number) - 1;
    marks[at++] = mark;
    for (let column = 0; column < width; column++) {
      if (!blank && (single.ends[column] as number) >= 0) mark = single.ends[column] as number;
      marks[at++] = mark;
    }
  }
}
