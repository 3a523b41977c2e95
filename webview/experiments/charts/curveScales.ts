import { finiteExtent } from '../../../src/base/finiteExtent';
import type { ChartedCurve, Envelope } from '../../../src/protocol/experiments/charts';
import { durationTexts, logTickTexts, tickTexts, wallTexts } from './axisText';
import type { ChartState } from './chartState';
import { drawnMean } from './drawnMean';
import { clockTicks, linearTicks, logTicks, timeTicks } from './ticks';

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** A stretch, and how what lies in it is spread over the screen. */
export interface Scale extends Extent {
  readonly log: boolean;
}

/** One axis of a plot: places of the data, and where they lie on the screen. */
export interface Axis extends Scale {
  readonly ticks: readonly number[];
  readonly texts: readonly string[];
}

/** Whatever is asked for, a logarithm needs something above zero. */
export function scaleOf({ low, high }: Extent, log: boolean): Scale {
  const useLog = log && high > 0;
  return { low: useLog && low <= 0 ? high / 1e6 : low, high, log: useLog };
}

export function axisOf(extent: Extent, log: boolean, kind: ChartState['axis'] | 'value'): Axis {
  const scale = scaleOf(extent, log);
  const ticks = ticksOf(scale, scale.log, kind);
  return { ...scale, ticks, texts: textsOf(ticks, scale.log, kind) };
}

function ticksOf({ low, high }: Extent, log: boolean, kind: ChartState['axis'] | 'value'): number[] {
  if (log) return logTicks(low, high);
  if (kind === 'wall') return clockTicks(low, high);
  return kind === 'relative' ? timeTicks(low, high) : linearTicks(low, high);
}

function textsOf(ticks: readonly number[], log: boolean, kind: ChartState['axis'] | 'value'): string[] {
  if (kind === 'relative') return durationTexts(ticks);
  if (kind === 'wall') return wallTexts(ticks);
  return log ? logTickTexts(ticks) : tickTexts(ticks);
}

/** Where a value lies between two ends of the screen. */
export function toScreen({ low, high, log }: Scale, from: number, to: number): (value: number) => number {
  if (!log) {
    const factor = high > low ? (to - from) / (high - low) : 0;
    return (value) => from + (value - low) * factor;
  }
  const [logLow, logHigh] = [Math.log(low), Math.log(high)];
  const factor = logHigh > logLow ? (to - from) / (logHigh - logLow) : 0;
  return (value) => (value > 0 ? from + (Math.log(value) - logLow) * factor : NaN);
}

/** Whether a value lies above all that an axis shows. */
export function isAbove(value: number): boolean {
  return value === Infinity;
}

/** Whether a value lies below all that an axis shows. */
export function isBelow(value: number, log: boolean): boolean {
  return value === -Infinity || (log && value <= 0);
}

/** The value at a place of the screen. */
export function fromScreen({ low, high, log }: Scale, from: number, to: number): (place: number) => number {
  const share = (place: number) => (place - from) / (to - from);
  if (!log) return (place) => low + share(place) * (high - low);
  return (place) => low * (high / low) ** share(place);
}

/** A stretch that is `factor` times as long on the screen, with `at` in the same place of it. */
export function zoomed(scale: Scale, at: number, factor: number): Extent {
  const share = toScreen(scale, 0, 1)(at);
  const place = fromScreen(scale, 0, 1);
  return { low: place(share * (1 - factor)), high: place(share + (1 - share) * factor) };
}

/** The whole stretch that the curves cover; null without a point. */
export function wholeExtent(answer: readonly ChartedCurve[]): Extent | null {
  const extent = finiteExtent(answer.flatMap((charted) => charted.curves.flatMap(({ first, end }) => [first, end])));
  if (!extent || extent.high > extent.low) return extent;
  return { low: extent.low - 0.5, high: extent.high + 0.5 };
}

/** The first place above zero, at which a logarithmic axis can begin; infinite where there is none. */
export function firstPlaced(answer: readonly ChartedCurve[]): number {
  const starts = answer.flatMap(({ curves }) => curves.map(({ from }) => from.find((place) => place > 0) ?? Infinity));
  return Math.min(Infinity, ...starts);
}

/** Values at the start of a run are often far off, and may press the rest flat. */
const skippedShare = 0.05;

export interface ValueWish {
  readonly log: boolean;
  /** The interval of groups is drawn, which may reach further than their members. */
  readonly intervals: boolean;
  /** Only later steps decide; what lies outside of them is cut, which has to be said. */
  readonly later: boolean;
}

/** What is drawn in a stretch of x spans, with a little air; all of it, unless only later steps are to decide. */
export function valueExtent(answer: readonly ChartedCurve[], x: Extent, wish: ValueWish): Extent | null {
  const from = wish.later ? x.low + (x.high - x.low) * skippedShare : x.low;
  let low = Infinity;
  let high = -Infinity;
  for (const curve of answer.flatMap((charted) => drawnSpans(charted, wish.intervals))) {
    const span = extentOf(curve, from, x.high, wish.log) ?? extentOf(curve, x.low, x.high, wish.log);
    if (!span) continue;
    low = Math.min(low, span.low);
    high = Math.max(high, span.high);
  }
  return low <= high ? withAir({ low, high }, wish.log) : null;
}

type Spans = Pick<Envelope, 'from' | 'to' | 'min' | 'max'>;

function drawnSpans({ curves, group }: ChartedCurve, intervals: boolean): readonly Spans[] {
  if (!group || !intervals) return curves;
  const { at } = group;
  const { low, high } = drawnMean(group);
  return [...curves, { from: at, to: at, min: low, max: high }];
}

function extentOf({ from, to, min, max }: Spans, low: number, high: number, log: boolean): Extent | null {
  let least = Infinity;
  let greatest = -Infinity;
  for (let index = 0; index < min.length; index++) {
    if ((to[index] as number) < low || (from[index] as number) > high) continue;
    const [bottom, top] = [min[index] as number, max[index] as number];
    if (Number.isFinite(bottom) && bottom < least && (!log || bottom > 0)) least = bottom;
    if (Number.isFinite(top) && top > greatest) greatest = top;
  }
  return least <= greatest ? { low: least, high: greatest } : null;
}

/** The same with a little air on both sides. */
export function withAir({ low, high }: Extent, log: boolean): Extent {
  if (log)
    return low < high
      ? { low: low * (low / high) ** 0.04, high: high * (high / low) ** 0.04 }
      : { low: low / 2, high: high * 2 };
  const air = high > low ? (high - low) * 0.05 : Math.abs(high) * 0.05 || 1;
  return { low: low - air, high: high + air };
}

/** What was shown, as long as all that is needed lies within; else a quarter more of it at the end that is too short, so that it lasts. */
export function heldExtent(held: Extent, needed: Extent, log: boolean): Extent {
  const scale = scaleOf(needed, log);
  const wide = zoomed(scale, fromScreen(scale, 0, 1)(0.5), 1.5);
  return {
    low: needed.low < held.low ? wide.low : held.low,
    high: needed.high > held.high ? wide.high : held.high,
  };
}
