import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import { importedState } from './twinState';

const stateRow = z.object({ native_id: z.string(), state: z.string() });
const kept = (which: string) => `
  SELECT native_id, state FROM runs JOIN run_details USING (number) WHERE source_id = ?1 AND state IS NOT NULL ${which}
  UNION ALL SELECT native_id, state FROM run_twins WHERE source_id = ?1 AND state IS NOT NULL ${which}`;

/** How the runs of a source were read as a visit knows it: when it began, and since by itself. */
export class VisitedStates {
  readonly #known: Map<string, string>;
  readonly #state: Statement;

  constructor(database: Database, source: number) {
    const rows = database.prepare(kept('')).all(source);
    this.#known = new Map(
      rows.map((row) => stateRow.parse(row)).map(({ native_id, state }) => [native_id, importedState(state)]),
    );
    this.#state = database.prepare(kept('AND native_id = ?2'));
  }

  /** As they are now: what is written later does not show in it. */
  get all(): ReadonlyMap<string, string> {
    return new Map(this.#known);
  }

  /** Whether one of these runs is kept otherwise by now. */
  differ(source: number, nativeIds: ReadonlySet<string>): boolean {
    return [...nativeIds].some((nativeId) => this.#kept(source, nativeId) !== this.#known.get(nativeId));
  }

  /** To be called when this visit has written these runs, before anybody else can. */
  renew(source: number, nativeIds: ReadonlySet<string>): void {
    for (const nativeId of nativeIds) {
      const state = this.#kept(source, nativeId);
      if (state === undefined) this.#known.delete(nativeId);
      else this.#known.set(nativeId, state);
    }
  }

  #kept(source: number, nativeId: string): string | undefined {
    const row = this.#state.get(source, nativeId);
    return row === undefined ? undefined : importedState(stateRow.parse(row).state);
  }
}
