import type { RegistryRules } from '../../models/registry/registryRules';
import type { Actor, AuditDraft, AuditQuestion, AuditRecord, AuditStore } from '../../models/registry/registryStore';
import type { Database, SqlValue, Statement } from '../sqlite';

const columns = `seq, at, actor, actor_kind, action, subject, subject_digest, reason, before, after, previous_hash, hash`;

/** The chain of audit records. */
export class AuditRepository implements AuditStore {
  readonly #last: Statement;
  readonly #add: Statement;
  readonly #count: Statement;
  readonly #page: Statement;
  readonly #pageOf: Statement;
  readonly #after: Statement;

  /** `write` runs its argument in a transaction that is on the disk when it ends. */
  constructor(
    database: Database,
    private readonly rules: Pick<RegistryRules, 'auditHash' | 'chainStart'>,
    private readonly write: (work: () => void) => void,
  ) {
    this.#last = database.prepare('SELECT seq, hash FROM audit_records ORDER BY seq DESC LIMIT 1');
    this.#add = database.prepare(`INSERT INTO audit_records (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#count = database.prepare('SELECT count(*) FROM audit_records');
    this.#page = database.prepare(`SELECT ${columns} FROM audit_records WHERE seq < ? ORDER BY seq DESC LIMIT ?`);
    this.#pageOf = database.prepare(`
      SELECT ${columns} FROM audit_records
      WHERE seq < ? AND (subject = ? OR subject >= ? AND subject < ?) ORDER BY seq DESC LIMIT ?`);
    this.#after = database.prepare(`SELECT ${columns} FROM audit_records WHERE seq > ? ORDER BY seq LIMIT ?`);
  }

  append(draft: AuditDraft, actor: Actor, at: Date): AuditRecord {
    let record: AuditRecord | null = null;
    this.write(() => {
      record = this.appender()(draft, actor, at.toISOString());
    });
    return record as unknown as AuditRecord;
  }

  /** Adds record after record within one transaction, which nobody else writes to meanwhile. */
  appender(): (draft: AuditDraft, actor: Actor, at: string) => AuditRecord {
    const [last] = this.#last.rows();
    let seq = Number(last?.[0] ?? 0);
    let previousHash = String(last?.[1] ?? this.rules.chainStart);
    return (draft, actor, at) => {
      const unsealed = { seq: ++seq, at, ...wellFormed(draft, actor), previousHash };
      const record = { ...unsealed, hash: this.rules.auditHash(unsealed) };
      previousHash = record.hash;
      this.#add.run(...valuesOf(record));
      return record;
    };
  }

  /** A question for a model is one for its versions too. */
  page({ subject, before = Number.MAX_SAFE_INTEGER, limit }: AuditQuestion): readonly AuditRecord[] {
    if (subject === undefined) return this.#page.rows(before, limit).map(recordOf);
    const versions = subject.includes('@') ? subject : `${subject}@`;
    const end = subject.includes('@') ? subject : `${subject}A`;
    return this.#pageOf.rows(before, subject, versions, end, limit).map(recordOf);
  }

  count(): number {
    return Number(this.#count.rows()[0]?.[0] ?? 0);
  }

  *batches(size: number): Iterable<readonly AuditRecord[]> {
    for (let last = Number.MIN_SAFE_INTEGER; ;) {
      const records = this.#after.rows(last, size).map(recordOf);
      const end = records.at(-1);
      if (!end) return;
      yield records;
      last = end.seq;
    }
  }
}

/** Half a surrogate pair has no UTF-8: what is hashed has to be what is stored. */
function wellFormed(draft: AuditDraft, { name, kind }: Actor): AuditDraft & Pick<AuditRecord, 'actor' | 'actorKind'> {
  return {
    actor: name.toWellFormed(),
    actorKind: kind,
    action: draft.action,
    subject: draft.subject.toWellFormed(),
    subjectDigest: draft.subjectDigest,
    reason: draft.reason.toWellFormed(),
    before: draft.before?.toWellFormed() ?? null,
    after: draft.after?.toWellFormed() ?? null,
  };
}

function valuesOf(record: AuditRecord): readonly SqlValue[] {
  const { seq, at, actor, actorKind, action, subject, subjectDigest, reason, before, after } = record;
  const said = [subject, subjectDigest, reason, before, after];
  return [seq, at, actor, actorKind, action, ...said, record.previousHash, record.hash];
}

/** What was changed behind Tend's back is shown as it is now, and found by verifying. Types are those of a STRICT table. */
function recordOf(row: readonly SqlValue[]): AuditRecord {
  return {
    seq: row[0] as number,
    at: row[1] as string,
    actor: row[2] as string,
    actorKind: row[3] as Actor['kind'],
    action: row[4] as string,
    subject: row[5] as string,
    subjectDigest: row[6] as string | null,
    reason: row[7] as string,
    before: row[8] as string | null,
    after: row[9] as string | null,
    previousHash: row[10] as string,
    hash: row[11] as string,
  };
}
