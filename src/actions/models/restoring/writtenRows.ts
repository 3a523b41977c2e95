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

/** The header and at most so many rows of a CSV file. Throws `DataError`, in one sentence, where it is no table that can be read. */
export function writtenRows(path: string, most: number): WrittenRows {
  const source = openSource({ kind: 'file', path });
  try {
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path, size: source.size, encoding: source.encoding });
    let columns: readonly string[] = [];
    const rows: (readonly string[])[] = [];
    for (const { row, cells } of readRecords(source, { ...dialect, header: true })) {
      const texts = cells.map(({ text }) => text);
      if (row === 0) columns = texts;
      else rows.push(texts);
      if (rows.length === most) break;
    }
    return { columns, rows, dialect };
  } finally {
    source.close();
  }
}
