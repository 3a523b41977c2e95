import * as z from 'zod/mini';
import type { Database, Statement } from '../sqlite';
import { real } from './rowSchemas';

export type KeyKind = 'metric' | 'param' | 'tag';

/** A value as the facts of a column compare it: NaN is the text. `odd`: it is no number. */
export interface KeyValue {
  readonly value: string | number;
  readonly odd: boolean;
}

interface Change {
  runs: number;
  odd: number;
  points: number;
  sample: string | number | null;
  differs: boolean;
  /** Whether its values still differ is to be asked of the database. */
  ask: boolean;
}

const keyRow = z.object({ id: z.number() });
const sampleRow = z.object({ sample: z.nullable(z.union([z.string(), real])) });

/**
 * Names of metrics, params and tags, and what is known of each column. What a commit changes is gathered here and written
 * once for each key.
 */
export class RunKeys {
  readonly #ids = new Map<string, number>();
  readonly #kinds = new Map<number, KeyKind>();
  readonly #changes = new Map<number, Change>();
  readonly #find: Statement;
  readonly #add: Statement;
  readonly #facts: Statement;
  readonly #apply: Statement;
  readonly #setSample: Statement;
  readonly #metricSample: Statement;
  readonly #metricDiffers: Statement;
  readonly #textSample: Statement;
  readonly #textDiffers: Statement;

  constructor(database: Database) {
    this.#find = database.prepare('SELECT id FROM run_keys WHERE kind = ? AND key = ?');
    this.#add = database.prepare('INSERT INTO run_keys (kind, key) VALUES (?, ?)');
    this.#facts = database.prepare('SELECT sample FROM run_keys WHERE id = ?');
    this.#apply = database.prepare(`
      UPDATE run_keys SET runs = runs + ?2, odd = odd + ?3, points = max(points, ?4), revision = ?7,
        differs = max(differs, ?6, sample IS NOT NULL AND ?5 IS NOT NULL AND sample IS NOT ?5),
        sample = coalesce(sample, ?5)
      WHERE id = ?1`);
    this.#setSample = database.prepare('UPDATE run_keys SET sample = ?2, differs = ?3 WHERE id = ?1');
    const visible = 'JOIN runs ON runs.number = run_id AND hidden = 0 WHERE key_id = ?1';
    const metric = `coalesce(last, 'NaN')`;
    this.#metricSample = database.prepare(`SELECT ${metric} AS sample FROM run_metrics ${visible} LIMIT 1`);
    this.#metricDiffers = database.prepare(`SELECT 1 FROM run_metrics ${visible} AND ${metric} IS NOT ?2 LIMIT 1`);
    this.#textSample = database.prepare(`SELECT value AS sample FROM run_texts ${visible} LIMIT 1`);
    this.#textDiffers = database.prepare(`SELECT 1 FROM run_texts ${visible} AND value IS NOT ?2 LIMIT 1`);
  }

  /** The number of a key, made when it is new. */
  id(kind: KeyKind, key: string): number {
    const name = `${kind}.${key}`;
    let id = this.#ids.get(name) ?? this.find(kind, key);
    if (id === null) {
      this.#add.run(kind, key);
      id = this.find(kind, key) ?? 0;
    }
    this.#ids.set(name, id);
    this.#kinds.set(id, kind);
    return id;
  }

  find(kind: KeyKind, key: string): number | null {
    const row = this.#find.get(kind, key);
    return row === undefined ? null : keyRow.parse(row).id;
  }

  /** A run that is shown had one value (null: none) and has another one now. */
  replaced(id: number, before: KeyValue | null, after: KeyValue | null): void {
    const change = this.#changeOf(id);
    change.runs += Number(after !== null) - Number(before !== null);
    change.odd += Number(after?.odd ?? false) - Number(before?.odd ?? false);
    if (!before && after) addSample(change, after.value);
    else if (before && before.value !== after?.value) this.#lost(id, change, before.value, after?.value ?? null);
  }

  /** The values of a run have changed, or the longest series of the key may have grown. */
  touched(id: number, points: number): void {
    const change = this.#changeOf(id);
    change.points = Math.max(change.points, points);
  }

  /** Writes what was gathered. */
  flush(revision: number): void {
    for (const [id, change] of this.#changes) {
      const { runs, odd, points, sample, differs, ask } = change;
      this.#apply.run(id, runs, odd, points, sample, differs ? 1 : 0, revision);
      if (ask) this.#ask(id);
    }
    this.#changes.clear();
  }

  /** After a transaction that failed: what was made in it is not there. */
  forget(): void {
    this.#ids.clear();
    this.#changes.clear();
  }

  /** While some other run has the sample and this one has something else, they differ for sure. */
  #lost(id: number, change: Change, before: string | number, after: string | number | null): void {
    const { sample } = sampleRow.parse(this.#facts.get(id));
    if (after === null || sample === null || before === sample || after === sample) change.ask = true;
    else change.differs = true;
  }

  #ask(id: number): void {
    const metric = this.#kinds.get(id) === 'metric';
    const row = (metric ? this.#metricSample : this.#textSample).get(id);
    const sample = row === undefined ? null : sampleRow.parse(row).sample;
    const differs = sample !== null && (metric ? this.#metricDiffers : this.#textDiffers).get(id, sample) !== undefined;
    this.#setSample.run(id, sample, differs ? 1 : 0);
  }

  #changeOf(id: number): Change {
    let change = this.#changes.get(id);
    if (!change) {
      change = { runs: 0, odd: 0, points: 0, sample: null, differs: false, ask: false };
      this.#changes.set(id, change);
    }
    return change;
  }
}

function addSample(change: Change, value: string | number): void {
  change.sample ??= value;
  if (change.sample !== value) change.differs = true;
}
