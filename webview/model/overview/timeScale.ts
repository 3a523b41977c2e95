const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How finely a time line is looked at: of a moment the minute is told, or its day alone, and keys move so far. */
export type TimeStep = 'minute' | 'hour' | 'day';

/** What arrows move by, and with Shift, in milliseconds. Of days the latter is a month of whatever length. */
const moves = {
  minute: [minute, 10 * minute],
  hour: [hour, day],
  day: [day, null],
} as const satisfies Readonly<Record<TimeStep, readonly [near: number, far: number | null]>>;

/** A piece of time on a line of some width in px. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  /** What is free beside the right end, in px. */
  readonly spare: number;
  readonly step: TimeStep;
}

/** How finely the time from the first moment until now is looked at. */
export function timeStep(first: number, now: number): TimeStep {
  if (now - first < 6 * hour) return 'minute';
  return now - first < 4 * day ? 'hour' : 'day';
}

/** From a little before the first moment to a little after now, never less than five minutes. */
export function timeScale(first: number, now: number, left: number, width: number): TimeScale {
  const [spare, right] = [12, width - 12];
  const length = Math.max(5 * minute, now - first);
  return {
    from: now - length * 1.06,
    to: now + length * 0.04,
    left,
    right,
    spare,
    step: timeStep(first, now),
  };
}

export function placeOf({ from, to, left, right }: TimeScale, at: number): number {
  return left + ((at - from) / (to - from)) * (right - left);
}

export function momentAt({ from, to, left, right }: TimeScale, x: number): number {
  return from + ((x - left) / (right - left)) * (to - from);
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Steps in months from a year down to one, then in milliseconds. */
const steps: readonly (readonly [unit: 'month' | 'time', size: number, length: number])[] = [
  ['time', minute, minute],
  ['time', 5 * minute, 5 * minute],
  ['time', 15 * minute, 15 * minute],
  ['time', hour, hour],
  ['time', 3 * hour, 3 * hour],
  ['time', 6 * hour, 6 * hour],
  ['time', day, day],
  ['time', 7 * day, 7 * day],
  ['month', 1, 30 * day],
  ['month', 3, 91 * day],
  ['month', 12, 365 * day],
  ['month', 60, 5 * 365 * day],
];

/** Where the axis is marked, in UTC: as close as the width allows. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const most = Math.max(2, (scale.right - scale.left) / 44);
  const [unit, size] = steps.find(([, , length]) => (scale.to - scale.from) / length <= most) ?? ['month', 120];
  return unit === 'month' ? monthTicks(scale, size) : timeTicks(scale, size);
}

function monthTicks({ from, to }: TimeScale, size: number): Tick[] {
  const start = new Date(from);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth() + 1;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(first / size) * size; ; month += size) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    if (at > to) return ticks;
    ticks.push({ at, text: size >= 12 || month % 12 === 0 ? `${Math.floor(month / 12)}` : (months[month % 12] ?? '') });
  }
}

function timeTicks({ from, to }: TimeScale, size: number): Tick[] {
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / size) * size; at <= to; at += size) {
    const date = new Date(at);
    const [hours, minutes] = [date.getUTCHours(), date.getUTCMinutes()];
    const dayText = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`;
    const isDay = hours === 0 && minutes === 0;
    ticks.push({ at, text: isDay ? dayText : `${hours}:${String(minutes).padStart(2, '0')}` });
  }
  return ticks;
}

/** The moment that a key moves to, within what is shown; null: the key moves nothing. */
export function movedBy(
  key: string,
  far: boolean,
  at: number,
  { from, to, step }: TimeScale,
  now: number,
): number | null {
  if (key === 'Home') return from;
  if (key === 'End') return Math.min(to, now);
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const direction = key === 'ArrowLeft' ? -1 : 1;
  const [near, wide] = moves[step];
  const length = far ? wide : near;
  const wanted = length === null ? nextMonth(at, direction) : at + direction * length;
  return Math.max(from, Math.min(wanted, now));
}

/** The same day of the month before or after, or the last one that it has. */
function nextMonth(at: number, direction: number): number {
  const date = new Date(at);
  const month = date.getUTCMonth() + direction;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const time = at - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) + time;
}
