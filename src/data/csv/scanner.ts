import type { Dialect } from './dialect';
import { carriageReturn, incomplete, lineFeed, literal, quote, QuotedCellReader } from './quotedCell';
import type { RecordEnd, RestFinder } from './restFinder';
import { wholeCharacters } from './utf8';

/** Of a record of more bytes only so many are looked at, so that memory stays bounded. */
export const longestRecord = 16 * 1024 * 1024;

/** Bits of `RecordBatch.rowFlags`. */
export const RowFlag = {
  /** Another number of cells than expected; never together with `Blank`. */
  Ragged: 1,
  /** An empty line, or nothing but delimiters, spaces and tabs. */
  Blank: 2,
  EndsLf: 16,
  EndsCrLf: 32,
  EndsCr: 64,
} as const;

/** Something wrong with the quoting of one record; offsets are those of `RecordBatch.bytes`. */
export interface ScanProblem {
  /**
   * `stray`: a quote inside an unquoted cell, or a closing quote with text after it. `unclosed`: an opening quote that
   * never closes and is read as a character. `escape`: `\"` inside quotes. `cut`: the record is longer than can be held, and
   * what lies behind was passed over.
   */
  readonly kind: 'stray' | 'unclosed' | 'escape' | 'cut';
  /** Index in the batch. */
  readonly row: number;
  /** 0-based; may lie beyond the width. */
  readonly column: number;
  /** The quote itself; for `cut` what is held of the record. */
  readonly start: number;
  readonly end: number;
  /** Line breaks the unclosed quote would have swallowed, as far as they were looked at; else 0. */
  readonly lines: number;
}

/** Some complete records, whatever their cells hold. */
export interface RecordGrid {
  /** The window; all offsets are relative to it. */
  bytes: Uint8Array;
  /** Where `bytes[0]` lies in the source; set by whoever owns the window. */
  base: number;
  rows: number;
  /** Records without their line ends. */
  readonly rowStarts: Int32Array;
  readonly rowEnds: Int32Array;
  readonly rowFlags: Uint8Array;
  /** Number of cells really there. */
  readonly cells: Int32Array;
  /** Where the last cell ends that is not surplus. */
  readonly fitEnds: Int32Array;
  /** Where the last record ends, its line end included. */
  end: number;
  /** Line breaks in the batch (LF, CRLF, CR; those inside quotes and those that end records). */
  lineBreaks: number;
  /** Known to hold nothing beyond ASCII. */
  readonly ascii: boolean;
  /** At most 65,536. */
  readonly problems: ScanProblem[];
}

/** Records with where their cells lie. Reused from call to call: column kernels run over it at once. */
export interface RecordBatch extends RecordGrid {
  readonly width: number;
  /** Cell c of record r at `r * width + c`: raw bytes with quotes; -1 where the cell is missing. No surplus cells. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** How to scan; the defaults suit files of any size. */
export interface ScanOptions {
  readonly maxRows?: number;
  /** Bytes after which a batch ends with the record that reached it. */
  readonly batchBytes?: number;
  /** Of a record of more bytes the rest is passed over, where `rest` finds its end. */
  readonly maxRecord?: number;
  readonly rest?: RestFinder;
}

/** More problems than this are not kept for one batch: only a record of millions of quotes has so many. */
const mostProblems = 65_536;

/** So many records of a table that wide are taken at a time. */
export function usualRows(width: number): number {
  return Math.max(1, Math.min(4096, Math.floor(65_536 / width)));
}

/** Room for the records that one call of `CsvScanner.next` finds. */
export function createRecordBatch(width: number, maxRows = usualRows(width)): RecordBatch {
  return {
    bytes: new Uint8Array(0),
    base: 0,
    rows: 0,
    width,
    starts: new Int32Array(maxRows * width),
    ends: new Int32Array(maxRows * width),
    rowStarts: new Int32Array(maxRows),
    rowEnds: new Int32Array(maxRows),
    rowFlags: new Uint8Array(maxRows),
    cells: new Int32Array(maxRows),
    fitEnds: new Int32Array(maxRows),
    end: 0,
    lineBreaks: 0,
    ascii: false,
    problems: [],
  };
}

/**
 * Finds records and cells in blocks of bytes: RFC 4180, with tolerance for quotes that do not follow it. Stateless
 * between calls, so ranges of one file can be scanned side by side from any record start.
 */
export class CsvScanner {
  private readonly delimiter: number;
  /** 1 for the bytes at which an unquoted cell may end. */
  private readonly stops = new Uint8Array(256);
  private readonly width: number;
  private readonly maxRows: number;
  private readonly batchBytes: number;
  private readonly maxRecord: number;
  private readonly rest: RestFinder | null;

