import { readFileSync } from 'node:fs';
import { detectDialect } from '../../../data/csv/detectDialect';
import { openSource } from '../../../data/csv/openSource';
import { readRecords } from '../../../data/csv/readTable';
import { tableOf } from '../../../models/package/scoringRequest';

/** What was to be predicted: a row each, in the order of the predictions. */
export interface InputRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What shows how a table is written. */
const headBytes = 1_000_000;

export interface InputQuestion {
  /** Absolute path of a CSV or JSON file, or the text of JSON, as a run of a version is given it. */
  readonly input: string | { readonly json: string };
  /** Rows that are read of a file. */
  readonly most: number;
}

/** What is to be predicted, row by row; null where it cannot be shown so, which is no reason to show no prediction. */
export function inputRows({ input, most }: InputQuestion): InputRows | null {
  try {
    if (typeof input !== 'string') return rowsOfRequest(JSON.parse(input.json));
    return /\.json$/i.test(input) ? rowsOfRequest(JSON.parse(readFileSync(input, 'utf8'))) : firstRows(input, most);
  } catch {
    return null;
  }
}

/** As they are written. Throws where it is no table that can be read. */
function firstRows(path: string, most: number): InputRows {
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
    return { columns, rows };
  } finally {
    source.close();
  }
}

/** Rows of a scoring request or of a list of rows; null: it has another form. */
function rowsOfRequest(request: unknown): InputRows | null {
  const table = tableOf(request);
  if (table) return table;
  const forms = request as { instances?: unknown; inputs?: unknown } | null;
  const given: unknown = Array.isArray(request) ? request : (forms?.instances ?? forms?.inputs);
  if (!Array.isArray(given) || !given.every(Array.isArray)) return null;
  const rows: readonly (readonly unknown[])[] = given;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { columns: Array.from({ length: width }, (_, index) => `value ${index + 1}`), rows };
}
