import type { EventKind, RegistryEvent, SealedEvent } from '../../models/registry/registryEvent';
import type { EventQuestion, LedgerChange, StoredEvent } from '../../models/registry/registryStore';
import { StatementCache } from '../runs/statementCache';
import { absentParents } from '../migrations/missingParents';
import type { Database, SqlValue, Statement } from '../sqlite';

/** An event whose file is not in the ledger is kept, and nothing that is told of the others counts it. */
const isPresent = 'NOT EXISTS (SELECT 1 FROM absent_events WHERE absent_events.seq = registry_events.seq)';

/** The events themselves, and which of each scope none came after yet. */
export class EventLog {
  readonly #revision: Statement;
  readonly #last: Statement;
  readonly #event: Statement;
  readonly #inScope: Statement;
  readonly #absentInScope: Statement;
  readonly #missingParents: Statement;
  readonly #clearMissing: Statement;
  readonly #noteMissing: Statement;
  readonly #datedBefore: Statement;
  readonly #clearDated: Statement;
  readonly #addDated: Statement;
  readonly #digests: Statement;
  readonly #absent: Statement;
  readonly #absentOf: Statement;
  readonly #absentModels: Statement;
  readonly #isAnyPresent: Statement;
  readonly #addAbsent: Statement;
  readonly #removeAbsent: Statement;
  readonly #noteChange: Statement;
  readonly #count: Statement;
  readonly #add: Statement;
  readonly #heads: Statement;
  readonly #addHead: Statement;
  readonly #clearHeads: Statement;
  readonly #questions: StatementCache;

