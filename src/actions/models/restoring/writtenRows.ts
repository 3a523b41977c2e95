import type { ByteSource } from '../../../data/csv/byteSource';
import { detectDialect } from '../../../data/csv/detectDialect';
import type { Dialect } from '../../../data/csv/dialect';
import { openSource } from '../../../data/csv/openSource';
import { readRecords } from '../../../data/csv/readTable';

/** Rows of a table of text, a cell each as it is written. */
interface WrittenRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly dialect: Dialect;
}

/** What shows how a table is written. */
const headBytes = 1_000_000;

/**
 * The header and at most so many rows of a CSV file, of which the columns `expected` are most likely: where the file is written in
 * another way than most are, and its first line names them as most are written, it is one of these whose cells hold such signs.
 * Throws `DataError`, in one sentence, where it is no table that can be read.
 */
export function writtenRows(path: string, most: number, expected: readonly string[] = []): WrittenRows {
  const source = openSource({ kind: 'file', path });
  try {
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path, size: source.size, encoding: source.encoding });
    const found = rowsOf(source, dialect, most);
    if ((dialect.delimiter === ',' && dialect.preamble === 0) || hasAll(found, expected)) return found;
    const plain = rowsOf(source, { ...dialect, delimiter: ',', preamble: 0 }, most);
    return expected.length > 0 && hasAll(plain, expected) ? plain : found;
  } finally {
    source.close();
  }
}

function hasAll({ columns }: WrittenRows, expected: readonly string[]): boolean {
  return expected.every((name) => columns.includes(name));
}

function rowsOf(source: ByteSource, dialect: Dialect, most: number): WrittenRows {
  let columns: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  for (const { row, cells } of readRecords(source, { ...dialect, header: true })) {
    const texts = cells.map(({ text }) => text);
    if (row === 0) columns = texts;
    else rows.push(texts);
    if (rows.length === most) break;
  }
  return { columns, rows, dialect };
}
