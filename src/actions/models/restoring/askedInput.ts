import { readFileSync } from 'node:fs';
import type { Dialect } from '../../../data/csv/dialect';
import { missingWords } from '../../../data/profile/words';
import { DataError } from '../../../data/report';
import { unreadable } from '../../../disk/unreadable';
import { jsonProblem, parseJson } from '../../../models/package/parseJson';
import { givenRows, requestOf, scoringForms, type GivenRows } from '../../../models/package/scoringRequest';
import { UnusableInput } from '../../../models/refusal';
import type { Asked } from './restoredModel';
import { firstRows, writtenRows } from './writtenRows';

/** What a person asks, with its rows as far as they are checked before. */
export interface AskedInput {
  readonly asked: Asked;
  /** Null: they cannot be told. */
  readonly given: GivenRows | null;
  /** Cells are texts as they stand in a file. */
  readonly written: boolean;
}

/** Rows of a table that are looked at before it is predicted. */
const mostChecked = 1000;

/**
 * Reads what is to be predicted: the absolute path of a CSV or a JSON file, or the text of JSON; `expected`: columns that a table has
 * by a signature. Throws `UnusableInput` where it is
 * neither table nor request.
 */
export function askedInput(input: string | { readonly json: string }, expected: readonly string[]): AskedInput {
  if (typeof input !== 'string') return requestedOf(Buffer.from(input.json), 'The text');
  if (/\.json$/i.test(input)) return requestedOf(readInput(input), input);
  const {
    dialect: { delimiter, encoding, preamble },
    ...given
  } = writtenInput(input, expected);
  const table = { path: input, delimiter, encoding, preamble };
  return { asked: { request: null, table, repeats: 0 }, given, written: true };
}

function requestedOf(bytes: Uint8Array, name: string): AskedInput {
  const request = requestOf(parsedOf(bytes, name));
  if (request === null)
    throw new UnusableInput(
      `${name} is no row {"column": value}, no list of rows (which a row of lists has to be in) and no scoring request, which has one of ${scoringForms.join(', ')}.`,
    );
  return { asked: { request, table: null, repeats: 0 }, given: givenRows(request), written: false };
}

function parsedOf(bytes: Uint8Array, name: string): unknown {
  const parsed = parseJson(bytes);
  if (parsed !== null) return parsed;
  const problem = jsonProblem(bytes);
  if (problem !== null) throw new UnusableInput(`${name} is not valid JSON: ${problem}.`);
  return null;
}

interface WrittenInput extends GivenRows {
  readonly dialect: Dialect;
}

/** What stands for nothing is nothing. */
function writtenInput(path: string, expected: readonly string[]): WrittenInput {
  try {
    const { rows, ...written } = writtenRows(path, firstRows(mostChecked), expected);
    const cell = (text: string) => (missingWords.has(text.trim().toLowerCase()) || text.trim() === '' ? null : text);
    return { ...written, rows: rows.map((row) => row.map(cell)) };
  } catch (error) {
    if (error instanceof DataError) throw new UnusableInput(error.message, { cause: error });
    throw error;
  }
}

function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UnusableInput(`${path} ${unreadable(error)}.`, { cause: error });
  }
}
