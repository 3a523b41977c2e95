import type { ByteSource } from '../../csv/byteSource';
import { cellText } from '../../csv/cell';
import type { Dialect } from '../../csv/dialect';
import { RecordRest } from '../../csv/recordRest';
import { CsvScanner, createRecordBatch, type RecordBatch } from '../../csv/scanner';

const firstWindow = 4096;

/** A record, or one cell, read again: its bytes, and where they lie in the file. */
export interface KeyText {
  readonly start: number;
  readonly end: number;
  /** Raw bytes. */
  readonly raw: Uint8Array;
  /** What is compared: the parsed cells and what stands behind them. */
  readonly texts: readonly string[];
}

/** Reads the records or cells that keys stand for. */
export class KeyReader {
  private readonly scanner: CsvScanner;
  private readonly batch: RecordBatch;

  /** `what`: whole records, or only the cell that begins at the offset. */
  constructor(
    private readonly source: ByteSource,
    dialect: Pick<Dialect, 'delimiter' | 'width'>,
    private readonly what: 'record' | 'cell',
  ) {
    const rest = new RecordRest(source, dialect.delimiter.charCodeAt(0));
    this.scanner = new CsvScanner(dialect, { maxRows: 1, rest });
    this.batch = createRecordBatch(dialect.width, 1);
  }

  read(offset: number): KeyText {
    const { batch } = this;
    for (let window = firstWindow; ; window *= 4) {
      const bytes = this.source.read(offset, offset + window);
      const last = offset + bytes.length >= this.source.size;
      batch.base = offset;
      this.scanner.next(batch, bytes, 0, bytes.length, last);
      if (batch.rows > 0) return this.what === 'record' ? this.record(bytes, offset) : this.cell(bytes, offset);
      if (last) return { start: offset, end: offset, raw: bytes.slice(0, 0), texts: [] };
    }
  }

  private cell(bytes: Uint8Array, offset: number): KeyText {
    const end = this.batch.ends[0] ?? 0;
    return { start: offset, end: offset + end, raw: bytes.slice(0, end), texts: [cellText(bytes, 0, end)] };
  }

  private record(bytes: Uint8Array, offset: number): KeyText {
    const { batch } = this;
    const end = batch.rowEnds[0] ?? 0;
    const count = batch.cells[0] ?? 0;
    // Of two records that are cut nobody knows whether they end alike.
    const isCut = batch.problems.some(({ kind }) => kind === 'cut');
    const texts: string[] = [String(count), isCut ? String(offset) : ''];
    let surplus = end;
    for (let column = 0; column < Math.min(count, batch.width); column++) {
      surplus = batch.ends[column] ?? end;
      texts.push(cellText(bytes, batch.starts[column] ?? 0, surplus));
    }
    texts.push(cellText(bytes, surplus, end));
    return { start: offset, end: offset + end, raw: bytes.slice(0, end), texts };
  }
}

/** Whether two records hold equal cells, or two cells equal text. */
export function sameKey(a: KeyText, b: KeyText): boolean {
  return a.texts.length === b.texts.length && a.texts.every((text, index) => text === b.texts[index]);
}
