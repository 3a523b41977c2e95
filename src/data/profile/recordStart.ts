import type { ByteSource } from '../csv/byteSource';
import type { Dialect } from '../csv/dialect';
import { CsvScanner, createRecordBatch, RowFlag, type RecordBatch } from '../csv/scanner';

/** How far behind an offset a record start is looked for, and what follows it is judged. */
const looked = 256 * 1024;

/** Line starts that are tried. */
const mostTries = 200;

/** Records that have to fit for a line start to be believed. */
const judged = 16;

/**
 * Where the first record at or after `offset` probably begins: a line start behind which records have the right number of
 * cells and sound quotes. A guess, because the line may lie inside a quoted cell; null where none is found.
 */
export function guessRecordStart(
  source: ByteSource,
  dialect: Pick<Dialect, 'delimiter' | 'width'>,
  offset: number,
): number | null {
  const from = offset - 1;
  const bytes = source.read(from, from + looked);
  const last = from + bytes.length >= source.size;
  const scanner = new CsvScanner(dialect, { maxRows: judged });
  const batch = createRecordBatch(dialect.width, judged);
  let tries = 0;
  for (let at = 0; at < bytes.length && tries < mostTries; at++) {
    if (bytes[at] !== 10 && (bytes[at] !== 13 || bytes[at + 1] === 10)) continue;
    tries++;
    if (at + 1 >= bytes.length) break;
    scanner.next(batch, bytes, at + 1, bytes.length, last);
    if (looksRight(batch)) return from + at + 1;
  }
  return null;
}

function looksRight(batch: RecordBatch): boolean {
  if (batch.rows === 0 || batch.problems.length > 0) return false;
  for (let row = 0; row < batch.rows; row++) if ((batch.rowFlags[row] ?? 0) & RowFlag.Ragged) return false;
  return true;
}
