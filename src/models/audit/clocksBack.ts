import type { SealedEvent } from '../registry/registryEvent';
import type { AuditRecord } from '../registry/registryStore';

/** What a record says of itself, for one that is named beside another. */
export type DatedRecord = Pick<AuditRecord, 'seq' | 'at' | 'actor' | 'action' | 'subject'>;

/** A record that is dated before one that it came after: one of two clocks was wrong. */
export interface ClockBack extends DatedRecord {
  readonly after: DatedRecord;
}

/** Who waits for another writer may be dated by when it began to, and clocks are set right by moments: so much says nothing. Milliseconds. */
export const longestWait = 60_000;

/** Of the events of one scope, those that are dated before one that they came after, each with that one; by digest. */
export function datedBefore(events: readonly SealedEvent[]): ReadonlyMap<string, string> {
  const times = new Map(events.map(({ digest, event }) => [digest, Date.parse(event.at)]));
  const found = new Map<string, string>();
  for (const { digest, event } of events) {
    const said = times.get(digest) ?? 0;
    const after = event.parents.find((parent) => (times.get(parent) ?? -Infinity) - said > longestWait);
    if (after !== undefined) found.set(digest, after);
  }
  return found;
}

/** Records of what happens to versions, which comes after their registration. */
const ofVersion = /^model\.(?!registered$|settled$)/;

/** A record with what its date says, in milliseconds. */
interface Timed {
  readonly record: DatedRecord;
  readonly time: number;
}

/** What may have come before a record, and not by its date. */
interface Doubted extends Timed {
  readonly digest: string | null;
  readonly before: Timed | null;
}

/**
 * Finds records that are dated before what they came after: an event before one that it names as a parent (`events`: both by
 * digest) or before the registration of its version, whoever recorded them; and what was recorded here before the record above it.
 * What was taken in from a ledger stands in the chain by its own time, which says nothing of clocks.
 */
export class ClockVerifier {
  readonly #doubted: Doubted[] = [];
  readonly #parents = new Map<string, Timed>();
  readonly #named: ReadonlySet<string>;
  readonly #registrations = new Map<string, Timed>();
  #last: Timed | null = null;
  #taking = 0;

  constructor(private readonly events: ReadonlyMap<string, string>) {
    this.#named = new Set(events.values());
  }

  take(records: readonly AuditRecord[]): void {
    for (const { seq, at, actor, action, subject, subjectDigest: digest, after } of records) {
      const timed: Timed = { record: { seq, at, actor, action, subject }, time: Date.parse(at) };
      const isTaken = this.#taking-- > 0;
      const before = isTaken ? null : this.#last;
      if (!isTaken) this.#last = timed;
      if (action === 'ledger.imported') this.#taking = Number(after?.replace(/\D/g, ''));
      this.#note(timed, digest);
      const doubted = { ...timed, digest, before };
      if (this.#mayBeBefore(doubted)) this.#doubted.push(doubted);
    }
  }

  /** In the order of the chain. */
  result(): readonly ClockBack[] {
    return this.#doubted.flatMap((doubted) => {
      const { record, digest, before } = doubted;
      const parent = digest === null ? undefined : this.events.get(digest);
      const earlier = [parent === undefined ? null : this.#parents.get(parent), this.#registered(record), before];
      const after = earlier.find((other) => other && isBefore(doubted, other));
      return after ? [{ ...record, after: after.record }] : [];
    });
  }

  #note(timed: Timed, digest: string | null): void {
    const { action, subject } = timed.record;
    if (digest !== null && this.#named.has(digest)) this.#parents.set(digest, timed);
    if (action !== 'model.registered') return;
    const first = this.#registrations.get(subject);
    if (!first || timed.time < first.time) this.#registrations.set(subject, timed);
  }

  /** Undefined: it is not about a version; null: its registration was not met yet. */
  #registered({ action, subject }: DatedRecord): Timed | null | undefined {
    return ofVersion.test(action) ? (this.#registrations.get(subject) ?? null) : undefined;
  }

  /** Whether it has to be looked at again when all records were met: a registration may stand below what rests on it. */
  #mayBeBefore(doubted: Doubted): boolean {
    const { record, digest, before } = doubted;
    if (digest !== null && this.events.has(digest)) return true;
    const registered = this.#registered(record);
    return registered === null || [registered, before].some((other) => other && isBefore(doubted, other));
  }
}

function isBefore({ time }: Timed, other: Timed): boolean {
  return other.time - time > longestWait;
}
