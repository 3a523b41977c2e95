import type { SlotEvent } from '../../models/registry/foldSlot';
import type { RegistryRules } from '../../models/registry/registryRules';
import type { EventOf, RegistryEvent, SealedEvent } from '../../models/registry/registryEvent';
import type { EventLog } from './eventLog';
import type { SlotTables } from './slotTables';
import type { VersionTables } from './versionTables';

export interface IntakeTables {
  readonly log: EventLog;
  readonly slots: SlotTables;
  readonly versions: VersionTables;
}

/** Keeps what events come to beside them. All of it runs within one transaction of the caller. */
export class EventIntake {
  constructor(
    private readonly tables: IntakeTables,
    private readonly rules: RegistryRules,
  ) {}

  /** Adds events, each of which comes after all that are known of its scope. */
  appender(): (sealed: SealedEvent) => void {
    const append = this.tables.log.appender();
    return (sealed) => {
      const scope = this.rules.scope(sealed.event);
      const heads = this.tables.log.heads(scope);
      append(sealed, scope);
      this.tables.log.setHeads(scope, [sealed.digest]);
      if (isSlotEvent(sealed.event)) this.#addMove(sealed.digest, sealed.event, heads);
      else if (sealed.event.kind === 'registered') this.#addVersion(sealed.digest, sealed.event);
      else return this.#fold(scope, sealed.event);
      const before = heads.flatMap((head) => this.tables.log.sealed(head) ?? []);
      this.tables.log.addDatedBefore(scope, this.rules.datedBefore([...before, sealed]));
    };
  }

  /** Adds events of any order and folds what they concern anew. */
  takeIn(events: readonly SealedEvent[]): void {
    const append = this.tables.log.appender();
    for (const sealed of events) append(sealed, this.rules.scope(sealed.event));
    this.foldAnew(events.map(({ event }) => event));
  }

  /** Folds all that these events concern, whether they count or not. */
  foldAnew(events: readonly RegistryEvent[]): void {
    const touched = new Map(events.map((event) => [this.rules.scope(event), event]));
    for (const [scope, event] of touched) this.#fold(scope, event);
  }

  #addMove(digest: string, event: SlotEvent, heads: readonly string[]): void {
    const { slots } = this.tables;
    const before = heads.flatMap((head) => slots.placed(head) ?? []).map((move) => ({ ...move, digest: move.event }));
    slots.add(this.rules.slotMove(this.rules.placeAfter({ digest, event }, before), null), heads);
  }

  #addVersion(event: string, { model, version: number, digest, at }: EventOf<'registered'>): void {
    this.tables.versions.add(model, { number, digest, event, created: Date.parse(at) });
    this.tables.slots.noteRegistration(model, digest);
  }

  #fold(scope: string, { model, ...event }: RegistryEvent): void {
    const { log, slots, versions } = this.tables;
    const events = log.inScope(scope);
    log.setHeads(scope, this.rules.headsOf(events));
    log.noteMissingParents(scope);
    log.setDatedBefore(scope, this.rules.datedBefore([...events, ...log.absentInScope(scope)]));
    if (event.kind === 'promoted' || event.kind === 'rolled-back' || event.kind === 'withdrawn')
      slots.replace(model, event.stage, this.rules.foldSlot(events));
    else if (event.kind === 'registered' || event.kind === 'settled') {
      versions.replace(model, this.rules.foldModel(events));
      slots.noteRegistrations(model);
    } else versions.setHistory(model, event.digest, this.rules.foldVersion(events));
  }
}

function isSlotEvent(event: RegistryEvent): event is SlotEvent {
  return event.kind === 'promoted' || event.kind === 'rolled-back' || event.kind === 'withdrawn';
}
