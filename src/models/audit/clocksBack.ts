import type { RegistryEvent } from '../registry/registryEvent';
import type { AuditRecord } from '../registry/registryStore';

/** What a record says of itself, for one that is named beside another. */
export type DatedRecord = Pick<AuditRecord, 'seq' | 'at' | 'actor' | 'action' | 'subject'>;

/** A record that is dated before one that it came after: one of two clocks was wrong. */
export interface ClockBack extends DatedRecord {
  readonly after: DatedRecord;
}

/** Who waits for another writer may be dated by when it began to, and clocks are set right by moments: so much says nothing. Milliseconds. */
export const longestWait = 60_000;

/**
 * Finds records that are dated before what they came after: an event before one that it names as a parent or before the
 * registration of its package, whoever recorded them; and what was recorded here before the record above it. What was taken in from
 * a ledger stands in the chain by its own time, which says nothing of clocks.
 */
export class ClockVerifier {
  readonly #records: (DatedRecord & { readonly digest: string | null; readonly before: DatedRecord | null })[] = [];
  readonly #byEvent = new Map<string, DatedRecord>();
  readonly #registrations = new Map<string, DatedRecord>();
  #last: DatedRecord | null = null;
  #taking = 0;

  constructor(private readonly eventOf: (digest: string) => RegistryEvent | null) {}

  take(records: readonly AuditRecord[]): void {
    for (const record of records) {
      const { seq, at, actor, action, subject, subjectDigest: digest } = record;
      const dated: DatedRecord = { seq, at, actor, action, subject };
      const isTaken = this.#taking-- > 0;
      this.#records.push({ ...dated, digest, before: isTaken ? null : this.#last });
      if (!isTaken) this.#last = dated;
      if (action === 'ledger.imported') this.#taking = Number(record.after?.replace(/\D/g, ''));
      if (digest !== null) this.#note(digest, dated);
    }
  }

  /** In the order of the chain. */
  result(): readonly ClockBack[] {
    return this.#records.flatMap(({ digest, before, ...record }) => {
      const earlier = [...this.#eventsBefore(digest), ...(before ? [before] : [])];
      const after = earlier.find(({ at }) => Date.parse(at) - Date.parse(record.at) > longestWait);
      return after ? [{ ...record, after }] : [];
    });
  }

  #note(digest: string, dated: DatedRecord): void {
    const event = this.eventOf(digest);
    if (event === null) return;
    this.#byEvent.set(digest, dated);
    if (event.kind !== 'registered') return;
    const first = this.#registrations.get(packageKey(event));
    if (!first || dated.at < first.at) this.#registrations.set(packageKey(event), dated);
  }

  #eventsBefore(digest: string | null): readonly DatedRecord[] {
    const event = digest === null ? null : this.eventOf(digest);
    if (event === null) return [];
    const parents = event.parents.flatMap((parent) => this.#byEvent.get(parent) ?? []);
    if (event.kind === 'registered' || !('digest' in event)) return parents;
    const registered = this.#registrations.get(packageKey(event));
    return registered ? [...parents, registered] : parents;
  }
}

function packageKey({ model, digest }: { readonly model: string; readonly digest: string }): string {
  return `${model}@${digest}`;
}
