import { placeEvents } from './placeEvents';
import type { SealedEvent } from './registryEvent';

/**
 * When events happened, in milliseconds by digest, as far as that is known at `now`: one that is dated after now was recorded by
 * a clock that runs ahead. It happened before whatever came after it, and before now.
 */
export function timesUntil(events: readonly SealedEvent[], now: number): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { digest, event, parents } of placeEvents(events).toReversed()) {
    const said = Date.parse(event.at);
    const time = said <= now ? said : (latest.get(digest) ?? now);
    times.set(digest, time);
    for (const parent of parents) latest.set(parent, Math.min(latest.get(parent) ?? now, time));
  }
  return times;
}
