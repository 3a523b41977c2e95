import * as z from 'zod/mini';
import type { ColumnRef, RunAttribute } from '../../runs/columns';
import type { ColumnValues } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { ColumnCache, type WholeColumn } from './columnCache';
import { QueryColumns, type KeyLookup } from './queryColumns';
import type { RunRevision } from './runRevision';
import { ranksOf } from './sortRanks';
import { StatementCache } from './statementCache';

const jsonRow = z.object({ runs: z.string(), cells: z.string() });
const revisionRow = z.object({ revision: z.number() });
const numberRow = z.object({ number: z.number() });

/** So few runs are looked up one by one; for more the whole column is read, and kept. */
const few = 2000;

/** Attributes that change when people mark runs. */
const marked: ReadonlySet<RunAttribute> = new Set<RunAttribute>(['name', 'note', 'labels', 'starred', 'archived']);

/** Reads values of columns. */
export class ColumnReader {
  readonly #cache = new ColumnCache();
  readonly #statements: StatementCache;
  readonly #keyRevision: Statement;
  readonly #greatest: Statement;

  constructor(
    database: Database,
    private readonly lookup: KeyLookup,
    private readonly revision: RunRevision,
  ) {
    this.#statements = new StatementCache(database);
    this.#keyRevision = database.prepare('SELECT revision FROM run_keys WHERE id = ?');
    this.#greatest = database.prepare('SELECT coalesce(max(number), 0) AS number FROM runs');
  }

  values(column: ColumnRef, numbers: Int32Array): ColumnValues {
    if (numbers.length <= few) return pickFrom(this.#read(column, numbers), numbers);
    return pick(this.#whole(column), numbers);
  }

  /** What runs are sorted by, by their numbers; NaN for those that come last. */
  sortKeys(column: ColumnRef): Float64Array {
    const whole = this.#whole(column);
    if (whole.type === 'numbers') return whole.values;
    const ranks = this.#cache.get(`ranks ${JSON.stringify(column)}`, this.#revision(column), () => ({
      type: 'numbers',
      values: ranksOf(whole.values),
      present: new Uint8Array(),
    }));
    return ranks.values as Float64Array;
  }

  #whole(column: ColumnRef): WholeColumn {
    const read = () => spread(this.#read(column, null), this.#length());
    return this.#cache.get(JSON.stringify(column), this.#revision(column), read);
  }

  /** What changes whenever a value of the column does. */
  #revision(column: ColumnRef): number {
    if (column.kind === 'attribute') {
      const { value, imported } = this.revision.read();
      return marked.has(column.key) ? value : imported;
    }
    const row = this.#keyRevision.get(this.lookup.keyId(column.kind, column.key));
    return row === undefined ? 0 : revisionRow.parse(row).revision;
  }

  #length(): number {
    return numberRow.parse(this.#greatest.get()).number + 1;
  }

  /**
   * Values of the runs asked for, or of all: then nothing may stand before the test of what is present, by which SQLite sees
   * that it can walk the values of the key instead of looking for that of each run (twice as fast).
   */
  #read(column: ColumnRef, numbers: Int32Array | null): Cells {
    const columns = new QueryColumns(this.lookup);
    const operand = columns.column(column);
    const among = numbers
      ? `r.number IN (SELECT value FROM json_each(${columns.bind(JSON.stringify([...numbers]))})) AND`
      : '';
    const sql = `SELECT json_group_array(r.number) AS runs, json_group_array(${operand.text ?? operand.number}) AS cells
      FROM runs AS r ${columns.joins} WHERE ${among} ${operand.present}`;
    const row = jsonRow.parse(this.#statements.prepare(sql).get(...columns.parameters));
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
  if (column.type === 'texts') {
    const values = new Array<string | null>(numbers.length);
    for (let index = 0; index < numbers.length; index++) values[index] = column.values[numbers[index] ?? 0] ?? null;
    return { type: 'texts', values };
  }
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
