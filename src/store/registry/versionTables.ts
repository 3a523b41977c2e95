import type { NumberedVersion } from '../../models/registry/foldModel';
import type { VersionHistory } from '../../models/registry/foldVersion';
import type { EventOf } from '../../models/registry/registryEvent';
import type { ModelRecord } from '../../models/registry/registryState';
import type { KeptVersion } from '../../models/registry/versionRecord';
import type { Database, SqlValue, Statement } from '../sqlite';

const select = `
  SELECT versions.model, number, versions.digest, created, registry_events.event, history
  FROM registry_versions AS versions
  JOIN registry_events ON registry_events.digest = versions.event
  LEFT JOIN registry_histories AS histories
    ON histories.model = versions.model AND histories.digest = versions.digest`;

/** The versions of models. */
export class VersionTables {
  readonly #models: Statement;
  readonly #has: Statement;
  readonly #size: Statement;
  readonly #clashes: Statement;
  readonly #page: Statement;
  readonly #numbered: Statement;
  readonly #byDigest: Statement;
  readonly #numberOf: Statement;
  readonly #firstTimes: Statement;
  readonly #add: Statement;
  readonly #clear: Statement;
  readonly #setHistory: Statement;

  constructor(database: Database) {
    // One look for each model instead of one row for each version.
    this.#models = database.prepare(`
      WITH RECURSIVE names (name) AS (
        SELECT min(model) FROM registry_versions
        UNION ALL
        SELECT (SELECT min(model) FROM registry_versions WHERE model > name) FROM names WHERE name IS NOT NULL)
      SELECT name FROM names WHERE name IS NOT NULL`);
    this.#has = database.prepare('SELECT EXISTS (SELECT 1 FROM registry_versions WHERE model = ?)');
    this.#size = database.prepare('SELECT count(*), coalesce(max(number), 0) FROM registry_versions WHERE model = ?');
    this.#clashes = database.prepare(`
      SELECT number, digest FROM registry_versions WHERE model = ?1 AND number IN (
        SELECT number FROM registry_versions WHERE model = ?1 GROUP BY number HAVING count(*) > 1)
      ORDER BY number, digest`);
    this.#page = database.prepare(
      `${select} WHERE versions.model = ? AND number < ? ORDER BY number DESC, versions.digest LIMIT ?`,
    );
    this.#numbered = database.prepare(
      `${select} WHERE versions.model = ? AND number = ? ORDER BY created, versions.digest`,
    );
    this.#byDigest = database.prepare(`${select} WHERE versions.digest = ? ORDER BY versions.model, number`);
    this.#numberOf = database.prepare(
      'SELECT number FROM registry_versions WHERE digest = ? AND model = ? ORDER BY number LIMIT 1',
    );
    this.#firstTimes = database.prepare(`
      SELECT digest, min(created) FROM registry_versions
      WHERE digest IN (SELECT value FROM json_each(?)) AND model = ? GROUP BY digest`);
    this.#add = database.prepare(`
      INSERT INTO registry_versions (model, number, digest, event, created) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`);
    this.#clear = database.prepare('DELETE FROM registry_versions WHERE model = ?');
    this.#setHistory = database.prepare(`
      INSERT INTO registry_histories (model, digest, history) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET history = excluded.history`);
  }

  models(): readonly string[] {
    return this.#models.rows().map(([name]) => String(name));
  }

  has(model: string): boolean {
    return this.#has.rows(model)[0]?.[0] === 1;
  }

  size(model: string): Pick<ModelRecord, 'versions' | 'newest'> {
    const [versions, newest] = this.#size.rows(model)[0] ?? [];
    return { versions: Number(versions), newest: Number(newest) };
  }

  clashes(model: string): ModelRecord['clashes'] {
    const clashes = new Map<number, string[]>();
    for (const [number, digest] of this.#clashes.rows(model))
      clashes.set(Number(number), [...(clashes.get(Number(number)) ?? []), String(digest)]);
    return [...clashes].map(([version, digests]) => ({ version, digests }));
  }

  /** Newest first. */
  page(model: string, below: number, limit: number): readonly KeptVersion[] {
    return this.#page.rows(model, below, limit).map(keptVersion);
  }

  numbered(model: string, number: number): readonly KeptVersion[] {
    return this.#numbered.rows(model, number).map(keptVersion);
  }

  byDigest(digest: string): readonly KeptVersion[] {
    return this.#byDigest.rows(digest).map(keptVersion);
  }

  /** The number that a package has in a model by now, null: none; those of `kept` are told without a query. */
  numbersIn(kept: readonly KeptVersion[]): (model: string, digest: string) => number | null {
    const known = new Map(kept.map(({ model, digest, number }) => [`${model}@${digest}`, number]));
    return (model, digest) => known.get(`${model}@${digest}`) ?? this.#askNumber(model, digest);
  }

  firstTimes(model: string, digests: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.#firstTimes.rows(JSON.stringify(digests), model);
    return new Map(rows.map(([digest, time]) => [String(digest), Number(time)]));
  }

  add(model: string, { number, digest, event, created }: NumberedVersion): void {
    this.#add.run(model, number, digest, event, created);
  }

  /** Puts all versions of a model in place of what was known of them. */
  replace(model: string, versions: readonly NumberedVersion[]): void {
    this.#clear.run(model);
    for (const version of versions) this.add(model, version);
  }

  #askNumber(model: string, digest: string): number | null {
    const [row] = this.#numberOf.rows(digest, model);
    return row ? Number(row[0]) : null;
  }

  setHistory(model: string, digest: string, history: VersionHistory): void {
    this.#setHistory.run(model, digest, JSON.stringify(history));
  }
}

function keptVersion([model, number, digest, created, event, history]: readonly SqlValue[]): KeptVersion {
  return {
    model: String(model),
    number: Number(number),
    digest: String(digest),
    created: Number(created),
    event: JSON.parse(String(event)) as EventOf<'registered'>,
    history: history === null ? null : (JSON.parse(String(history)) as VersionHistory),
  };
}
