import type { RunAttribute } from '../../runs/columns';
import type { ColumnFacts } from '../../runs/runStore';
import type { Database } from '../sqlite';

/** What is looked at to know an attribute. */
interface AttributeSource {
  readonly sql: string;
  readonly numeric: boolean;
  /** Some runs may lack it. */
  readonly optional: boolean;
  /** People set it in Tend. */
  readonly marked: boolean;
}

const text = (sql: string): AttributeSource => ({ sql, numeric: false, optional: false, marked: false });
const number = (sql: string): AttributeSource => ({ ...text(sql), numeric: true });
const optional = (source: AttributeSource): AttributeSource => ({ ...source, optional: true });
const marked = (source: AttributeSource): AttributeSource => ({ ...source, marked: true });

const attributes: Readonly<Record<RunAttribute, AttributeSource>> = {
  name: marked(text('coalesce(given_name, name)')),
  id: text('id'),
  experiment: text('experiment'),
  status: text('status'),
  started: optional(number('started')),
  ended: optional(number('ended')),
  duration: optional(number('(ended - started)')),
  source: text('source_id'),
  kind: text('kind'),
  commit: optional(text('commit_id')),
  user: optional(text('user')),
  note: marked(optional(text(`nullif(note, '')`))),
  labels: marked(optional(text(`nullif(labels, '[]')`))),
  starred: marked(number('starred')),
  archived: marked(number('archived')),
  partly: number('(partly IS NOT NULL)'),
  gone: number('gone'),
  parent: optional(text('parent')),
};

export interface AttributeFacts {
  /** Runs that are shown. */
  readonly total: number;
  readonly columns: readonly ColumnFacts[];
}

/** Attributes that at least one run has: those that people set, or the others. */
export function readAttributeFacts(database: Database, ofMarks: boolean): AttributeFacts {
  const asked = (Object.keys(attributes) as RunAttribute[]).filter((key) => attributes[key].marked === ofMarks);
  const counted = asked.filter((key) => attributes[key].optional);
  const counts = counted.map((key) => `, count(${attributes[key].sql})`);
  const [row = []] = database.prepare(`SELECT count(*)${counts.join('')} FROM runs WHERE hidden = 0`).rows();
  const total = Number(row[0]);
  const columns = asked.map((key): ColumnFacts => {
    const runs = attributes[key].optional ? Number(row[counted.indexOf(key) + 1]) : total;
    const differs = runs < total || (runs > 0 && hasTwoValues(database, key));
    return { column: { kind: 'attribute', key }, runs, numeric: attributes[key].numeric, differs, series: false };
  });
  return { total, columns: columns.filter(({ runs }) => runs > 0) };
}

/** Stops at the first run that differs from the first; of sources there are few. */
function hasTwoValues(database: Database, key: RunAttribute): boolean {
  const { sql } = attributes[key];
  const table =
    key === 'kind'
      ? 'run_sources WHERE EXISTS (SELECT 1 FROM runs WHERE source_id = run_sources.id AND hidden = 0)'
      : 'runs WHERE hidden = 0';
  const query = `SELECT 1 FROM ${table} AND ${sql} IS NOT (SELECT ${sql} FROM ${table} LIMIT 1) LIMIT 1`;
  return database.prepare(query).get() !== undefined;
}
