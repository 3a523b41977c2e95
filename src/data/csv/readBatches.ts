import type { ByteSource } from './byteSource';
import type { Dialect } from './dialect';
import { RecordRest } from './recordRest';
import { CsvScanner, createRecordBatch, type RecordBatch, type ScanOptions } from './scanner';

/** Which part of a source to read, and in what steps. */
export interface BatchOptions extends Omit<ScanOptions, 'rest'> {
  /** A record start; default: the first record after byte-order mark and preamble (the header, if there is one). */
  readonly start?: number;
  /** Records that start before it are read, to their end; default: all. */
  readonly end?: number;
  /** Bytes read at a time; grows for a longer record. */
  readonly window?: number;
}

/**
 * Reads a source as batches of records. The yielded batch is the same object each time, with `base` set; it holds until
 * the next one is asked for.
 */
export function* readBatches(
  source: ByteSource,
  dialect: Pick<Dialect, 'delimiter' | 'width' | 'bom' | 'preamble'>,
  options: BatchOptions = {},
): Generator<RecordBatch, void> {
  const rest = new RecordRest(source, dialect.delimiter.charCodeAt(0));
  const scanner = new CsvScanner(dialect, { ...options, rest });
  const batch = createRecordBatch(dialect.width);
  const end = Math.min(options.end ?? source.size, source.size);
  const usual = options.window ?? 1024 * 1024;
  let window = usual;
  let at = options.start ?? tableStart(source, dialect);
  while (at < end) {
    const bytes = source.read(at, at + window);
    const last = at + bytes.length >= source.size;
    batch.base = at;
    let done = 0;
    for (;;) {
      const next = scanner.next(batch, bytes, done, bytes.length, last, Math.min(bytes.length, end - at));
      if (batch.rows === 0) break;
      done = next;
      yield batch;
    }
    at += done;
    window = done === 0 ? window * 2 : usual;
  }
}

/** Where the table begins: after the byte-order mark and the lines of the preamble. */
export function tableStart(source: ByteSource, dialect: Pick<Dialect, 'bom' | 'preamble'>): number {
  let at = dialect.bom;
  for (let line = 0; line < dialect.preamble && at < source.size; line++) at = nextLine(source, at);
  return at;
}

function nextLine(source: ByteSource, from: number): number {
  for (let at = from; at < source.size;) {
    const block = source.read(at, at + 4096);
    for (let index = 0; index < block.length; index++) {
      if (block[index] === 10) return at + index + 1;
      if (block[index] !== 13) continue;
      return at + index + (isLineFeed(source, at + index + 1) ? 2 : 1);
    }
    at += block.length;
  }
  return source.size;
}

function isLineFeed(source: ByteSource, at: number): boolean {
  return source.read(at, at + 1)[0] === 10;
}
