import { figure } from '../../data/checks/shown';
import type { ColumnSummary } from '../../data/report';

export const pictureWidth = 420;
export const pictureHeight = 72;

/** Where the bars stand; the numbers of the axis are below. */
const ground = 56;
const fontSize = 10.5;

/** Room at the right for a value that lies far beyond the rest. */
const beyond = 60;

/** Colours of a picture that cannot ask the theme: it is an image in Markdown. */
export interface PictureColours {
  readonly bar: string;
  readonly mark: string;
  readonly words: string;
  /** Outlines instead of fills, for high contrast. */
  readonly outline: boolean;
}

/** A stretch of the axis and how densely the values lie in it. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly density: number;
}

/**
 * How the numbers of a column are spread, as SVG, with a mark at `value`; null where there is nothing to see. A few values
 * far out would press all others into one bar: then the bars show the middle 98 %, and what lies outside stands past a
 * break of the axis.
 */
export function histogramPicture(column: ColumnSummary, value: number | null, colours: PictureColours): string | null {
  const whole = binBars(column);
  const bars = tellsSomething(whole) ? whole : quantileBars(column);
  const [from, to] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 0];
  if (bars.length < 4 || to <= from) return null;
  const broken = bars !== whole && value !== null && value > to;
  const width = broken ? pictureWidth - beyond : pictureWidth;
  const farOut = pictureWidth - beyond / 3;
  const x = (at: number) => ((at - from) / (to - from)) * width;
  const style = colours.outline ? `fill="none" stroke="${colours.bar}"` : `fill="${colours.bar}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">`,
    `<g ${style}>${boxes(bars, x)}</g>`,
    broken ? axisBreak(width, colours.bar) : '',
    value === null ? '' : mark(broken ? farOut : x(clamp(value, from, to)), colours.mark),
    `<g font-family="sans-serif" font-size="${fontSize}" fill="${colours.words}">`,
    ...axisNumbers(from, to, column.quantiles?.['0.5'] ?? null, x),
    broken ? number(value, farOut, 'middle') : '',
    '</g>',
    '</svg>',
  ].join('');
}

function binBars({ histogram }: ColumnSummary): readonly Bar[] {
  return (histogram ?? []).map(({ from, to, count }) => ({ from, to, density: count }));
}

/** With nearly everything in a few bins the picture says less than the numbers. */
function tellsSomething(bars: readonly Bar[]): boolean {
  const total = bars.reduce((sum, { density }) => sum + density, 0);
  return bars.filter(({ density }) => density > total / 200).length >= 4;
}

/** Between two quantiles lies a known share of the values, whatever lies beyond them. */
function quantileBars({ quantiles }: ColumnSummary): readonly Bar[] {
  if (!quantiles) return [];
  const points = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;
  return points.slice(1).flatMap((point, index) => {
    const before = points[index] ?? point;
    const from = quantiles[`${before}`];
    const to = quantiles[`${point}`];
    return from === null || to === null || to <= from ? [] : [{ from, to, density: (point - before) / (to - from) }];
  });
}

function boxes(bars: readonly Bar[], x: (at: number) => number): string {
  const highest = Math.max(...bars.map(({ density }) => density));
  const room = ground - 10;
  return bars
    .filter(({ density }) => density > 0)
    .map(({ from, to, density }) => {
      const height = Math.max(1, (density / highest) * room);
      const size = `width="${tenth(Math.max(1, x(to) - x(from) - 1))}" height="${tenth(height)}"`;
      return `<rect x="${tenth(x(from) + 0.5)}" y="${tenth(ground - height)}" ${size}/>`;
    })
    .join('');
}

/** Two strokes through the axis. */
function axisBreak(at: number, colour: string): string {
  const bottom = ground - 1;
  const strokes = [8, 13].map((gap) => `M${at + gap} ${bottom}l4-9`).join('');
  return `<path stroke="${colour}" fill="none" d="${strokes}M${at + 24} ${bottom}h${beyond - 26}"/>`;
}

/** Both ends, and the middle where there is room for it. */
function axisNumbers(from: number, to: number, median: number | null, x: (at: number) => number): readonly string[] {
  const room = pictureWidth / 5;
  const fits = median !== null && x(median) > room && x(median) < x(to) - room;
  return [
    number(from, 0, 'start'),
    fits ? number(median, x(median), 'middle', 'median ') : '',
    number(to, x(to), 'end'),
  ];
}

function number(value: number, x: number, anchor: 'start' | 'middle' | 'end', word = ''): string {
  return `<text x="${tenth(x)}" y="${pictureHeight - 4}" text-anchor="${anchor}">${word}${figure(value)}</text>`;
}

function mark(x: number, colour: string): string {
  return `<path fill="${colour}" d="M${tenth(clamp(x, 5, pictureWidth - 5))} 9l-4.5-8h9z"/>`;
}

function clamp(value: number, least: number, greatest: number): number {
  return Math.min(greatest, Math.max(least, value));
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
