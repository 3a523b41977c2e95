import type { Extreme, NumberSummary } from '../profile/tableProfile';

/** A value beyond a gap that nothing in the column explains, and the value before the gap. */
export interface Isolated {
  readonly extreme: Extreme;
  readonly next: Extreme;
}

export type Side = 'highest' | 'lowest';

/** More values beyond the gap are a group of their own, not slips. */
const mostOutliers = 3;

/** Gap to the next value, in interquartile ranges. */
const widestGap = 5;

/** The same on a logarithmic scale: what is skewed by nature has long tails, and gaps in them. */
const widestLogGap = 2.5;

/** The few values beyond a gap at one end of a column. */
export function isolated(numbers: NumberSummary, side: Side): Isolated[] {
  const ends = numbers[side];
  let count = 0;
  let found: Isolated[] = [];
  for (let index = 0; index + 1 < ends.length; index++) {
    const extreme = ends[index];
    const next = ends[index + 1];
    if (extreme === undefined || next === undefined) break;
    count += extreme.count;
    if (count > mostOutliers) break;
    if (!isFar(numbers, extreme.value, next.value)) continue;
    // Of two slips one may lie far from the other: the gap that counts is the last one, before the usual values.
    found = ends.slice(0, index + 1).map((each) => ({ extreme: each, next }));
  }
  return found;
}

function isFar(numbers: NumberSummary, extreme: number, next: number): boolean {
  if (isBelowScale(numbers, extreme, next)) return true;
  const low = numbers.quantile(0.25);
  const high = numbers.quantile(0.75);
  const quartiles = { low, high, spread: high - low };
  if (quartiles.spread <= 0) return false;
  return (
    isGap(numbers, quartiles, extreme, next) ||
    isBeyondBounds(numbers, quartiles, extreme, next) ||
    isOfOtherSign(quartiles, extreme, next)
  );
}

/** Fewest steps that make a scale. */
const fewestScaleSteps = 3;

/** Below zero where all others are the few steps of a scale that begins above it, as -1 is under a rating from 1 to 5. */
function isBelowScale({ lowest, max }: NumberSummary, extreme: number, next: number): boolean {
  if (extreme >= 0 || next < 1) return false;
  const steps = lowest.filter(({ value }) => value >= next);
  const isWhole = steps.at(-1)?.value === max && steps.length >= fewestScaleSteps;
  return isWhole && steps.every(({ value }, index) => value === next + index);
}

interface Quartiles {
  readonly low: number;
  readonly high: number;
  readonly spread: number;
}

function isGap(numbers: NumberSummary, { low, high, spread }: Quartiles, extreme: number, next: number): boolean {
  const gap = Math.abs(extreme - next);
  if (low > 0 && extreme > 0 && next > 0) {
    const logGap = Math.abs(Math.log(extreme / next));
    const logSpread = Math.log(high / low);
    const far =
      extreme > next ? gap > widestGap * spread && logGap > Math.log(1.5) : gap > spread && logGap > Math.log(5);
    return far && logGap > widestLogGap * logSpread;
  }
  // Without a logarithm: farther away than all the others lie from each other.
  const rest = extreme > next ? next - numbers.min : numbers.max - next;
  return gap > widestGap * spread && gap > rest;
}

/** Reach of a column without tails, in interquartile ranges: 2 where all values are equally frequent, over 4 for a bell. */
const boundedReach = 3;

/** Fewest numbers at an end that have to differ for a column to be a measure and not a scale of few steps. */
const fewestSteps = 8;

/** Whether all others fill a range without tails, as ages do, and this lies farther away from it than it is wide. */
function isBeyondBounds(numbers: NumberSummary, { spread }: Quartiles, extreme: number, next: number): boolean {
  // Either end shows as many of them, but where a code for "missing" was left out.
  if (Math.max(numbers.highest.length, numbers.lowest.length) < fewestSteps) return false;
  const reach = extreme > next ? next - numbers.quantile(0.01) : numbers.quantile(0.99) - next;
  return reach > 0 && reach <= boundedReach * spread && Math.abs(extreme - next) > reach;
}

/** Zero or less where all others are well above it: no tail reaches down to there. */
function isOfOtherSign({ low, spread }: Quartiles, extreme: number, next: number): boolean {
  if (extreme > 0 || next <= 0) return false;
  if (extreme === 0) return next >= 2 * spread;
  return next - extreme > spread / 2 && low - next < spread;
}