  constructor(database: Database) {
    this.#last = database.prepare('SELECT coalesce(max(seq), 0) FROM registry_events');
    this.#revision = database.prepare(
      'SELECT coalesce(max(seq), 0) + (SELECT sum(value) FROM ledger_changes) FROM registry_events',
    );
    this.#event = database.prepare('SELECT event FROM registry_events WHERE digest = ?');
    this.#inScope = database.prepare(
      `SELECT digest, event FROM registry_events WHERE scope = ? AND ${isPresent} ORDER BY seq`,
    );
    this.#absentInScope = database.prepare(
      'SELECT digest, event FROM absent_events JOIN registry_events USING (seq) WHERE scope = ? ORDER BY registry_events.seq',
    );
    this.#missingParents = database.prepare(
      'SELECT DISTINCT parent FROM missing_parents WHERE scope IN (SELECT value FROM json_each(?))',
    );
    this.#clearMissing = database.prepare('DELETE FROM missing_parents WHERE scope = ?');
    this.#noteMissing = database.prepare(
      `INSERT INTO missing_parents (scope, parent) ${absentParents} AND later.scope = ?`,
    );
    this.#datedBefore = database.prepare('SELECT event, after FROM dated_before');
    this.#clearDated = database.prepare('DELETE FROM dated_before WHERE scope = ?');
    this.#addDated = database.prepare('INSERT INTO dated_before (scope, event, after) VALUES (?, ?, ?)');
    this.#digests = database.prepare('SELECT digest FROM registry_events');
    this.#absent = database.prepare(
      'SELECT digest FROM absent_events JOIN registry_events USING (seq) ORDER BY registry_events.seq',
    );
    this.#absentOf = database.prepare(
      'SELECT digest FROM absent_events CROSS JOIN registry_events USING (seq) WHERE model = ? ORDER BY registry_events.seq',
    );
    this.#absentModels = database.prepare(
      'SELECT model FROM absent_events CROSS JOIN registry_events USING (seq) GROUP BY model ORDER BY min(registry_events.seq)',
    );
    this.#isAnyPresent = database.prepare(`SELECT EXISTS (SELECT 1 FROM registry_events WHERE ${isPresent})`);
    const seqOf = 'SELECT seq FROM registry_events WHERE digest = ?';
    this.#addAbsent = database.prepare(`INSERT OR IGNORE INTO absent_events (seq) ${seqOf}`);
    this.#removeAbsent = database.prepare(`DELETE FROM absent_events WHERE seq = (${seqOf})`);
    this.#noteChange = database.prepare('UPDATE ledger_changes SET value = value + 1');
    this.#count = database.prepare(`SELECT count(*) FROM registry_events WHERE model = ? AND ${isPresent}`);
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

  sealed(digest: string): SealedEvent | null {
    const event = this.event(digest);
    return event && { digest, event };
  }

  inScope(scope: string): readonly SealedEvent[] {
    return this.#inScope.rows(scope).map(sealedOf);
  }

  /** Those that are kept and do not count. */
  absentInScope(scope: string): readonly SealedEvent[] {
    return this.#absentInScope.rows(scope).map(sealedOf);
  }

  missingParents(scopes: readonly string[]): readonly string[] {
    return this.#missingParents.rows(JSON.stringify(scopes)).map(([digest]) => String(digest));
  }

  /** Looks anew which parents of the events of a scope are missing; where one was only added after the heads, nothing changes. */
  noteMissingParents(scope: string): void {
    this.#clearMissing.run(scope);
    this.#noteMissing.run(scope);
  }

  /** Events that are dated before one that they came after, each with that one. */
  datedBefore(): ReadonlyMap<string, string> {
    return new Map(this.#datedBefore.rows().map(([event, after]) => [String(event), String(after)]));
  }

  /** Puts all of a scope in place of what was known of them. */
  setDatedBefore(scope: string, found: ReadonlyMap<string, string>): void {
    this.#clearDated.run(scope);
    this.addDatedBefore(scope, found);
  }

  addDatedBefore(scope: string, found: ReadonlyMap<string, string>): void {
    for (const [event, after] of found) this.#addDated.run(scope, event, after);
  }

  digests(): ReadonlySet<string> {
    return new Set(this.#digests.rows().map(([digest]) => String(digest)));
  }

  /** In the order in which they came in. */
  absent(): readonly string[] {
    return this.#absent.rows().map(([digest]) => String(digest));
  }

  absentOf(model: string): readonly string[] {
    return this.#absentOf.rows(model).map(([digest]) => String(digest));
  }

  absentModels(): readonly string[] {
    return this.#absentModels.rows().map(([model]) => String(model));
  }

  isAnyPresent(): boolean {
    return Number(this.#isAnyPresent.rows()[0]?.[0]) === 1;
  }

  /** Notes of which events the ledger has no file any more, and of which it has one again. */
  follow({ gone, back }: LedgerChange): void {
    for (const digest of gone) this.#addAbsent.run(digest);
    for (const digest of back) this.#removeAbsent.run(digest);
    this.#noteChange.run();
  }

  count(model: string): number {
    return Number(this.#count.rows(model)[0]?.[0] ?? 0);
  }

  /** Newest first. */
  ask({ model, scope, kinds, before, limit }: EventQuestion): readonly StoredEvent[] {
    const conditions = [isPresent];
    const values: SqlValue[] = [];
    const restrict = (condition: string, ...some: readonly SqlValue[]) => {
      conditions.push(condition);
      values.push(...some);
    };
    if (model !== undefined) restrict('model = ?', model);
    if (scope !== undefined) restrict('scope = ?', scope);
    if (kinds !== undefined) restrict(`kind IN (${kinds.map(() => '?').join(', ')})`, ...(kinds as EventKind[]));
    if (before !== undefined) restrict('seq < ?', before);
    const where = conditions.join(' AND ');
    const sql = `SELECT seq, digest, event FROM registry_events WHERE ${where} ORDER BY seq DESC LIMIT ?`;
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
    let seq = Number(this.#last.rows()[0]?.[0]);
    return ({ digest, event }, scope) =>
      this.#add.run(++seq, digest, event.model, scope, event.kind, JSON.stringify(event));
  }
}

function sealedOf([digest, event]: readonly SqlValue[]): SealedEvent {
  return { digest: String(digest), event: eventOf(event) };
}

/** Was parsed before it came in. */
function eventOf(text: SqlValue | undefined): RegistryEvent {
  return JSON.parse(String(text)) as RegistryEvent;
}
