import { eventKinds, type SealedEvent } from './registryEvent';

/** Events by their own time, those of one millisecond as they usually follow one another: for lists, not for folds. */
export function byTime(events: readonly SealedEvent[]): readonly SealedEvent[] {
  const rank = new Map(eventKinds.map((kind, index) => [kind, index]));
  const rankOf = ({ event }: SealedEvent) => rank.get(event.kind) ?? 0;
  return events.toSorted((a, b) => {
    if (a.event.at !== b.event.at) return a.event.at < b.event.at ? -1 : 1;
    return rankOf(a) - rankOf(b) || (a.digest < b.digest ? -1 : 1);
  });
}
