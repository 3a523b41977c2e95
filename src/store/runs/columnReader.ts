import * as z from 'zod';
import type { ColumnRef } from '../../runs/columns';
import type { ColumnValues } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { ColumnCache, type WholeColumn } from './columnCache';
import { compileDistinct } from './compileQuery';
import { QueryColumns, type KeyLookup } from './queryColumns';

const distinctRow = z.object({ value: z.union([z.string(), z.number()]).nullable(), runs: z.number() });
const jsonRow = z.object({ runs: z.string(), cells: z.string() });
const revisionRow = z.object({ revision: z.number() });
const numberRow = z.object({ number: z.number() });

/** So few runs are looked up one by one; for more the whole column is read, and kept. */
const few = 2000;

/** Reads values of columns. */
export class ColumnReader {
  readonly #cache = new ColumnCache();
  readonly #keyRevision: Statement;
  readonly #runRevision: Statement;
  readonly #greatest: Statement;

  constructor(
    private readonly database: Database,
    private readonly lookup: KeyLookup,
  ) {
    this.#keyRevision = database.prepare('SELECT revision FROM run_keys WHERE id = ?');
    this.#runRevision = database.prepare('SELECT value AS revision FROM run_revision');
    this.#greatest = database.prepare('SELECT coalesce(max(number), 0) AS number FROM runs');
  }

  values(column: ColumnRef, numbers: Int32Array): ColumnValues {
    if (numbers.length <= few) return pickFrom(this.#read(column, numbers), numbers);
    const name = JSON.stringify(column);
    return pick(
      this.#cache.get(name, this.#revision(column), () => spread(this.#read(column, null), this.#length())),
      numbers,
    );
  }

  distinct(column: ColumnRef, limit: number): readonly { readonly value: string; readonly runs: number }[] {
    const { sql, parameters } = compileDistinct(column, limit, new QueryColumns(this.lookup));
    return this.database
      .prepare(sql)
      .all(...parameters)
      .map((row) => distinctRow.parse(row))
      .map(({ value, runs }) => ({ value: String(value ?? NaN), runs }));
  }

  /** What changes whenever a value of the column does. */
  #revision(column: ColumnRef): number {
    if (column.kind === 'attribute') return revisionRow.parse(this.#runRevision.get()).revision;
    const row = this.#keyRevision.get(this.lookup.keyId(column.kind, column.key));
    return row === undefined ? 0 : revisionRow.parse(row).revision;
  }

  #length(): number {
    return numberRow.parse(this.#greatest.get()).number + 1;
  }

  /** Values of the runs asked for, or of all. */
  #read(column: ColumnRef, numbers: Int32Array | null): Cells {
    const columns = new QueryColumns(this.lookup);
    const operand = columns.column(column);
    const among = numbers
      ? `r.number IN (SELECT value FROM json_each(${columns.bind(JSON.stringify([...numbers]))}))`
      : '1';
    const sql = `SELECT json_group_array(r.number) AS runs, json_group_array(${operand.text ?? operand.number}) AS cells
      FROM runs AS r ${columns.joins} WHERE ${among} AND ${operand.present}`;
    const row = jsonRow.parse(this.database.prepare(sql).get(...columns.parameters));
    return {
      numeric: operand.text === null,
      runs: JSON.parse(row.runs) as number[],
      cells: JSON.parse(row.cells) as (string | number | null)[],
    };
  }
}

/** `cells[i]` is the value of the run `runs[i]`; NaN is null. */
interface Cells {
  readonly numeric: boolean;
  readonly runs: readonly number[];
  readonly cells: readonly (string | number | null)[];
}

function spread({ numeric, runs, cells }: Cells, length: number): WholeColumn {
  if (!numeric) {
    const values = new Array<string | null>(length).fill(null);
    runs.forEach((run, index) => (values[run] = cells[index] as string));
    return { type: 'texts', values };
  }
  const values = new Float64Array(length).fill(NaN);
  const present = new Uint8Array(length);
  runs.forEach((run, index) => {
    values[run] = Number(cells[index] ?? NaN);
    present[run] = 1;
  });
  return { type: 'numbers', values, present };
}

function pick(column: WholeColumn, numbers: Int32Array): ColumnValues {
  if (column.type === 'texts')
    return { type: 'texts', values: Array.from(numbers, (run) => column.values[run] ?? null) };
  const values = new Float64Array(numbers.length);
  const present = new Uint8Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) {
    const run = numbers[index] ?? 0;
    values[index] = column.values[run] ?? NaN;
    present[index] = column.present[run] ?? 0;
  }
  return { type: 'numbers', values, present };
}

function pickFrom({ numeric, runs, cells }: Cells, numbers: Int32Array): ColumnValues {
  const byRun = new Map(runs.map((run, index) => [run, cells[index] ?? null]));
  if (!numeric)
    return { type: 'texts', values: Array.from(numbers, (run) => (byRun.get(run) as string | null) ?? null) };
  return {
    type: 'numbers',
    values: Float64Array.from(numbers, (run) => Number(byRun.get(run) ?? NaN)),
    present: Uint8Array.from(numbers, (run) => (byRun.has(run) ? 1 : 0)),
  };
}
