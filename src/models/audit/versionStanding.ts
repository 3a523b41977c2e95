import { eventScope, versionScope } from '../registry/eventScope';
import { foldVersion, untouched } from '../registry/foldVersion';
import type { RegistryEvent, SealedEvent } from '../registry/registryEvent';
import type { VersionRecord } from '../registry/registryState';
import { versionState } from '../registry/versionRecord';
import { standingBefore } from './eventAudit';

/** What is asked of the registry that an event of others came into. */
export interface StandingKnown {
  readonly event: (digest: string) => RegistryEvent | null;
  /** The stages in which a package was live at a moment, in milliseconds. */
  readonly stagesAt: (model: string, digest: string, at: number) => VersionRecord['stages'];
}

/**
 * What versions were before events of others, by the events that each came after; the events of a version are asked for in their
 * order. Null: it is about no version, or not all of them are here.
 */
export function versionStandings({ event: known, stagesAt }: StandingKnown): (sealed: SealedEvent) => string | null {
  const lines = new Map<string, readonly SealedEvent[]>();
  return (sealed) => {
    const { digest, event } = sealed;
    if (!('digest' in event) || eventScope(event) !== versionScope(event.model, event.digest)) return null;
    const [parent = '', ...others] = event.parents;
    const before = (others.length === 0 ? lines.get(parent) : undefined) ?? eventsBefore(event, known);
    if (before === null) return null;
    // What came first is not looked up again for each event that follows.
    lines.delete(parent);
    lines.set(digest, [...before, sealed]);
    const history = before.some(({ event: { kind } }) => telling.has(kind)) ? foldVersion(before) : untouched;
    const state = versionState(history, stagesAt(event.model, event.digest, Date.parse(event.at)));
    return standingBefore(event, { ...history, state });
  };
}

/** Kinds of events that change what a version is; the others are only noted with it. */
const telling: ReadonlySet<RegistryEvent['kind']> = new Set([
  'deprecated',
  'reinstated',
  'archived',
  'held',
  'restored',
  'purged',
]);

function eventsBefore(event: RegistryEvent, known: StandingKnown['event']): readonly SealedEvent[] | null {
  const found = new Map<string, SealedEvent>();
  const toVisit = [...event.parents];
  for (let digest = toVisit.pop(); digest !== undefined; digest = toVisit.pop()) {
    if (found.has(digest)) continue;
    const parent = known(digest);
    if (parent === null) return null;
    found.set(digest, { digest, event: parent });
    toVisit.push(...parent.parents);
  }
  return [...found.values()];
}
