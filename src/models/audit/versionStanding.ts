import { eventScope, versionScope } from '../registry/eventScope';
import { foldVersion } from '../registry/foldVersion';
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
 * What a version was before an event of others, by the events that it came after. Null: it is about no version, or not all of them
 * are here.
 */
export function versionStanding(event: RegistryEvent, { event: known, stagesAt }: StandingKnown): string | null {
  if (!('digest' in event) || eventScope(event) !== versionScope(event.model, event.digest)) return null;
  const before = eventsBefore(event, known);
  if (before === null) return null;
  const history = foldVersion(before);
  const state = versionState(history, stagesAt(event.model, event.digest, Date.parse(event.at)));
  return standingBefore(event, { ...history, state });
}

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
