import { readFileSync, statSync } from 'node:fs';
import { givenRows, readGoldenPairs } from '../../../models/package/scoringRequest';
import type { Taker } from '../../../models/restore/checkInput';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { fileOf, inputsOf, openPackage } from '../promotion/packageEvidence';
import { firstRows, writtenRows } from '../restoring/writtenRows';

/** What is larger is no example that is read for one row. */
const largestExample = 5_000_000;

/** What somebody who types a row for a version is to know. */
export interface RowToType {
  /** A row that it predicts, as JSON text: the first of its input example, else of its golden pairs; null: none can be told. */
  readonly example: string | null;
  /** What it takes by its signature; null: nothing is said of that, or its bytes are not here. */
  readonly inputs: Taker['inputs'];
}

export function rowToType(context: ModelContext, { version }: { readonly version: string }): RowToType {
  const opened = openPackage(context, namedVersion(context.registry, version));
  return { example: exampleRow(opened), inputs: inputsOf(opened) };
}

function exampleRow(opened: ReturnType<typeof openPackage>): string | null {
  const facts = opened?.read?.facts;
  if (!opened || !facts) return null;
  const [example, golden] = [fileOf(opened, facts.example), fileOf(opened, facts.golden)];
  const row =
    orNothing(example, (file) => rowOfExample(file, facts.example ?? '')) ??
    orNothing(golden, (file) => rowOfRequest(readGoldenPairs(JSON.parse(readFileSync(file, 'utf8')), file).request));
  return row === null ? null : JSON.stringify(row);
}

/** An example that cannot be read is none. */
function orNothing<Row>(file: string | null, read: (file: string) => Row | null): Row | null {
  try {
    return file === null || statSync(file).size > largestExample ? null : read(file);
  } catch {
    return null;
  }
}

/** `path` is its name in the package; `file` is named by its digest. */
function rowOfExample(file: string, path: string): unknown {
  if (/\.json$/i.test(path)) return rowOfRequest(JSON.parse(readFileSync(file, 'utf8')));
  const {
    columns,
    rows: [row],
  } = writtenRows(file, firstRows(1));
  return row ? Object.fromEntries(columns.map((column, at) => [column, typed(row[at])])) : null;
}

function rowOfRequest(request: unknown): unknown {
  const { columns = null, rows: [row] = [] } = givenRows(request) ?? {};
  if (!row) return null;
  return columns ? Object.fromEntries(columns.map((column, at) => [column, row[at]])) : row;
}

/** A number as programs write it, "41.0" and "1e-05" too; with a zero before it, as `02210`, it is a text. */
const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/** As a reader of tables would take it. */
function typed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (numeric.test(text)) return Number(text);
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
}
