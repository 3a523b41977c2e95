import { assertNever } from '../../base/errors';
import { placeEvents, type PlacedEvent } from './placeEvents';
import type { EventOf, SealedEvent } from './registryEvent';
import type { VersionRecord } from './registryState';

/** What happened to one package of a model since it was registered. */
export type VersionHistory = Pick<
  VersionRecord,
  'approvals' | 'waivers' | 'signatures' | 'deprecation' | 'archive' | 'held' | 'drills' | 'purged'
>;

type VersionEvent = EventOf<
  'approved' | 'waived' | 'signed' | 'deprecated' | 'archived' | 'held' | 'restored' | 'drilled' | 'purged'
>;

export const untouched: VersionHistory = {
  approvals: [],
  waivers: [],
  signatures: [],
  deprecation: null,
  archive: null,
  held: false,
  drills: [],
  purged: null,
};

/** Folds the events of one package; the order in which they are given does not matter. */
export function foldVersion(events: readonly SealedEvent[]): VersionHistory {
  const placed = placeEvents(events) as readonly PlacedEvent<VersionEvent>[];
  return { ...placed.reduce(apply, untouched), held: isHeld(placed) };
}

function apply(history: VersionHistory, { event, from: at }: PlacedEvent<VersionEvent>): VersionHistory {
  const { by, reason } = event;
  switch (event.kind) {
    case 'approved':
      return { ...history, approvals: [...history.approvals, { stage: event.stage, by, at, reason }] };
    case 'waived': {
      const { stage, gate } = event;
      const waiver = { stage, by, at, reason, gate, until: Date.parse(event.until) };
      return { ...history, waivers: [...history.waivers, waiver] };
    }
    case 'signed': {
      const { key, signature } = event;
      return { ...history, signatures: [...history.signatures, { key, signature, at }] };
    }
    case 'deprecated': {
      const { notice, until, replacement } = event;
      return { ...history, deprecation: { at, by, notice, until: milliseconds(until), replacement } };
    }
    case 'archived':
      return { ...history, archive: { at, to: event.to, retainUntil: milliseconds(event.retainUntil) } };
    case 'drilled': {
      const { ok, seconds, maxAbsDiff, environment, pairs, latency, problems } = event;
      const drill = { ok, at, by, seconds, maxAbsDiff, environment, pairs, latency, problems };
      return { ...history, drills: [drill, ...history.drills] };
    }
    case 'purged':
      return { ...history, purged: history.purged ?? { at, by, reason } };
    case 'held':
    case 'restored':
      return history;
    default:
      return assertNever(event);
  }
}

function milliseconds(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

/** A hold ends only by a lift whose writer knew of it: one that was set in another branch meanwhile stands. */
function isHeld(placed: readonly PlacedEvent<VersionEvent>[]): boolean {
  const byDigest = new Map(placed.map((it) => [it.digest, it]));
  const lifted = new Set<string>();
  const toVisit = placed.filter(({ event }) => event.kind === 'held' && !event.hold).flatMap(({ parents }) => parents);
  for (let digest = toVisit.pop(); digest !== undefined; digest = toVisit.pop()) {
    if (lifted.has(digest)) continue;
    lifted.add(digest);
    toVisit.push(...(byDigest.get(digest)?.parents ?? []));
  }
  return placed.some(({ digest, event }) => event.kind === 'held' && event.hold && !lifted.has(digest));
}
