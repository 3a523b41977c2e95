import { exponents } from '../../../src/base/numberText';

/** Widths in px of what stands in a metric's column; 0: it has no room, or nothing to say. */
export interface MetricParts {
  readonly sparkline: number;
  readonly bar: number;
  readonly value: number;
  readonly crown: number;
  readonly sd: number;
  readonly delta: number;
}

/** What a metric's column has to say besides its value. */
interface MetricContent {
  readonly grouped: boolean;
  readonly baseline: boolean;
  readonly sparkline: boolean;
  /** Digits after the point; more than four need more room. */
  readonly decimals: number;
  /** Px of the widest value. */
  readonly value: number;
}

/** Left and right of everything. */
const edges = 16;
const least = { sparkline: 88, bar: 64, value: 60, crown: 18, sd: 50, delta: 74 };
const widestBar = 104;
const digitWidth = 8;
/** Digits that a difference has at most beyond those that its least room is for. */
const mostMore = 2;
/** Before a value with nothing before it, which the crown moves into that, so that it stands in the narrowest column too. */
const leftEdge = edges / 2;

/** Shares out a column: the value always, then crown, bar, difference, curve and deviation while there is room. */
export function metricParts(width: number, content: MetricContent): MetricParts {
  const more = digitWidth * Math.max(0, (content.decimals === exponents ? 4 + mostMore : content.decimals) - 4);
  const value = Math.max(least.value, content.value);
  let left = width - edges - value;
  const take = (wanted: boolean, size: number) => {
    const fits = wanted && left >= size;
    if (fits) left -= size;
    return fits ? size : 0;
  };
  // That one is the best is said at any width that holds the values.
  left += leftEdge;
  const crown = take(true, least.crown);
  left -= leftEdge;
  const bar = take(true, least.bar);
  const delta = take(content.baseline, least.delta + more);
  const sparkline = take(content.sparkline, least.sparkline);
  const sd = take(content.grouped, least.sd + more);
  const wider = bar > 0 ? Math.min(left, widestBar - bar) : 0;
  return { sparkline, bar: bar + wider, value: value + Math.max(0, left - wider), crown, sd, delta };
}