  private readonly quotes: QuotedCellReader;

  constructor(dialect: Pick<Dialect, 'delimiter' | 'width'>, options: ScanOptions = {}) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    for (const byte of [this.delimiter, quote, lineFeed, carriageReturn]) this.stops[byte] = 1;
    this.width = dialect.width;
    this.quotes = new QuotedCellReader(this.delimiter, this.width);
    this.maxRows = options.maxRows ?? Number.MAX_SAFE_INTEGER;
    this.batchBytes = options.batchBytes ?? 32_768;
    this.maxRecord = options.maxRecord ?? longestRecord;
    this.rest = options.rest ?? null;
  }

  /**
   * Fills `batch` with complete records from `bytes[from…to)` that start before `stop`, and returns where it stopped:
   * the start of the first record that is not in the batch. The same as `from` when not even one record is complete:
   * then a larger window is needed. `last` says that no bytes follow `to`.
   */
  next(batch: RecordBatch, bytes: Uint8Array, from: number, to: number, last: boolean, stop = to): number {
    batch.bytes = bytes;
    batch.rows = 0;
    batch.lineBreaks = 0;
    batch.problems.length = 0;
    const limit = Math.min(stop, from + this.batchBytes);
    const maxRows = Math.min(this.maxRows, batch.rowStarts.length);
    let at = from;
    while (at < limit && batch.rows < maxRows) {
      const problems = batch.problems.length;
      const held = this.rest === null ? to : Math.min(to, at + this.maxRecord);
      const end = this.record(batch, at, held, last && held === to);
      if (end === incomplete) {
        batch.problems.length = problems;
        break;
      }
      at = end;
    }
    batch.end = at;
    return at;
  }

  /** Scans one record; returns the start of the next one, or `incomplete`. The hot loop. */
  private record(batch: RecordBatch, from: number, to: number, last: boolean): number {
    const { bytes, starts, ends } = batch;
    const { delimiter, stops, width } = this;
    const slot = batch.rows * width;
    let cells = 0;
    let breaks = 0;
    let cell = from;
    let at = from;
    for (;;) {
      let byte = 0;
      while (at < to && stops[(byte = bytes[at] as number)] === 0) at++;
      if (at < to && byte === delimiter) {
        if (cells < width) {
          starts[slot + cells] = cell;
          ends[slot + cells] = at;
        }
        cells++;
        cell = ++at;
        continue;
      }
      if (at < to && byte === quote) {
        if (at === cell) {
          const after = this.plainQuoted(bytes, at, to);
          if (after > 0) {
            at = after;
            continue;
          }
        }
        const after = at === cell ? this.openQuote(batch, at, to, last, cells) : this.strayQuote(batch, at, cells);
        if (after === incomplete) {
          if (!this.isFull(from, to)) return incomplete;
          const reached = this.quotes.reached;
          const end = this.restAfter(batch, reached, true);
          if (end !== null)
            return this.cut(batch, { from, cell, cells, at: reached, breaks: breaks + this.quotes.breaks }, end);
          at = this.loneQuote(batch, at, cells);
          continue;
        }
        breaks += this.quotes.breaks;
        at = after;
        continue;
      }
      if (at === to && !last) {
        const end = this.isFull(from, to) ? this.restAfter(batch, at, false) : null;
        return end === null ? incomplete : this.cut(batch, { from, cell, cells, at, breaks }, end);
      }
      if (byte === carriageReturn && at + 1 === to && !last && !this.isFull(from, to)) return incomplete;
      break;
    }
    if (cells < width) {
      starts[slot + cells] = cell;
      ends[slot + cells] = at;
    }
    return this.finish(batch, from, at, to, cells + 1, breaks);
  }

  /** Whether no larger window would be of use. */
  private isFull(from: number, to: number): boolean {
    return this.rest !== null && to - from >= this.maxRecord;
  }

  private restAfter(batch: RecordBatch, at: number, quoted: boolean): RecordEnd | null {
    return this.rest?.find(batch.base + at, quoted) ?? null;
  }

