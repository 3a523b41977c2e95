import * as z from 'zod';
import type { RunAttribute } from '../../runs/columns';
import type { ColumnFacts } from '../../runs/runStore';
import type { Database, SqlValue, Statement } from '../sqlite';
import { QueryColumns, type KeyLookup } from './queryColumns';

const keyRow = z.object({
  kind: z.enum(['metric', 'param', 'tag']),
  key: z.string(),
  runs: z.number(),
  odd: z.number(),
  differs: z.number(),
  points: z.number(),
});
type KeyRow = z.output<typeof keyRow>;
const revisionRow = z.object({ value: z.number() });

/** Whether each is asked for; that none is forgotten is checked by the compiler. */
const attributes: Readonly<Record<RunAttribute, true>> = {
  name: true,
  id: true,
  experiment: true,
  status: true,
  started: true,
  ended: true,
  duration: true,
  source: true,
  kind: true,
  commit: true,
  user: true,
  note: true,
  starred: true,
  archived: true,
  partly: true,
  parent: true,
};

/** What columns there are. */
export class ColumnFactsReader {
  readonly #keys: Statement;
  readonly #revision: Statement;
  #known: { readonly revision: number; readonly columns: readonly ColumnFacts[] } | null = null;

  constructor(
    private readonly database: Database,
    private readonly lookup: KeyLookup,
  ) {
    this.#keys = database.prepare('SELECT * FROM run_keys WHERE runs > 0 ORDER BY kind, key');
    this.#revision = database.prepare('SELECT value FROM run_revision');
  }

  columns(): readonly ColumnFacts[] {
    const revision = revisionRow.parse(this.#revision.get()).value;
    if (this.#known?.revision === revision) return this.#known.columns;
    const { total, facts } = this.#attributes();
    const keys = this.#keys.all().map((row) => keyFacts(keyRow.parse(row), total));
    this.#known = { revision, columns: [...facts, ...keys] };
    return this.#known.columns;
  }

  /** Attributes that at least one run has, in one pass over the runs. */
  #attributes(): { readonly total: number; readonly facts: readonly ColumnFacts[] } {
    const columns = new QueryColumns(this.lookup);
    const operands = (Object.keys(attributes) as RunAttribute[]).map((key) => {
      const operand = columns.column({ kind: 'attribute', key });
      return { key, numeric: operand.text === null, value: operand.text ?? operand.number };
    });
    const counts = operands.map(({ value }) => `count(${value}), min(${value}), max(${value})`);
    const sql = `SELECT count(*), ${counts.join(', ')} FROM runs AS r ${columns.joins} WHERE r.hidden = 0`;
    const [row = []] = this.database.prepare(sql).rows(...columns.parameters);
    const total = Number(row[0]);
    const facts = operands.map(({ key, numeric }, index) =>
      attributeFacts(key, numeric, row.slice(3 * index + 1, 3 * index + 4), total),
    );
    return { total, facts: facts.filter(({ runs }) => runs > 0) };
  }
}

function attributeFacts(
  key: RunAttribute,
  numeric: boolean,
  [runs, least, greatest]: readonly SqlValue[],
  total: number,
): ColumnFacts {
  const differs = least !== greatest || Number(runs) < total;
  return { column: { kind: 'attribute', key }, runs: Number(runs), numeric, differs, series: false };
}

function keyFacts({ kind, key, runs, odd, differs, points }: KeyRow, total: number): ColumnFacts {
  return {
    column: kind === 'metric' ? { kind, key, of: 'last' } : { kind, key },
    runs,
    numeric: kind === 'metric' || odd === 0,
    differs: differs === 1 || runs < total,
    series: points > 1,
  };
}
