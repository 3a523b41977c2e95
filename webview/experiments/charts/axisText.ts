import { exponents, metricDecimals, numberText, ownText, shortExponent } from '../../../src/base/numberText';
import type { ChartState } from './chartState';

/** The texts of the ticks of one axis, all with the same count of decimals: those that their steps need, or a tick alone. */
export function tickTexts(ticks: readonly number[]): string[] {
  if (metricDecimals(ticks) === exponents) return ticks.map((tick) => (tick === 0 ? '0' : shortExponent(tick)));
  const [first = 0, second] = ticks;
  const decimals = second === undefined ? decimalsOf(first) : decimalsOfStep(Math.abs(second - first));
  return ticks.map((tick) => numberText(tick, decimals));
}

/** Px of a digit as the axes draw it, in the widest of common fonts. */
const digitWidth = 6.6;
const leastRoom = 46;

/** Px beside a plot for the texts of its values. */
export function valueRoom(texts: readonly string[]): number {
  return Math.max(leastRoom, ...texts.map((text) => Math.ceil(text.length * digitWidth) + 6));
}

function decimalsOfStep(step: number): number {
  return step > 0 ? Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0;
}

/** Ticks of a logarithmic axis, each with the decimals that it needs itself; over less than a decade they are evenly spaced. */
export function logTickTexts(ticks: readonly number[]): string[] {
  return ticks.map((tick) => {
    if (tick >= 1e7 || tick < 1e-4) return shortExponent(tick);
    return numberText(tick, decimalsOf(tick));
  });
}

/** As few as say a number in full: round ticks have few. */
function decimalsOf(tick: number): number {
  let decimals = 0;
  while (decimals < 8 && Number(tick.toFixed(decimals)) !== tick) decimals++;
  return decimals;
}

/** "90 s", "2 min", "1 h 30": ticks of milliseconds since a run began. */
export function durationTexts(ticks: readonly number[]): string[] {
  return ticks.map((tick) => {
    const seconds = Math.abs(tick) / 1000;
    if (seconds < 1 && tick !== 0) return `${numberText(tick, 0)} ms`;
    if (seconds < 120) return `${numberText(tick / 1000, Number.isInteger(seconds) ? 0 : 1)} s`;
    if (seconds < 7200) return `${numberText(tick / 60_000, seconds % 60 === 0 ? 0 : 1)} min`;
    if (seconds < 172_800) return `${numberText(tick / 3_600_000, seconds % 3600 === 0 ? 0 : 1)} h`;
    return `${numberText(tick / 86_400_000, seconds % 86_400 === 0 ? 0 : 1)} d`;
  });
}

const day = 86_400_000;

/** Dates where the ticks lie a day or more from each other, else times of day; midnight is told by the date that it begins. */
export function wallTexts(ticks: readonly number[]): string[] {
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const dates = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  const second = step < 60_000 ? { second: '2-digit' as const } : {};
  const times = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', ...second });
  return ticks.map((tick) => (step >= day || isMidnight(tick) ? dates : times).format(tick));
}

function isMidnight(time: number): boolean {
  return new Date(time).setHours(0, 0, 0, 0) === time;
}

/** Writes the ticks of a linear axis over numbers, all with the decimals that its steps need. */
export function tickFormat(numbers: readonly number[]): (value: number) => string {
  const finite = numbers.filter(Number.isFinite);
  const step = (Math.max(...finite) - Math.min(...finite)) / fewestTicks;
  const decimals = step > 0 ? Math.max(0, -Math.floor(Math.log10(step))) : 0;
  return (value) => {
    const text = tickText(value);
    const lacking = decimals - (text.split('.')[1]?.length ?? 0);
    return lacking <= 0 || decimals > 6 || text.includes('e') ? text : numberText(value, decimals);
  };
}

const fewestTicks = 5;

/** A tick that does not know its neighbours: with just the digits that it needs. */
export function tickText(value: number): string {
  return ownText(value, 6);
}

/** Places of an axis of curves of which `ends` are shown at the edges: points in time with their day where those have several. */
export function placeTexts(places: readonly number[], axis: ChartState['axis'], ends = places): string[] {
  if (axis === 'relative') return durationTexts(places);
  return axis === 'wall' ? momentTexts(places, ends) : tickTexts(places);
}

function momentTexts(places: readonly number[], ends: readonly number[]): string[] {
  const days = new Set(ends.map((end) => new Date(end).toDateString()));
  const span = Math.max(...ends) - Math.min(...ends);
  const format = new Intl.DateTimeFormat(undefined, {
    ...(days.size > 1 && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(span <= day && { second: '2-digit' }),
  });
  return places.map((place) => format.format(place));
}
