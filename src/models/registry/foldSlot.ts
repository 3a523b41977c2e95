import { placeEvents, type PlacedEvent } from './placeEvents';
import type { EventOf, SealedEvent } from './registryEvent';
import type { AliasMove } from './registryState';

export type SlotEvent = EventOf<'promoted' | 'rolled-back' | 'withdrawn'>;

/** Which moves count from a moment on, until the next span begins; several contradict each other, or say the same. */
export interface SlotSpan {
  readonly from: number;
  readonly events: readonly string[];
}

export interface SlotMove extends AliasMove {
  readonly generation: number;
  /** What the clock of its writer said, in milliseconds. */
  readonly said: number;
}

/** What was live in one stage of a model, and when. */
export interface SlotHistory {
  /** Oldest first. */
  readonly moves: readonly SlotMove[];
  /** Oldest first; each begins at another moment. */
  readonly spans: readonly SlotSpan[];
}

/** Folds the events of one slot; the order in which they are given does not matter. `times` as `placeEvents` takes them. */
export function foldSlot(events: readonly SealedEvent[], times?: ReadonlyMap<string, number>): SlotHistory {
  const placed = joined(placeEvents(events, times) as readonly PlacedEvent<SlotEvent>[]);
  const ends = new Map<string, number>();
  for (const { parents, from } of placed)
    for (const parent of parents) ends.set(parent, Math.min(ends.get(parent) ?? Infinity, from));
  return { moves: placed.map((it) => slotMove(it, ends.get(it.digest) ?? null)), spans: spansOf(placed) };
}

export function slotMove({ digest, event, from, generation }: PlacedEvent<SlotEvent>, to: number | null): SlotMove {
  const isLive = event.kind !== 'withdrawn';
  return {
    event: digest,
    kind: event.kind,
    model: event.model,
    stage: event.stage,
    version: isLive ? event.version : null,
    digest: isLive ? event.digest : null,
    from,
    to,
    generation,
    said: Date.parse(event.at),
    by: event.by,
    reason: event.reason,
  };
}

/**
 * A move that came after one that is lost also came after what that one took the place of, as far as anybody can tell: after the
 * one move that counts at its place. Where several do, they contradict each other still, and so do moves that came after the
 * same lost one: none of them knew of the others.
 */
function joined(placed: readonly PlacedEvent<SlotEvent>[]): readonly PlacedEvent<SlotEvent>[] {
  const heads = new Set<string>();
  const replacedBy = new Map<string, readonly string[]>();
  return placed.map((move) => {
    const { digest, event, parents } = move;
    parents.forEach((parent) => heads.delete(parent));
    const lost = event.parents.filter((parent) => !parents.includes(parent));
    const known = lost.flatMap((parent) => replacedBy.get(parent) ?? []);
    const isFirst = lost.length > 0 && !lost.some((parent) => replacedBy.has(parent));
    const before = isFirst && heads.size === 1 ? [...heads] : known;
    lost.forEach((parent) => replacedBy.set(parent, before));
    before.forEach((head) => heads.delete(head));
    heads.add(digest);
    return { ...move, parents: [...parents, ...before] };
  });
}

function spansOf(placed: readonly PlacedEvent[]): readonly SlotSpan[] {
  const spans: SlotSpan[] = [];
  const heads = new Set<string>();
  placed.forEach(({ digest, from, parents }, index) => {
    parents.forEach((parent) => heads.delete(parent));
    heads.add(digest);
    if (placed[index + 1]?.from !== from) spans.push({ from, events: [...heads] });
  });
  return spans;
}
