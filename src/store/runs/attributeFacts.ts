import type { RunAttribute } from '../../runs/columns';
import type { ColumnFacts } from '../../runs/runStore';
import type { Database } from '../sqlite';

/** What is looked at to know an attribute; `marked`: people set it in Tend. */
interface AttributeSource {
  readonly sql: string;
  readonly numeric: boolean;
  readonly marked: boolean;
}

const text = (sql: string): AttributeSource => ({ sql, numeric: false, marked: false });
const number = (sql: string): AttributeSource => ({ sql, numeric: true, marked: false });

const attributes: Readonly<Record<RunAttribute, AttributeSource>> = {
  name: { ...text('coalesce(given_name, name)'), marked: true },
  id: text('id'),
  experiment: text('experiment'),
  status: text('status'),
  started: number('started'),
  ended: number('ended'),
  duration: number('(ended - started)'),
  source: text('source_id'),
  kind: text('(SELECT kind FROM run_sources WHERE id = source_id)'),
  commit: text('commit_id'),
  user: text('user'),
  note: { ...text(`nullif(note, '')`), marked: true },
  starred: { ...number('starred'), marked: true },
  archived: { ...number('archived'), marked: true },
  partly: number('(partly IS NOT NULL)'),
  parent: text('parent'),
};

export interface AttributeFacts {
  /** Runs that are shown. */
  readonly total: number;
  readonly columns: readonly ColumnFacts[];
}

/** Attributes that at least one run has: those that people set, or the others. */
export function readAttributeFacts(database: Database, marked: boolean): AttributeFacts {
  const asked = (Object.keys(attributes) as RunAttribute[]).filter((key) => attributes[key].marked === marked);
  const counts = asked.map((key) => `count(${attributes[key].sql})`);
  const [row = []] = database.prepare(`SELECT count(*), ${counts.join(', ')} FROM runs WHERE hidden = 0`).rows();
  const [total = 0, ...runs] = row.map(Number);
  const columns = asked.map((key, index): ColumnFacts => {
    const { sql, numeric } = attributes[key];
    const count = runs[index] ?? 0;
    const differs = count < total || (count > 0 && hasTwoValues(database, sql));
    return { column: { kind: 'attribute', key }, runs: count, numeric, differs, series: false };
  });
  return { total, columns: columns.filter((column) => column.runs > 0) };
}

/** Stops at the first run that differs from the first. */
function hasTwoValues(database: Database, sql: string): boolean {
  const first = `(SELECT ${sql} FROM runs WHERE hidden = 0 LIMIT 1)`;
  const query = `SELECT 1 FROM runs WHERE hidden = 0 AND ${sql} IS NOT ${first} LIMIT 1`;
  return database.prepare(query).get() !== undefined;
}
