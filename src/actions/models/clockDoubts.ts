import { minuteText } from '../../base/days';
import { longestWait } from '../../models/audit/clocksBack';
import type { AliasMove } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';

/** The clock of whoever recorded a move contradicts the order of events, or the clock here. */
export interface ClockDoubt {
  readonly move: AliasMove;
  /** What that clock said, in milliseconds. The move counts from `move.from`. */
  readonly said: number;
  /** When another clock said that its version was registered, where that is after the move; null: it is before. */
  readonly registered: number | null;
}

/** A doubt with the time in which it matters: what was live then may have been another version. Milliseconds. */
export interface PlacedDoubt extends ClockDoubt {
  readonly earliest: number;
  readonly latest: number;
}

/** Of the moves of one model, those that count from another time than their own, or that are dated before their version was registered. */
export function clockDoubts(
  registry: RegistryStore,
  model: string,
  moves: readonly AliasMove[],
): readonly PlacedDoubt[] {
  const begins = new Map(moves.map(({ event, from }) => [event, from]));
  const beginOf = (event: string) => begins.get(event) ?? registry.move(event)?.from ?? -Infinity;
  const packages = new Set(moves.flatMap(({ digest }) => digest ?? []));
  const registrations = registry.registrationTimes(model, [...packages]);
  return moves.flatMap((move) => {
    const event = registry.event(move.event);
    const said = Date.parse(event?.at ?? '');
    const created = registrations.get(move.digest ?? '') ?? -Infinity;
    const registered = created - said > longestWait ? created : null;
    const isMoved = Math.abs(said - move.from) > longestWait;
    if (!isMoved && registered === null) return [];
    const before = Math.max(...(event?.parents ?? []).map(beginOf));
    const earliest = isMoved ? Math.min(said, before) : said;
    return [{ move, said, registered, earliest, latest: Math.max(move.from, registered ?? move.from) }];
  });
}

/** "Clocks disagree: the one of ana@example.com said 2026-03-03 12:00 UTC for churn@3, which is before what came earlier; …" */
export function clockSentence({ move: { model, version, by, from }, said, registered }: ClockDoubt): string {
  const what = version === null ? 'nothing' : `${model}@${version}`;
  return `Clocks disagree: the one of ${by} said ${minute(said)} for ${what}, which is ${why({ said, from, registered })}; it counts from ${minute(from)}.`;
}

function why({ said, from, registered }: { said: number; from: number; registered: number | null }): string {
  if (said - from > longestWait) return 'after what came later, or still to come';
  return registered === null || from - said > longestWait
    ? 'before what came earlier'
    : `before it was registered (${minute(registered)})`;
}

function minute(time: number): string {
  return `${minuteText(time)} UTC`;
}
