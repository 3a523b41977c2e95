import * as z from 'zod/mini';
import type { ColumnFacts } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { readAttributeFacts, type AttributeFacts } from './attributeFacts';
import type { Known, RunRevision } from './runRevision';

const keyRow = z.object({
  kind: z.enum(['metric', 'param', 'tag']),
  key: z.string(),
  runs: z.number(),
  odd: z.number(),
  differs: z.number(),
  points: z.number(),
});

/** What columns there are; what marks cannot change is kept while only marks change. */
export class ColumnFactsReader {
  readonly #keys: Statement;
  #recorded: Known<AttributeFacts> | null = null;
  #all: Known<readonly ColumnFacts[]> | null = null;

  constructor(
    private readonly database: Database,
    private readonly revision: RunRevision,
  ) {
    this.#keys = database.prepare('SELECT * FROM run_keys WHERE runs > 0 ORDER BY kind, key');
  }

  columns(): readonly ColumnFacts[] {
    const { value: revision, imported } = this.revision.read();
    if (this.#all?.revision === revision) return this.#all.value;
    const marked = readAttributeFacts(this.database, true);
    if (this.#recorded?.revision !== imported)
      this.#recorded = { revision: imported, value: readAttributeFacts(this.database, false) };
    const keys = this.#keys.all().map((row) => keyFacts(keyRow.parse(row), marked.total));
    this.#all = { revision, value: [...marked.columns, ...this.#recorded.value.columns, ...keys] };
    return this.#all.value;
  }
}

function keyFacts({ kind, key, runs, odd, differs, points }: z.output<typeof keyRow>, total: number): ColumnFacts {
  return {
    column: kind === 'metric' ? { kind, key, of: 'last' } : { kind, key },
    runs,
    numeric: kind === 'metric' || odd === 0,
    differs: differs === 1 || runs < total,
    series: points > 1,
  };
}
