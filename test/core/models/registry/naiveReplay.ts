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

/** Whether an event came after another one, however far. */
function cameAfter(later: SealedEvent, earlier: string, all: readonly SealedEvent[]): boolean {
  const parents = all.filter(({ digest }) => later.event.parents.includes(digest));
  return parents.some((parent) => parent.digest === earlier || cameAfter(parent, earlier, all));
}

/** A package is held while there is a hold that nobody who knew of it has lifted. */
export function isHeld(digest: string, all: readonly SealedEvent[]): boolean {
  const ofPackage = all.filter(({ event }) => 'digest' in event && event.digest === digest);
  const holds = ofPackage.filter(({ event }) => event.kind === 'held' && event.hold);
  const lifts = ofPackage.filter(({ event }) => event.kind === 'held' && !event.hold);
  return holds.some((hold) => !lifts.some((lift) => cameAfter(lift, hold.digest, ofPackage)));
}
