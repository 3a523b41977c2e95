import { plural } from '../../base/text';
import type { EventDraft, RegistryEvent, SealedEvent } from '../../models/registry/registryEvent';
import type { RegistryRules } from '../../models/registry/registryRules';
import type { AliasMove, LiveAnswer, ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type {
  Actor,
  EventQuestion,
  LedgerChange,
  RegistryChange,
  RegistryStore,
  StoredEvent,
} from '../../models/registry/registryStore';
import type { KeptVersion } from '../../models/registry/versionRecord';
import type { Database } from '../sqlite';
import { ArchivePlaces } from './archivePlaces';
import type { AuditRepository } from './auditRepository';
import { EventIntake, type IntakeTables } from './eventIntake';
import { EventLog } from './eventLog';
import { SlotTables } from './slotTables';
import { VersionTables } from './versionTables';

export interface RegistryParts {
  readonly database: Database;
  readonly rules: RegistryRules;
  readonly audit: AuditRepository;
  /** Runs its argument in one transaction that has the write lock and is on the disk when it ends. */
  readonly write: (work: () => void) => void;
}

const nothing = 'nothing';

/** The registry of models: events, and what they come to. */
export class RegistryRepository implements RegistryStore {
  readonly #tables: IntakeTables;
  readonly #intake: EventIntake;
  readonly #archives: ArchivePlaces;

  constructor(private readonly parts: RegistryParts) {
    const { database, rules } = parts;
    this.#tables = {
      log: new EventLog(database),
      slots: new SlotTables(database, rules),
      versions: new VersionTables(database),
    };
    this.#intake = new EventIntake(this.#tables, rules);
    this.#archives = new ArchivePlaces(database);
  }

  revision(): number {
    return this.#tables.log.revision();
  }

  models(): readonly ModelRecord[] {
    return this.#tables.versions.models().flatMap((name) => this.model(name) ?? []);
  }

  model(name: string): ModelRecord | null {
    const { versions, slots } = this.#tables;
    const size = versions.size(name);
    if (size.versions === 0) return null;
    const stages = slots
      .stages(name)
      .map((stage) => ({ stage, live: this.live(name, stage, Number.MAX_SAFE_INTEGER) }));
    return { name, ...size, stages, clashes: versions.clashes(name) };
  }

  has(model: string): boolean {
    return this.#tables.versions.has(model);
  }

  versions(
    model: string,
    { below = Number.MAX_SAFE_INTEGER, limit }: { readonly limit: number; readonly below?: number } = { limit: -1 },
  ): readonly VersionRecord[] {
    return this.#records(this.#tables.versions.page(model, below, limit));
  }

  version(model: string, number: number): readonly VersionRecord[] {
    return this.#records(this.#tables.versions.numbered(model, number));
  }

  byDigest(digest: string): readonly VersionRecord[] {
    return this.#records(this.#tables.versions.byDigest(digest));
  }

  stages(model: string): readonly string[] {
    return this.#tables.slots.stages(model);
  }

  live(model: string, stage: string, at: number): LiveAnswer {
    return this.#tables.slots.live(model, stage, at);
  }

  counting(model: string, stage: string, at: number): readonly AliasMove[] {
    return this.#tables.slots.counting(model, stage, at);
  }

  move(event: string): AliasMove | null {
    return this.#tables.slots.move(event);
  }

  isAhead(model: string, stage: string, now: number): boolean {
    return this.#tables.slots.isAhead(model, stage, now);
  }

  suspectMoves(model: string, stage: string): readonly AliasMove[] {
    return this.#tables.slots.suspects(model, stage);
  }

  moves(model: string): readonly AliasMove[] {
    return this.#tables.slots.moves(model);
  }

  event(digest: string): RegistryEvent | null {
    return this.#tables.log.event(digest);
  }

  registrationTimes(model: string, digests: readonly string[]): ReadonlyMap<string, number> {
    return this.#tables.versions.firstTimes(model, digests);
  }

  events(question: EventQuestion): readonly StoredEvent[] {
    return this.#tables.log.ask(question);
  }

  missingParents(scopes: readonly string[]): readonly string[] {
    return this.#tables.log.missingParents(scopes);
  }

  datedBefore(): ReadonlyMap<string, string> {
    return this.#tables.log.datedBefore();
  }

  eventCount(model: string): number {
    return this.#tables.log.count(model);
  }

  archivePlaces(digest: string): readonly string[] {
    return this.#archives.of(digest);
  }

  keepArchivePlace(digest: string, folder: string): void {
    this.#archives.keep(digest, folder);
  }

  knownEvents(): ReadonlySet<string> {
    return this.#tables.log.digests();
  }

  absentEvents(model?: string): readonly string[] {
    const { log } = this.#tables;
    return model === undefined ? log.absent() : log.absentOf(model);
  }

  absentModels(): readonly string[] {
    return this.#tables.log.absentModels();
  }

  hasEvents(): boolean {
    return this.#tables.log.isAnyPresent();
  }

  followLedger(change: LedgerChange): void {
    this.parts.write(() => {
      this.#tables.log.follow(change);
      this.#intake.foldAnew([...change.gone, ...change.back].flatMap((digest) => this.event(digest) ?? []));
    });
  }

  record({ actor, now, draft, write }: RegistryChange): readonly SealedEvent[] {
    let recorded: readonly SealedEvent[] = [];
    const others = new PassedOn();
    const work = () => {
      const drafts = others.run(draft);
      recorded = this.#append(drafts, actor, now());
      others.run(() => write(recorded));
    };
    try {
      this.parts.write(work);
    } catch (error) {
      throw others.failed ? others.error : error;
    }
    return recorded;
  }

  takeIn(events: readonly SealedEvent[], actor: Actor, at: Date): number {
    let taken = 0;
    this.parts.write(() => {
      const unknown = new Map(events.map((sealed) => [sealed.digest, sealed]));
      for (const digest of unknown.keys()) if (this.event(digest)) unknown.delete(digest);
      if (unknown.size === 0) return;
      const taking = this.parts.rules.byTime([...unknown.values()]);
      this.#intake.takeIn(taking);
      this.#auditIntake(taking, actor, at);
      taken = unknown.size;
    });
    return taken;
  }

  #append(drafts: readonly EventDraft[], actor: Actor, at: Date): readonly SealedEvent[] {
    const audit = this.parts.audit.appender();
    const append = this.#intake.appender();
    return drafts.map((draft) => {
      const sealed = this.#seal(draft, actor, at);
      const before = this.#before(sealed.event);
      append(sealed);
      audit(this.parts.rules.eventAudit(sealed, before), actor, sealed.event.at);
      return sealed;
    });
  }

  /** First that and by whom they were taken in, then what each says, by whoever it names. */
  #auditIntake(events: readonly SealedEvent[], actor: Actor, at: Date): void {
    const { audit, rules } = this.parts;
    const append = audit.appender();
    const took = { action: 'ledger.imported', subject: 'tend/ledger', subjectDigest: null, reason: '' };
    append({ ...took, before: null, after: plural(events.length, 'event') }, actor, at.toISOString());
    const event = (digest: string) => this.event(digest);
    const stagesAt = this.#stagesAt();
    const standingBefore = rules.versionStandings({ event, stagesAt });
    for (const sealed of events) {
      const { by, at: then } = sealed.event;
      const before = rules.liveBefore(sealed.event, event) ?? standingBefore(sealed);
      append(rules.eventAudit(sealed, before), { name: by, kind: 'person' }, then);
    }
  }

  #seal(draft: EventDraft, { name }: Actor, at: Date): SealedEvent {
    const said = { tend: 'event/1', ...draft, at: at.toISOString(), by: name, parents: [] } as RegistryEvent;
    return this.parts.rules.seal({ ...said, parents: this.#tables.log.heads(this.parts.rules.scope(said)) });
  }

  /** What an event changes, in few words. */
  #before(event: RegistryEvent): string | null {
    if ('stage' in event && event.kind !== 'approved' && event.kind !== 'waived') {
      const { move, conflict } = this.live(event.model, event.stage, Number.MAX_SAFE_INTEGER);
      const names = [...(move ? [move] : []), ...conflict].map(
        ({ model, version }) => `${model}@${version ?? nothing}`,
      );
      return `${event.stage}: ${names.join(' or ') || nothing}`;
    }
    if (!('digest' in event) || event.kind === 'registered') return null;
    const [version] = this.byDigest(event.digest).filter(({ model }) => model === event.model);
    return version ? this.parts.rules.standingBefore(event, version) : null;
  }

  #records(kept: readonly KeptVersion[]): readonly VersionRecord[] {
    const numberIn = this.#tables.versions.numbersIn(kept);
    const stagesOf = new Map<string, ReadonlyMap<string, VersionRecord['stages']>>();
    return kept.map((version) => {
      const stages = stagesOf.get(version.model) ?? this.#liveStages(version.model);
      stagesOf.set(version.model, stages);
      const numberOf = (digest: string) => numberIn(version.model, digest);
      return this.parts.rules.versionRecord(version, stages.get(version.digest) ?? [], numberOf);
    });
  }

  /** In which stages a package was live at a moment, for questions between which nothing is written. */
  #stagesAt(): (model: string, digest: string, moment: number) => VersionRecord['stages'] {
    const known = new Map<string, readonly string[]>();
    return (model, digest, moment) => {
      const stages = known.get(model) ?? this.#tables.slots.stages(model);
      known.set(model, stages);
      return this.#liveStages(model, moment, stages).get(digest) ?? [];
    };
  }

  /** Of two versions that contradict each other either one may be what is served: nobody is to put it aside before that is settled. */
  #liveStages(
    model: string,
    at = Number.MAX_SAFE_INTEGER,
    stages = this.#tables.slots.stages(model),
  ): ReadonlyMap<string, VersionRecord['stages']> {
    const byDigest = new Map<string, VersionRecord['stages']>();
    for (const stage of stages) {
      const { move, conflict } = this.live(model, stage, at);
      for (const { digest, from } of move ? [move] : conflict) {
        if (digest === null) continue;
        byDigest.set(digest, [...(byDigest.get(digest) ?? []), { stage, since: from }]);
      }
    }
    return byDigest;
  }
}

/** What others throw within a transaction is theirs: it is passed on as it is, and not said of the store. */
class PassedOn {
  failed = false;
  error: unknown = null;

  run<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.failed = true;
      this.error = error;
      throw error;
    }
  }
}
