import type { Database, Statement } from '../sqlite';
import type { WrittenSource } from './runWriter';

/** Which run is nested in which. A ring of parents, which a broken source may claim, is cut where it would close. */
export class RunFamily {
  readonly #setParent: Statement;
  readonly #adopt: Statement;

  constructor(database: Database) {
    const ancestors = (of: string) => `(
      WITH RECURSIVE line (number) AS (
        SELECT ${of} UNION SELECT runs.parent FROM runs JOIN line ON runs.number = line.number WHERE parent IS NOT NULL)
      SELECT number FROM line)`;
    this.#setParent = database.prepare(`
      UPDATE runs SET parent = (
        SELECT number FROM runs AS other
        WHERE other.source_id = runs.source_id AND other.native_id = runs.parent_native_id
          AND runs.number NOT IN ${ancestors('other.number')})
      WHERE number = ?`);
    this.#adopt = database.prepare(`
      UPDATE runs SET parent = ?1 WHERE source_id = ?2 AND parent_native_id = ?3
        AND parent IS NOT ?1 AND number NOT IN ${ancestors('?1')}`);
  }

  /** Finds the parent of a run that was written, and the children that were there before it. */
  join(
    source: WrittenSource,
    run: { readonly number: number; readonly nativeId: string; readonly mayBeNested: boolean },
  ): void {
    if (run.mayBeNested) this.#setParent.run(run.number);
    this.#adopt.run(run.number, source.id, run.nativeId);
  }
}
