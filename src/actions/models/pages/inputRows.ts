import { readFileSync } from 'node:fs';
import { givenRows, requestOf } from '../../../models/package/scoringRequest';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { neededColumns, openPackage } from '../promotion/packageEvidence';
import { writtenRows } from '../restoring/writtenRows';

/** What was to be predicted: a row each, in the order of the predictions. */
export interface InputRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface InputQuestion {
  /** The version that was asked first. */
  readonly version: string;
  /** Absolute path of a CSV or JSON file, or the text of JSON, as a run of a version is given it. */
  readonly input: string | { readonly json: string };
  /** Rows that are read of a file. */
  readonly most: number;
}

/**
 * What a version was asked (`askedInput`), row by row, cells as they are written; null where it cannot be shown so, which is no
 * reason to show no prediction.
 */
export function inputRows(context: ModelContext, { version, input, most }: InputQuestion): InputRows | null {
  try {
    if (typeof input !== 'string') return rowsOfRequest(requestOf(JSON.parse(input.json)));
    if (/\.json$/i.test(input)) return rowsOfRequest(requestOf(JSON.parse(readFileSync(input, 'utf8'))));
    const expected = neededColumns(openPackage(context, namedVersion(context.registry, version)));
    const { columns, rows } = writtenRows(input, most, expected);
    return { columns, rows };
  } catch {
    return null;
  }
}

/** Rows of a scoring request; null: they cannot be told. */
function rowsOfRequest(request: unknown): InputRows | null {
  const given = givenRows(request);
  if (given === null) return null;
  const { columns, rows } = given;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { columns: columns ?? Array.from({ length: width }, (_, index) => `value ${index + 1}`), rows };
}
