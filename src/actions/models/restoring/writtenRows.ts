import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../../../data/csv/byteSource';
import { detectDialect } from '../../../data/csv/detectDialect';
import type { Dialect } from '../../../data/csv/dialect';
import { openSource } from '../../../data/csv/openSource';
import { readRecords } from '../../../data/csv/readTable';
import { windows1252Source } from '../../../data/csv/windows1252Source';

/** Rows of a table of text, a cell each as it is written. */
interface WrittenRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly dialect: Dialect;
}

/** What shows how a table is written. */
const headBytes = 1_000_000;

/** Which rows are read, by their numbers from 1. */
interface WantedRows {
  readonly last: number;
  readonly has: (row: number) => boolean;
}

/** So many from the first on. */
export function firstRows(most: number): WantedRows {
  return { last: most, has: () => true };
}

/**
 * The header and the rows `wanted` of a CSV file, in its order, of which the columns `expected` are most likely: where the file is written in
 * another way than most are, and its first line names them as most are written, it is one of these whose cells hold such signs.
 * A file that is not UTF-8 throughout is Windows-1252, as it is where it is predicted (`runnerText.ts`).
 * Throws `DataError`, in one sentence, where it is no table that can be read.
 */
export function writtenRows(path: string, wanted: WantedRows, expected: readonly string[] = []): WrittenRows {
  const disk = openSource({ kind: 'file', path });
  try {
    const source = disk.encoding !== 'utf-8' || isUtf8Throughout(disk) ? disk : windows1252Source(disk);
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path, size: source.size, encoding: source.encoding });
    const found = rowsOf(source, dialect, wanted);
    if ((dialect.delimiter === ',' && dialect.preamble === 0) || hasAll(found, expected)) return found;
    const plain = rowsOf(source, { ...dialect, delimiter: ',', preamble: 0 }, wanted);
    return expected.length > 0 && hasAll(plain, expected) ? plain : found;
  } finally {
    disk.close();
  }
}

/** Looked at in parts that end with a byte of ASCII, which no longer character of UTF-8 holds. */
function isUtf8Throughout(source: ByteSource): boolean {
  for (let from = 0; from < source.size;) {
    const part = source.read(from, from + headBytes);
    const end = part.findLastIndex((byte) => byte < 0x80) + 1 || part.length;
    if (!isUtf8(part.subarray(0, end))) return false;
    from += end;
  }
  return true;
}

function hasAll({ columns }: WrittenRows, expected: readonly string[]): boolean {
  return expected.every((name) => columns.includes(name));
}

function rowsOf(source: ByteSource, dialect: Dialect, wanted: WantedRows): WrittenRows {
  let columns: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  for (const { row, cells } of readRecords(source, { ...dialect, header: true })) {
    if (row === 0 || wanted.has(row)) {
      const texts = cells.map(({ text }) => text);
      if (row === 0) columns = texts;
      else rows.push(texts);
    }
    if (row === wanted.last) break;
  }
  return { columns, rows, dialect };
}
