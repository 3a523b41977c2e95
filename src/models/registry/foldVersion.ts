import { assertNever } from '../../base/errors';
import { cameBefore, placeEvents, type PlacedEvent } from './placeEvents';
import type { EventOf, SealedEvent } from './registryEvent';
import type { Approval, VersionRecord } from './registryState';

/** What happened to one package of a model since it was registered. */
export type VersionHistory = Pick<
  VersionRecord,
  'approvals' | 'waivers' | 'signatures' | 'deprecation' | 'archive' | 'held' | 'drills' | 'purged'
>;

type VersionEvent = EventOf<
  | 'approved'
  | 'waived'
  | 'signed'
  | 'deprecated'
  | 'reinstated'
  | 'archived'
  | 'held'
  | 'restored'
  | 'drilled'
  | 'purged'
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
  return {
    ...placed.reduce(apply, untouched),
    deprecation: deprecationOf(placed),
    archive: archiveOf(placed),
    held: standing(placed, isHold, isLift).length > 0,
  };
}

function apply(history: VersionHistory, { event, from: at }: PlacedEvent<VersionEvent>): VersionHistory {
  const { by, reason } = event;
  switch (event.kind) {
    case 'approved':
      return { ...history, approvals: [...history.approvals, approvalOf(event, { by, at, reason })] };
    case 'waived': {
      const { stage, gate, definition = null } = event;
      const waiver = { stage, by, at, reason, gate, until: Date.parse(event.until), definition };
      return { ...history, waivers: [...history.waivers, waiver] };
    }
    case 'signed': {
      const { key, signature } = event;
      return { ...history, signatures: [...history.signatures, { key, signature, at }] };
    }
    case 'drilled': {
      const { ok, seconds, maxAbsDiff, environment, pairs, latency, problems } = event;
      const drill = { ok, at, by, seconds, maxAbsDiff, environment, pairs, latency, problems };
      return { ...history, drills: [drill, ...history.drills] };
    }
    case 'purged':
      return { ...history, purged: history.purged ?? { at, by, reason } };
    case 'deprecated':
    case 'reinstated':
    case 'archived':
    case 'held':
    case 'restored':
      return history;
    default:
      return assertNever(event);
  }
}

function approvalOf({ stage, ranBy }: EventOf<'approved'>, given: Pick<Approval, 'by' | 'at' | 'reason'>): Approval {
  return { stage, ...given, ...(ranBy ? { ranBy } : {}) };
}

function milliseconds(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

type Placed = PlacedEvent<VersionEvent>;
type Of<Kind extends VersionEvent['kind']> = PlacedEvent<EventOf<Kind>>;

const isKind =
  <Kind extends VersionEvent['kind']>(kind: Kind) =>
  (placed: Placed): placed is Of<Kind> =>
    placed.event.kind === kind;

const isHold = (placed: Placed): placed is Of<'held'> => isKind('held')(placed) && placed.event.hold;
const isLift = (placed: Placed) => isKind('held')(placed) && !placed.event.hold;
const isTakenBack = (placed: Placed): placed is Of<'restored'> =>
  isKind('restored')(placed) && placed.event.back === true;

/** The last notice that nobody who knew of it has withdrawn. */
function deprecationOf(placed: readonly Placed[]): VersionHistory['deprecation'] {
  const last = standing(placed, isKind('deprecated'), isKind('reinstated')).at(-1);
  if (!last) return null;
  const { by, reason, notice, until, replacement, replacementDigest = null } = last.event;
  return { at: last.from, by, reason, notice, until: milliseconds(until), replacement, replacementDigest };
}

/** Where it was archived last. What one clone asked to be kept is not shortened by what another one asked for. */
function archiveOf(placed: readonly Placed[]): VersionHistory['archive'] {
  const archived = placed.filter(isKind('archived'));
  const aside = standing(placed, isKind('archived'), isTakenBack).at(-1);
  const last = aside ?? archived.at(-1);
  if (!last) return null;
  const asked = archived.flatMap(({ event }) => milliseconds(event.retainUntil) ?? []);
  return {
    at: last.from,
    to: last.event.to,
    others: [...new Set(archived.map(({ event }) => event.to))].filter((to) => to !== last.event.to).sort(),
    retainUntil: asked.length === 0 ? null : Math.max(...asked),
    back: aside ? null : (placed.findLast(isTakenBack)?.from ?? null),
  };
}

/**
 * What was set and is not lifted: only one whose writer knew of it lifts it, so that what was set in another branch meanwhile
 * stands.
 */
function standing<Setting extends Placed>(
  placed: readonly Placed[],
  isSet: (it: Placed) => it is Setting,
  lifts: (it: Placed) => boolean,
): readonly Setting[] {
  const lifted = cameBefore(placed, placed.filter(lifts));
  return placed.filter(isSet).filter(({ digest }) => !lifted.has(digest));
}
