import { svg, type SVGTemplateResult } from 'lit';
import { markerPath, type Identity } from '../../shared/identity';

/** The part of a column's values that its bars show. */
export interface BarScale {
  readonly low: number;
  readonly high: number;
}

const margin = 4;
const middle = 11;
const capHeight = 6;

/** Where a value stands in a bar of some width; null where there is no scale. */
export function barPlace(value: number, { low, high }: BarScale, width: number): number | null {
  if (!(high > low) || !Number.isFinite(value)) return null;
  return margin + ((value - low) / (high - low)) * (width - 2 * margin);
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
}

/** Line from low to high with caps, a dot at the mean, ticks of the runs below. What is beyond the scale is an arrow. */
export function intervalBar(
  interval: Interval,
  scale: BarScale,
  width: number,
  identity: Identity | null,
): SVGTemplateResult | null {
  const at = barPlace(interval.mean, scale, width);
  if (at === null) return null;
  if (at < 0 || at > width) return svg`<path class="line" d=${chevron(at < 0, width)}></path>`;
  return svg`<path class="line" d=${intervalPath(interval, scale, width)}></path><path class="ticks" d=${ticksPath(interval.values, scale, width)}></path>${markerAt(at, identity, 3.5)}`;
}

/** How many runs a mean is over, where that is not all: over the line, on the side that the mean leaves free. */
export function countText(text: string, mean: number, scale: BarScale, width: number): SVGTemplateResult {
  const isLeft = (barPlace(mean, scale, width) ?? 0) > width / 2;
  return svg`<text class="count" x=${isLeft ? 1 : width - 1} y="8" text-anchor=${isLeft ? 'start' : 'end'}>${text}</text>`;
}

/** A dot at a single value. */
export function valueDot(
  value: number,
  scale: BarScale,
  width: number,
  identity: Identity | null,
): SVGTemplateResult | null {
  const at = barPlace(value, scale, width);
  if (at === null) return null;
  if (at < 0 || at > width) return svg`<path class="line" d=${chevron(at < 0, width)}></path>`;
  return markerAt(at, identity, identity ? 3 : 2);
}

function markerAt(at: number, identity: Identity | null, radius: number): SVGTemplateResult {
  const path = markerPath(identity?.marker ?? 'circle', radius);
  return svg`<path class=${identity?.hollow ? 'marker hollow' : 'marker'} transform=${`translate(${at} ${middle + 2})`} d=${path}></path>`;
}

function intervalPath({ low, high }: Interval, scale: BarScale, width: number): string {
  const [from, to] = [barPlace(low, scale, width), barPlace(high, scale, width)];
  if (from === null || to === null) return '';
  const y = middle + 2;
  const [left, right] = [Math.max(1, from), Math.min(width - 1, to)];
  const leftEnd = from < 1 ? arrow(left, 1) : cap(left);
  const rightEnd = to > width - 1 ? arrow(right, -1) : cap(right);
  return `M${left} ${y}H${right}${leftEnd}${rightEnd}`;
}

const cap = (x: number) => `M${x} ${middle + 2 - capHeight / 2}v${capHeight}`;

/** Points outwards: `inwards` is the direction of the line. */
const arrow = (x: number, inwards: 1 | -1) => `M${x + 3 * inwards} ${middle - 1}L${x} ${middle + 2}l${3 * inwards} 3`;

function chevron(left: boolean, width: number): string {
  const x = left ? 2 : width - 2;
  const tip = left ? 4 : -4;
  return `M${x + tip} ${middle - 2}L${x} ${middle + 2}l${tip} 4`;
}

function ticksPath(values: readonly number[], scale: BarScale, width: number): string {
  const places = values.map((value) => barPlace(value, scale, width));
  return places.map((x) => (x === null || x < 0 || x > width ? '' : `M${x} 19v3`)).join('');
}
