import type { EventDraft, EventKind, RegistryEvent, SealedEvent } from './registryEvent';
import type { AliasMove, LiveAnswer, ModelRecord, VersionRecord } from './registryState';

/** Who acts. */
export interface Actor {
  /** Git's `user.email`, else the name of the account. Self-asserted. */
  readonly name: string;
  readonly kind: 'person' | 'agent' | 'ci';
  /** Where a job of CI can be looked at; absent: nothing says. */
  readonly job?: string;
}

/** One change with who, why, before and after: a link of the audit chain. */
export interface AuditRecord {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actorKind: Actor['kind'];
  /** `model.promoted`, `model.package`, `ledger.imported` … */
  readonly action: string;
  readonly subject: string;
  readonly subjectDigest: string | null;
  readonly reason: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly previousHash: string;
  /** SHA-256 over 0x00 and the canonical JSON of all other fields. */
  readonly hash: string;
}
export type AuditDraft = Pick<AuditRecord, 'action' | 'subject' | 'subjectDigest' | 'reason' | 'before' | 'after'>;

export interface AuditQuestion {
  readonly subject?: string;
  readonly before?: number;
  readonly limit: number;
}

export interface StoredEvent extends SealedEvent {
  /** Grows with every event that comes in. */
  readonly order: number;
}

export interface EventQuestion {
  readonly model?: string;
  /** Only those about one thing (`eventScope`): one version, or one stage of a model. */
  readonly scope?: string;
  readonly kinds?: readonly EventKind[];
  /** Only events before this order, for the next page. */
  readonly before?: number;
  readonly limit: number;
}

/** What the use cases of models ask of a store. */
export interface RegistryStore {
  /** Grows with every change of the registry, whoever made it. */
  revision(): number;
  models(): readonly ModelRecord[];
  model(name: string): ModelRecord | null;
  /** Whether a model of that name has a version, at the price of one look. */
  has(model: string): boolean;
  /** Newest first. */
  versions(model: string, page?: { readonly limit: number; readonly below?: number }): readonly VersionRecord[];
  /** Null: there is no such version. More than one: two packages claim the number. */
  version(model: string, number: number): readonly VersionRecord[];
  byDigest(digest: string): readonly VersionRecord[];
  /** The stages that ever had a version of a model, production first, then by name. */
  stages(model: string): readonly string[];
  live(model: string, stage: string, at: number): LiveAnswer;
  /** The moves that count in a stage at a moment: one, or several that contradict each other or say the same. */
  counting(model: string, stage: string, at: number): readonly AliasMove[];
  /** Null: the event moved nothing, or it does not count. */
  move(event: string): AliasMove | null;
  /** Whether a move of a stage counts from a time that is still to come at `now`. */
  isAhead(model: string, stage: string, now: number): boolean;
  /**
   * The moves of a stage that count from another time than their own clock said, or that it dated before their version was
   * registered, each by more than a minute.
   */
  suspectMoves(model: string, stage: string): readonly AliasMove[];
  /** Oldest first. */
  moves(model: string): readonly AliasMove[];
  event(digest: string): RegistryEvent | null;
  /** When these packages became versions of a model first, in milliseconds by digest; what is none is left out. */
  registrationTimes(model: string, digests: readonly string[]): ReadonlyMap<string, number>;
  /** Newest first. */
  events(question: EventQuestion): readonly StoredEvent[];
  /** How many events there are of a model. */
  eventCount(model: string): number;
  /** Digests of events that others of these scopes came after and that are not here, or do not count here. */
  missingParents(scopes: readonly string[]): readonly string[];
  /** Events that are dated before one that they came after, by more than a minute, each with that one; by digest. */
  datedBefore(): ReadonlyMap<string, string>;
  /** The folders outside the project that a package was archived to from here, absolute, newest first. */
  archivePlaces(digest: string): readonly string[];
  /** Keeps one: for a `draft`, whose transaction it is part of. It is no event, and nobody else is told. */
  keepArchivePlace(digest: string, folder: string): void;
  /** Digests of all events, to compare with a ledger; also of those that are absent from it. */
  knownEvents(): ReadonlySet<string>;
  /**
   * Digests of the events whose files were not in the ledger when it was last looked at, in the order in which they came in.
   * They are kept, and neither `events` nor the state counts them: what is in the folder is what holds on this branch.
   * Of one model where it is named, else of all.
   */
  absentEvents(model?: string): readonly string[];
  /** The models of such events, in the order in which the first of each came in. */
  absentModels(): readonly string[];
  /** Whether any event counts; else all that are known are absent, or there are none. */
  hasEvents(): boolean;
  /** Counts events no more whose files are gone from the ledger, and again those whose files are back. */
  followLedger(change: LedgerChange): void;
  /**
   * Records events in one transaction with their audit rows. `draft` runs inside it, sees the registry as it is then, and
   * may throw a refusal: nothing is written. `write` puts the sealed events into the ledger before the transaction ends; an
   * event whose file was written but whose transaction was lost comes in again from the ledger.
   */
  record(change: RegistryChange): readonly SealedEvent[];
  /** Takes in events of others, in any order, each once. Returns how many were new. */
  takeIn(events: readonly SealedEvent[], actor: Actor, at: Date): number;
}

/** Digests of known events, by what became of their files. */
export interface LedgerChange {
  readonly gone: readonly string[];
  readonly back: readonly string[];
}

export interface RegistryChange {
  readonly actor: Actor;
  /** Looked at once nobody else can write, so that who waited is not dated before whom it waited for. */
  readonly now: () => Date;
  readonly draft: () => readonly EventDraft[];
  readonly write: (events: readonly SealedEvent[]) => void;
}

export interface AuditStore {
  append(draft: AuditDraft, actor: Actor, at: Date): AuditRecord;
  /** Newest first. */
  page(question: AuditQuestion): readonly AuditRecord[];
  count(): number;
  /** Every record in order, a batch at a time, for verification and export. */
  batches(size: number): Iterable<readonly AuditRecord[]>;
}
