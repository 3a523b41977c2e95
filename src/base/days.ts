import { plural } from './text';

const day = 86_400_000;

/** Whole days between two moments in milliseconds, never less than none. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / day));
}

/** "40 days left", "today is the last day", "3 days over" */
export function daysLeftText(until: number, now: number): string {
  if (until < now) return `${plural(daysBetween(until, now), 'day')} over`;
  const days = daysBetween(now, until);
  return days === 0 ? 'today is the last day' : `${plural(days, 'day')} left`;
}

/** "2026-09-28", the day in UTC. */
export function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** "2026-09-28" where it is the end of that day, as a date alone means it, else "2026-09-28 14:05 UTC". */
export function endText(until: number): string {
  return (until + 1) % day === 0 ? dayText(until) : `${minuteText(until)} UTC`;
}

/** "2026-09-28"; where that day is today, hours matter: "2026-09-28 14:05 UTC". */
export function untilText(until: number, now: number): string {
  return dayText(until) === dayText(now) ? `${minuteText(until)} UTC` : dayText(until);
}

/** "2026-09-28 14:05:59", the second in UTC. */
export function secondText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** "2026-09-28 14:05", the minute in UTC. */
export function minuteText(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
