import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import type { RunKeys } from './runKeys';
import { flag, real } from './rowSchemas';

const valueRow = z.object({
  kind: z.enum(['metric', 'param', 'tag']),
  key: z.string(),
  value: z.union([z.string(), real]),
  odd: flag,
});

/** Takes the values of runs that are hidden out of what is known of columns, and of those shown again back in. */
export class RunVisibility {
  readonly #values: Statement;

  constructor(
    database: Database,
    private readonly keys: RunKeys,
  ) {
    this.#values = database.prepare(`
      SELECT kind, key, coalesce(last, 'NaN') AS value, last IS NULL AS odd
      FROM run_keys CROSS JOIN run_metrics ON key_id = run_keys.id AND run_id = ?1
      UNION ALL
      SELECT kind, key, value, number IS NULL AND lower(trim(value)) NOT IN ('nan', '+nan', '-nan')
      FROM run_keys CROSS JOIN run_texts ON key_id = run_keys.id AND run_id = ?1`);
  }

  change(run: number, hidden: boolean): void {
    for (const row of this.#values.all(run)) {
      const { kind, key, value, odd } = valueRow.parse(row);
      const id = this.keys.id(kind, key);
      this.keys.touched(id, 0);
      if (hidden) this.keys.replaced(id, { value, odd }, null);
      else this.keys.replaced(id, null, { value, odd });
    }
  }
}
