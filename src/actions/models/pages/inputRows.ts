import { readFileSync } from 'node:fs';
import { givenRows, requestOf } from '../../../models/package/scoringRequest';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { neededColumns, openPackage } from '../promotion/packageEvidence';
import { writtenRows } from '../restoring/writtenRows';

/** What was to be predicted: a row each, in the order in which they were asked for. */
export interface InputRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface InputQuestion {
  /** The version that was asked first. */
  readonly version: string;
  /** Absolute path of a CSV or JSON file, or the text of JSON, as a run of a version is given it. */
  readonly input: string | { readonly json: string };
  /** The rows that are wanted, by their numbers from 1. */
  readonly rows: readonly number[];
}

/**
 * What a version was asked (`askedInput`), row by row, cells as they are written; null where it cannot be shown so, which is no
 * reason to show no prediction.
 */
export function inputRows(context: ModelContext, { version, input, rows }: InputQuestion): InputRows | null {
  try {
    if (typeof input !== 'string') return rowsOfRequest(requestOf(JSON.parse(input.json)), rows);
    if (/\.json$/i.test(input)) return rowsOfRequest(requestOf(JSON.parse(readFileSync(input, 'utf8'))), rows);
    const expected = neededColumns(openPackage(context, namedVersion(context.registry, version)));
    return rowsOfTable(input, rows, expected);
  } catch {
    return null;
  }
}

/** Only what is wanted of a table is held in memory. */
function rowsOfTable(path: string, numbers: readonly number[], expected: readonly string[]): InputRows {
  const inFile = numbers.toSorted((a, b) => a - b);
  const wanted = new Set(inFile);
  const has = (row: number) => wanted.has(row);
  const { columns, rows } = writtenRows(path, { last: inFile.at(-1) ?? 0, has }, expected);
  const read = new Map(rows.map((row, index) => [inFile[index], row]));
  return { columns, rows: numbers.map((row) => read.get(row) ?? []) };
}

/** Rows of a scoring request; null: they cannot be told. */
function rowsOfRequest(request: unknown, numbers: readonly number[]): InputRows | null {
  const given = givenRows(request);
  if (given === null) return null;
  const { columns, rows } = given;
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    columns: columns ?? Array.from({ length: width }, (_, index) => `value ${index + 1}`),
    rows: numbers.map((row) => rows[row - 1] ?? []),
  };
}
