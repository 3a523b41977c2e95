import { givenRows } from './scoringRequest';

/** A column of MLflow's signature. */
interface ColumnSpec {
  readonly type: string;
  readonly name: string;
  readonly required: boolean;
}

/**
 * Inputs of a model as MLflow's signature writes them, by the types of what an example holds (`parseJsonTypes`); null: it is no table,
 * or its cells are no single values.
 */
export function inputSchema(example: unknown): readonly ColumnSpec[] | null {
  const { columns = null, rows = [] } = givenRows(example) ?? {};
  if (columns === null || rows.some((row) => row.some((cell) => typeof cell === 'object' && cell !== null)))
    return null;
  return columns.map((name, index) =>
    columnSpec(
      name,
      rows.map((row) => row[index]),
    ),
  );
}

function columnSpec(name: string, values: readonly unknown[]): ColumnSpec {
  const present = values.filter((value) => value !== null && value !== undefined);
  const [type, required] = [typeOf(present), present.length === values.length];
  // pandas, and with it MLflow, has no integers in a column in which one is missing.
  return { type: type === 'long' && !required ? 'double' : type, name, required };
}

/** Outputs by the types of what golden pairs say came out: a column of numbers, of texts, or a table of numbers. */
export function outputSchema(outputs: unknown): readonly object[] | null {
  if (!Array.isArray(outputs) || outputs.length === 0) return null;
  const values: readonly unknown[] = outputs;
  if (values.every((value) => typeof value === 'number')) return [tensor(numbersType(values), [-1])];
  if (values.every((value) => typeof value === 'string')) return [{ type: 'string', required: true }];
  const widths = new Set(values.map((value) => (Array.isArray(value) ? value.length : -1)));
  const [width = -1] = widths;
  return widths.size === 1 && width > 0 ? [tensor('float64', [-1, width])] : null;
}

function tensor(dtype: string, shape: readonly number[]): object {
  return { type: 'tensor', 'tensor-spec': { dtype, shape } };
}

function numbersType(values: readonly unknown[]): string {
  return values.every(Number.isInteger) ? 'int64' : 'float64';
}

function typeOf(values: readonly unknown[]): string {
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return 'boolean';
  if (values.length > 0 && values.every((value) => typeof value === 'number'))
    return values.every(Number.isInteger) ? 'long' : 'double';
  return 'string';
}
