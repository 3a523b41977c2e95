import { readFileSync } from 'node:fs';
import { givenRows } from '../../../models/package/scoringRequest';
import { writtenRows } from '../restoring/writtenRows';

/** What was to be predicted: a row each, in the order of the predictions. */
export interface InputRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

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
    if (/\.json$/i.test(input)) return rowsOfRequest(JSON.parse(readFileSync(input, 'utf8')));
    const { columns, rows } = writtenRows(input, most);
    return { columns, rows };
  } catch {
    return null;
  }
}

/** Rows of a scoring request or of a list of rows; null: they cannot be told. */
function rowsOfRequest(request: unknown): InputRows | null {
  const given = givenRows(request);
  if (given === null) return null;
  const { columns, rows } = given;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { columns: columns ?? Array.from({ length: width }, (_, index) => `value ${index + 1}`), rows };
}
