import type { SealedEvent } from '../../../../src/models/registry/registryEvent';

/** When an event counts from, said as plainly as possible. */
export function countsFrom(sealed: SealedEvent, all: readonly SealedEvent[]): number {
  const parents = all.filter(({ digest }) => sealed.event.parents.includes(digest));
  return Math.max(Date.parse(sealed.event.at), ...parents.map((parent) => countsFrom(parent, all)));
}

/** The events of a stage that count at a moment: those that have happened and that no other that has happened came after. */
export function liveEvents(stage: string, at: number, all: readonly SealedEvent[]): readonly string[] {
  const moves = all.filter(({ event }) => ['promoted', 'rolled-back', 'withdrawn'].includes(event.kind));
  const ofStage = moves.filter(({ event }) => 'stage' in event && event.stage === stage);
  const happened = ofStage.filter((sealed) => countsFrom(sealed, ofStage) <= at);
  return happened
    .filter(({ digest }) => !happened.some(({ event }) => event.parents.includes(digest)))
    .map(({ digest }) => digest)
    .sort();
}

/** Every event that an event came after, however far. */
function ancestors(sealed: SealedEvent, all: readonly SealedEvent[]): readonly string[] {
  const parents = all.filter(({ digest }) => sealed.event.parents.includes(digest));
  return parents.flatMap((parent) => [parent.digest, ...ancestors(parent, all)]);
}

/** A package is held while there is a hold that nobody who knew of it has lifted. */
export function isHeld(digest: string, all: readonly SealedEvent[]): boolean {
  const holds = all.filter(({ event }) => event.kind === 'held' && event.digest === digest);
  const lifted = holds
    .filter(({ event }) => event.kind === 'held' && !event.hold)
    .flatMap((it) => ancestors(it, holds));
  return holds.some(({ digest: own, event }) => event.kind === 'held' && event.hold && !lifted.includes(own));
}
