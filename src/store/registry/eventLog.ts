import type { EventKind, RegistryEvent, SealedEvent } from '../../models/registry/registryEvent';
import type { EventQuestion, StoredEvent } from '../../models/registry/registryStore';
import { StatementCache } from '../runs/statementCache';
import type { Database, SqlValue, Statement } from '../sqlite';

/** The events themselves, and which of each scope none came after yet. */
export class EventLog {
  readonly #revision: Statement;
  readonly #event: Statement;
  readonly #inScope: Statement;
  readonly #digests: Statement;
  readonly #count: Statement;
  readonly #add: Statement;
  readonly #heads: Statement;
  readonly #addHead: Statement;
  readonly #clearHeads: Statement;
  readonly #questions: StatementCache;

  constructor(database: Database) {
    this.#revision = database.prepare('SELECT coalesce(max(seq), 0) FROM registry_events');
    this.#event = database.prepare('SELECT event FROM registry_events WHERE digest = ?');
    this.#inScope = database.prepare('SELECT digest, event FROM registry_events WHERE scope = ? ORDER BY seq');
    this.#digests = database.prepare('SELECT digest FROM registry_events');
    this.#count = database.prepare('SELECT count(*) FROM registry_events WHERE model = ?');
    this.#add = database.prepare(
      'INSERT INTO registry_events (seq, digest, model, scope, kind, event) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#heads = database.prepare('SELECT event FROM registry_heads WHERE scope = ? ORDER BY event');
    this.#addHead = database.prepare('INSERT INTO registry_heads (scope, event) VALUES (?, ?)');
    this.#clearHeads = database.prepare('DELETE FROM registry_heads WHERE scope = ?');
    this.#questions = new StatementCache(database);
  }

  revision(): number {
    return Number(this.#revision.rows()[0]?.[0] ?? 0);
  }

  event(digest: string): RegistryEvent | null {
    const [row] = this.#event.rows(digest);
    return row ? eventOf(row[0]) : null;
  }

  inScope(scope: string): readonly SealedEvent[] {
    return this.#inScope.rows(scope).map(([digest, event]) => ({ digest: String(digest), event: eventOf(event) }));
  }

  digests(): ReadonlySet<string> {
    return new Set(this.#digests.rows().map(([digest]) => String(digest)));
  }

  count(model: string): number {
    return Number(this.#count.rows(model)[0]?.[0] ?? 0);
  }

  /** Newest first. */
  ask({ model, kinds, before, limit }: EventQuestion): readonly StoredEvent[] {
    const conditions: string[] = [];
    const values: SqlValue[] = [];
    const restrict = (condition: string, ...some: readonly SqlValue[]) => {
      conditions.push(condition);
      values.push(...some);
    };
    if (model !== undefined) restrict('model = ?', model);
    if (kinds !== undefined) restrict(`kind IN (${kinds.map(() => '?').join(', ')})`, ...(kinds as EventKind[]));
    if (before !== undefined) restrict('seq < ?', before);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const sql = `SELECT seq, digest, event FROM registry_events ${where} ORDER BY seq DESC LIMIT ?`;
    const rows = this.#questions.prepare(sql).rows(...values, limit);
    return rows.map(([seq, digest, event]) => ({ order: Number(seq), digest: String(digest), event: eventOf(event) }));
  }

  heads(scope: string): readonly string[] {
    return this.#heads.rows(scope).map(([event]) => String(event));
  }

  setHeads(scope: string, heads: readonly string[]): void {
    this.#clearHeads.run(scope);
    for (const event of heads) this.#addHead.run(scope, event);
  }

  /** Adds event after event within one transaction, which nobody else writes to meanwhile. */
  appender(): (sealed: SealedEvent, scope: string) => void {
    let seq = this.revision();
    return ({ digest, event }, scope) =>
      this.#add.run(++seq, digest, event.model, scope, event.kind, JSON.stringify(event));
  }
}

/** Was parsed before it came in. */
function eventOf(text: SqlValue | undefined): RegistryEvent {
  return JSON.parse(String(text)) as RegistryEvent;
}
