import type { RegistryEvent, SealedEvent } from './registryEvent';

/** An event at its place among those of its scope. */
export interface PlacedEvent<Event extends RegistryEvent = RegistryEvent> {
  readonly digest: string;
  readonly event: Event;
  /** Milliseconds since 1970: its own time, but never before that of an event that it came after (clocks go back). */
  readonly from: number;
  /** Length of the longest way from a first event to it. */
  readonly generation: number;
  /** Those of its parents that are known. */
  readonly parents: readonly string[];
}

/** What the place of an event follows from. */
export type Predecessor = Pick<PlacedEvent, 'digest' | 'from' | 'generation'>;

/** Places one event after those that it came after; `time` is its own, in milliseconds since 1970. */
export function placeAfter<Event extends RegistryEvent>(
  { digest, event }: { readonly digest: string; readonly event: Event },
  parents: readonly Predecessor[],
  time = Date.parse(event.at),
): PlacedEvent<Event> {
  return {
    digest,
    event,
    from: Math.max(time, ...parents.map(({ from }) => from)),
    generation: Math.max(-1, ...parents.map(({ generation }) => generation)) + 1,
    parents: parents.map((parent) => parent.digest),
  };
}

/**
 * The events of one scope in an order that all clones agree on, whatever way they came in: none stands before one that it
 * came after, and those that did not know of each other stand by their time. A parent that is not there is passed over. `times`
 * are those of their own, by digest, where they are other than what the events say.
 */
export function placeEvents(
  events: readonly SealedEvent[],
  times?: ReadonlyMap<string, number>,
): readonly PlacedEvent[] {
  const byDigest = new Map(events.map((sealed) => [sealed.digest, sealed]));
  const knownParents = (sealed: SealedEvent) => new Set(sealed.event.parents.filter((parent) => byDigest.has(parent)));
  const waiting = new Map([...byDigest].map(([digest, sealed]) => [digest, knownParents(sealed).size]));
  const children = childrenOf([...byDigest.values()], knownParents);
  const placed = new Map<string, PlacedEvent>();
  const ready = [...byDigest.keys()].filter((digest) => waiting.get(digest) === 0);
  for (let digest = ready.pop(); digest !== undefined; digest = ready.pop()) {
    const sealed = byDigest.get(digest) as SealedEvent;
    const parents = [...knownParents(sealed)].map((parent) => placed.get(parent) as PlacedEvent);
    placed.set(digest, placeAfter(sealed, parents, times?.get(digest)));
    for (const child of children.get(digest) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return [...placed.values()].sort(inOrder);
}

function childrenOf(
  events: readonly SealedEvent[],
  parentsOf: (sealed: SealedEvent) => ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const sealed of events) {
    for (const parent of parentsOf(sealed)) {
      const others = children.get(parent);
      if (others) others.push(sealed.digest);
      else children.set(parent, [sealed.digest]);
    }
  }
  return children;
}

function inOrder(a: PlacedEvent, b: PlacedEvent): number {
  return a.from - b.from || a.generation - b.generation || (a.digest < b.digest ? -1 : 1);
}

/** Digests of the events of one scope that none of the others came after, sorted. */
export function headsOf(events: readonly SealedEvent[]): readonly string[] {
  const replaced = new Set(events.flatMap(({ event }) => event.parents));
  return events
    .map(({ digest }) => digest)
    .filter((digest) => !replaced.has(digest))
    .sort();
}

/** Digests of all that these of the events came after, directly or by way of others, as far as those are there. */
export function cameBefore(
  events: readonly Pick<PlacedEvent, 'digest' | 'parents'>[],
  later: readonly Pick<PlacedEvent, 'parents'>[],
): ReadonlySet<string> {
  const byDigest = new Map(events.map((it) => [it.digest, it]));
  const before = new Set<string>();
  const toVisit = later.flatMap(({ parents }) => parents);
  for (let digest = toVisit.pop(); digest !== undefined; digest = toVisit.pop()) {
    if (before.has(digest)) continue;
    before.add(digest);
    toVisit.push(...(byDigest.get(digest)?.parents ?? []));
  }
  return before;
}
