import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import type { WrittenRun } from './metricWriter';
import { recordedNumber } from './recordedNumber';
import type { KeyValue, RunKeys } from './runKeys';

const textRow = z.object({ key: z.string(), value: z.string() });

/** Params and tags of runs. */
export class RunTexts {
  readonly #of: Statement;
  readonly #save: Statement;
  readonly #remove: Statement;

  constructor(
    database: Database,
    private readonly keys: RunKeys,
  ) {
    this.#of = database.prepare(`
      SELECT key, value FROM run_keys CROSS JOIN run_texts ON key_id = run_keys.id AND run_id = ?
      WHERE kind = ? ORDER BY key`);
    this.#save = database.prepare(
      'INSERT OR REPLACE INTO run_texts (key_id, run_id, value, number) VALUES (?, ?, ?, ?)',
    );
    this.#remove = database.prepare('DELETE FROM run_texts WHERE key_id = ? AND run_id = ?');
  }

  of(run: number, kind: 'param' | 'tag'): Map<string, string> {
    return new Map(
      this.#of
        .all(run, kind)
        .map((row) => textRow.parse(row))
        .map(({ key, value }) => [key, value]),
    );
  }

  /** Makes the params (tags) of a run what is given. */
  write(run: WrittenRun, kind: 'param' | 'tag', values: ReadonlyMap<string, string>): void {
    const kept = run.isNew ? new Map<string, string>() : this.of(run.number, kind);
    for (const [key, value] of values) this.#set(run, kind, key, kept.get(key) ?? null, value);
    for (const [key, value] of kept) if (!values.has(key)) this.#set(run, kind, key, value, null);
  }

  #set(run: WrittenRun, kind: 'param' | 'tag', key: string, before: string | null, after: string | null): void {
    if (before === after) return;
    const id = this.keys.id(kind, key);
    if (after === null) this.#remove.run(id, run.number);
    else this.#save.run(id, run.number, after, recordedNumber(after));
    this.keys.touched(id, 0);
    if (!run.hidden) this.keys.replaced(id, textValue(before), textValue(after));
  }
}

function textValue(value: string | null): KeyValue | null {
  return value === null ? null : { value, odd: recordedNumber(value) === null };
}
