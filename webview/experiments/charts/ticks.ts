/** Four to six round places on an axis, at steps of 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number, most = 6): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return Number.isFinite(low) ? [low] : [];
  const step = roundStep(span / most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

/** The least round step that is not smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const mantissa = (least / power) * (1 - 1e-12);
  return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
}

/** 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(12));
}

/** Round places on a logarithmic axis: powers of ten, with 2 and 5 between them where there is room. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high > low)) return [];
  const decades = Math.log10(high / low);
  const steps = decades <= 2.5 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / 6));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += every)
    for (const step of steps) ticks.push(tidy(step * 10 ** power));
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  return inside.length >= 2 ? inside : linearTicks(low, high);
}

const milliseconds = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 604_800_000,
];

/** Round places on an axis of milliseconds since 1970, as the clock here tells them: its hours and its midnights. */
export function clockTicks(low: number, high: number): number[] {
  return timeTicks(low, high, -60_000 * new Date(low).getTimezoneOffset());
}

/** Round places on an axis of milliseconds: seconds, minutes, hours, days. `ahead`: of the clock by which they are round. */
export function timeTicks(low: number, high: number, ahead = 0): number[] {
  const most = 6;
  const span = high - low;
  if (!(span > 0)) return Number.isFinite(low) ? [low] : [];
  const day = 86_400_000;
  const step = milliseconds.find((length) => span / length <= most) ?? roundStep(span / most / day) * day;
  const ticks: number[] = [];
  for (let tick = Math.ceil((low + ahead) / step) * step - ahead; tick <= high; tick += step) ticks.push(tick);
  return ticks;
}