  /** Books what is held of a record; returns where the next one starts, which lies beyond the window. */
  private cut(batch: RecordBatch, { from, cell, cells, at, breaks }: HeldRecord, end: RecordEnd): number {
    const { starts, ends, width } = batch;
    const row = batch.rows++;
    const to = wholeCharacters(batch.bytes, cell, at);
    if (cells < width) {
      starts[row * width + cells] = cell;
      ends[row * width + cells] = to;
    }
    this.settleCells(batch, row, from, to, cells + 1);
    report(batch, { kind: 'cut', row, column: cells, start: from, end: to, lines: 0 });
    batch.rowFlags[row] = end.flags;
    batch.lineBreaks += breaks + end.breaks;
    return end.next - batch.base;
  }

  /** Books a complete record that ends at `end`; returns where the next one starts. */
  private finish(batch: RecordBatch, from: number, end: number, to: number, cells: number, breaks: number): number {
    const { bytes } = batch;
    const row = batch.rows++;
    let flags = 0;
    let next = end;
    if (end < to) {
      next = end + 1;
      if (bytes[end] === lineFeed) flags |= RowFlag.EndsLf;
      else if (next < to && bytes[next] === lineFeed) {
        flags |= RowFlag.EndsCrLf;
        next++;
      } else flags |= RowFlag.EndsCr;
      batch.lineBreaks++;
    }
    if (this.isBlank(bytes, from, end)) flags |= RowFlag.Blank;
    else if (cells !== this.width) flags |= RowFlag.Ragged;
    this.settleCells(batch, row, from, end, cells);
    batch.rowFlags[row] = flags;
    batch.lineBreaks += breaks;
    return next;
  }

  private settleCells(batch: RecordBatch, row: number, from: number, end: number, cells: number): void {
    if (cells < this.width) {
      batch.starts.fill(-1, row * this.width + cells, (row + 1) * this.width);
      batch.ends.fill(-1, row * this.width + cells, (row + 1) * this.width);
    }
    batch.rowStarts[row] = from;
    batch.rowEnds[row] = end;
    batch.cells[row] = cells;
    batch.fitEnds[row] = cells > this.width ? (batch.ends[(row + 1) * this.width - 1] as number) : end;
  }

  private isBlank(bytes: Uint8Array, from: number, end: number): boolean {
    for (let at = from; at < end; at++) {
      const byte = bytes[at];
      if (byte !== this.delimiter && byte !== 32 && byte !== 9) return false;
    }
    return true;
  }

  /** The usual quoted cell, short and without breaks and quotes in it: its end, or 0 when it is not of that kind. */
  private plainQuoted(bytes: Uint8Array, open: number, to: number): number {
    let at = open + 1;
    let byte = 0;
    while (
      at < to &&
      ((byte = bytes[at] as number) > quote || (byte !== quote && byte !== lineFeed && byte !== carriageReturn))
    )
      at++;
    return byte === quote && at + 1 < to && this.quotes.endsCell(bytes[at + 1]) ? at + 1 : 0;
  }

  private strayQuote(batch: RecordBatch, at: number, column: number): number {
    this.quotes.breaks = 0;
    report(batch, { kind: 'stray', row: batch.rows, column, start: at, end: at + 1, lines: 0 });
    return at + 1;
  }

  /** A quote that is a character; what it would have swallowed is told. */
  private loneQuote(batch: RecordBatch, open: number, column: number): number {
    const lines = this.quotes.breaks;
    report(batch, { kind: 'unclosed', row: batch.rows, column, start: open, end: open + 1, lines });
    this.quotes.breaks = 0;
    return open + 1;
  }

  /** Reads a cell that starts with a quote; returns where to go on, or `incomplete`. */
  private openQuote(batch: RecordBatch, open: number, to: number, last: boolean, column: number): number {
    const row = batch.rows;
    const after = this.quotes.find(batch.bytes, open, to, last);
    if (after === incomplete) return incomplete;
    if (after === literal) return this.loneQuote(batch, open, column);
    for (const at of this.quotes.escapes)
      report(batch, { kind: 'escape', row, column, start: at, end: at + 1, lines: 0 });
    if (after < to && !this.quotes.endsCell(batch.bytes[after]))
      report(batch, { kind: 'stray', row, column, start: after - 1, end: after, lines: 0 });
    return after;
  }
}

/** What was seen of a record that goes on beyond the window. */
interface HeldRecord {
  readonly from: number;
  /** Where its last cell begins, and how many stand before that. */
  readonly cell: number;
  readonly cells: number;
  readonly at: number;
  readonly breaks: number;
}

function report(batch: RecordBatch, problem: ScanProblem): void {
  if (batch.problems.length < mostProblems) batch.problems.push(problem);
}
