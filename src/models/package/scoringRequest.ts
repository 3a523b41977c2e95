import { UnusableInput } from '../refusal';

/** The forms in which MLflow's scoring server takes inputs. */
export const scoringForms = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;

/** Golden pairs: inputs that were predicted once, with what came out and how near a later answer has to be. */
export interface GoldenPairs {
  /** The key of the file that has the inputs. */
  readonly form: string;
  /** A scoring request with exactly one of MLflow's forms. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
  readonly tolerance: number;
}

const standardTolerance = 1e-6;

/**
 * Reads `{ inputs, outputs, tolerance }`. `inputs` may itself be a scoring request (`{ "dataframe_split": … }`) or what one has
 * (`{ "columns": …, "data": … }`), or the request may stand beside the outputs. `name` is how the person called the file. Throws `UnusableInput`.
 */
export function readGoldenPairs(json: unknown, name: string): GoldenPairs {
  const fields = recordOf(json);
  const [form, ...others] = fields ? scoringForms.filter((it) => fields[it] !== undefined) : [];
  if (!fields || form === undefined || others.length > 0 || fields.outputs === undefined)
    throw new UnusableInput(`${name} holds no golden pairs: it needs "outputs" and one of ${scoringForms.join(', ')}.`);
  const { tolerance = standardTolerance } = fields;
  if (typeof tolerance !== 'number' || !(tolerance >= 0))
    throw new UnusableInput(`${name}: the tolerance is to be a number that is not negative.`);
  const params = fields.params === undefined ? {} : { params: fields.params };
  const request = { ...goldenRequest(form, fields[form]), ...params };
  return { form, request, outputs: fields.outputs, tolerance };
}

function goldenRequest(form: string, inputs: unknown): GoldenPairs['request'] {
  const inner = recordOf(inputs);
  if (form !== 'inputs' || inner === null) return { [form]: inputs };
  if (Array.isArray(inner.columns) && Array.isArray(inner.data)) return { dataframe_split: inner };
  return isScoringRequest(inner) ? inner : { inputs };
}

/** Whether a value is inputs in one of the forms. */
export function isScoringRequest(value: unknown): value is Readonly<Record<string, unknown>> {
  const fields = recordOf(value);
  return fields !== null && scoringForms.some((form) => fields[form] !== undefined);
}

/**
 * The request that a person means who gives a request, a list of rows, or a row by itself; null: it is none of them. Columns by
 * name have lists alone, which may as well be a row of lists: they are none.
 */
export function requestOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (isScoringRequest(value)) return value;
  if (!Array.isArray(value)) return isRow(value) ? { dataframe_records: [value] } : null;
  if (value.some(Array.isArray)) return { instances: value };
  if (value.every((row) => recordOf(row) !== null)) return { dataframe_records: value };
  return value.some((cell) => recordOf(cell) !== null) ? null : { instances: [value] };
}

function isRow(value: unknown): boolean {
  return Object.values(recordOf(value) ?? {}).some((cell) => typeof cell !== 'object' || cell === null);
}

/** What is to be predicted, row by row. */
export interface GivenRows {
  /** Null: the cells have an order and no names. */
  readonly columns: readonly string[] | null;
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows of a request or of a list of rows; null: they cannot be told. */
export function givenRows(request: unknown): GivenRows | null {
  const fields = recordOf(request);
  const given = fields?.dataframe_records ?? fields?.instances ?? fields?.inputs ?? request;
  const table = tableOf(request);
  if (table) return table;
  const bare = Array.isArray(given) ? given : recordOf(fields?.dataframe_split)?.data;
  if (!Array.isArray(bare)) return columnsOf(recordOf(given));
  const list: readonly unknown[] = bare;
  return { columns: null, rows: list.map(rowOf) };
}

/** A value by itself is a row of one. */
function rowOf(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [row];
}

/** Columns by name, each a list of its cells, or each the cell of a single row. */
function columnsOf(fields: Record<string, unknown> | null): GivenRows | null {
  const lists = Object.values(fields ?? {});
  if (fields === null || lists.length === 0) return null;
  if (lists.every((cell) => typeof cell !== 'object' || cell === null))
    return { columns: Object.keys(fields), rows: [lists] };
  if (!lists.every(Array.isArray)) return null;
  const cells: readonly (readonly unknown[])[] = lists;
  const rows = Array.from({ length: cells[0]?.length ?? 0 }, (_, row) => cells.map((list) => list[row]));
  return { columns: Object.keys(fields), rows };
}

interface GivenTable extends GivenRows {
  readonly columns: readonly string[];
}

/** Rows by column of a request or an example in the form of a table, or of records; null: it has another one. */
export function tableOf(request: unknown): GivenTable | null {
  const fields = recordOf(request);
  return tableIn(request) ?? tableIn(fields?.instances ?? fields?.inputs ?? null);
}

function tableIn(request: unknown): GivenTable | null {
  const fields = recordOf(request);
  const split = recordOf(fields?.dataframe_split ?? request);
  if (Array.isArray(split?.columns) && Array.isArray(split.data))
    return { columns: split.columns.map(String), rows: split.data.map(rowOf) };
  const records: unknown = fields?.dataframe_records ?? request;
  if (!Array.isArray(records) || records.length === 0) return null;
  const rows = records.map(recordOf);
  if (rows.some((row) => row === null)) return null;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row ?? {})))];
  return { columns, rows: rows.map((row) => columns.map((column) => row?.[column] ?? null)) };
}

/** The fields of an object that is no list; null: it is none. */
export function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
