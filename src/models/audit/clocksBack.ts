import type { RegistryEvent, SealedEvent } from '../registry/registryEvent';
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

/** What the registry knows of the events that records are of. */
export interface EventsKnown {
  /** Those that are dated before one that they name as a parent, each with that one, by digest. */
  readonly datedBefore: ReadonlyMap<string, string>;
  readonly event: (digest: string) => RegistryEvent | null;
}

/**
 * Finds records that are dated before what they came after: an event before one that it names as a parent or before the
 * registration of its package, whoever recorded them; and what was recorded here before the record above it. What was taken in
 * from a ledger stands in the chain by its own time, which says nothing of clocks.
 *
 * The number of a version tells its package without a look at the event, but for models in which two packages claimed one.
 */
export class ClockVerifier {
  readonly #doubted: Doubted[] = [];
  readonly #parents = new Map<string, Timed>();
  readonly #named: ReadonlySet<string>;
  /** By the version that they name, in the order of the chain. */
  readonly #registrations = new Map<string, Registered[]>();
  readonly #unclear = new Set<string>();
  #last: Timed | null = null;
  #taking = 0;

  constructor(private readonly known: EventsKnown) {
    this.#named = new Set(known.datedBefore.values());
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

  /** In the order of the chain. `again`: all records once more, asked for only where numbers do not tell packages. */
  result(again: () => Iterable<readonly AuditRecord[]>): readonly ClockBack[] {
    const found = this.#doubted.flatMap((doubted) => {
      const { record, digest, before } = doubted;
      const parent = this.known.datedBefore.get(digest ?? '');
      const earlier = [this.#parents.get(parent ?? ''), this.#registered(record), before];
      const after = earlier.find((other) => other && isBefore(doubted, other));
      return after ? [{ ...record, after: after.record }] : [];
    });
    if (this.#unclear.size === 0) return found;
    const others = new Map(found.map((it) => [it.seq, it]));
    const registrations = this.#packages();
    for (const records of again())
      for (const it of this.#byPackage(records, registrations)) if (!others.has(it.seq)) others.set(it.seq, it);
    return [...others.values()].sort((a, b) => a.seq - b.seq);
  }

  #note(timed: Timed, digest: string | null): void {
    const { action, subject } = timed.record;
    if (digest !== null && this.#named.has(digest)) this.#parents.set(digest, timed);
    if (action === 'model.settled') this.#unclear.add(modelOf(subject));
    if (action !== 'model.registered' || digest === null) return;
    const before = this.#registrations.get(subject);
    this.#registrations.set(subject, [...(before ?? []), { ...timed, digest }]);
    if (before) this.#unclear.add(modelOf(subject));
  }

  /** Undefined: it is not about a version whose number tells its package; null: its registration was not met yet. */
  #registered({ action, subject }: DatedRecord): Timed | null | undefined {
    if (!ofVersion.test(action) || this.#unclear.has(modelOf(subject))) return undefined;
    return this.#registrations.get(subject)?.[0] ?? null;
  }

  /** Whether it has to be looked at again when all records were met: a registration may stand below what rests on it. */
  #mayBeBefore(doubted: Doubted): boolean {
    const { record, digest, before } = doubted;
    if (digest !== null && this.known.datedBefore.has(digest)) return true;
    const registered = this.#registered(record);
    return registered === null || [registered, before].some((other) => other && isBefore(doubted, other));
  }

  /** Of models whose numbers do not tell packages, the records that are dated before the registration of their package. */
  *#byPackage(records: readonly AuditRecord[], registrations: ReadonlyMap<string, Timed>): Iterable<ClockBack> {
    for (const { seq, at, actor, action, subject, subjectDigest } of records) {
      if (subjectDigest === null || !ofVersion.test(action) || !this.#unclear.has(modelOf(subject))) continue;
      const timed: Timed = { record: { seq, at, actor, action, subject }, time: Date.parse(at) };
      const registered = registrations.get(packageKey(this.known.event(subjectDigest)) ?? '');
      if (registered && isBefore(timed, registered)) yield { ...timed.record, after: registered.record };
    }
  }

  /** The first registration of each package of these models. */
  #packages(): ReadonlyMap<string, Timed> {
    const first = new Map<string, Timed>();
    for (const [subject, registered] of this.#registrations) {
      if (!this.#unclear.has(modelOf(subject))) continue;
      for (const it of registered) {
        const key = packageKey(this.known.event(it.digest));
        if (key !== null && it.time < (first.get(key)?.time ?? Infinity)) first.set(key, it);
      }
    }
    return first;
  }
}

interface Registered extends Timed {
  readonly digest: string;
}

function modelOf(subject: string): string {
  return subject.replace(/@\d+$/, '');
}

function packageKey(event: RegistryEvent | null): string | null {
  return event && 'digest' in event ? `${event.model}@${event.digest}` : null;
}

function isBefore({ time }: Timed, other: Timed): boolean {
  return other.time - time > longestWait;
}
