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

type Bar = NonNullable<ColumnSummary['histogram']>[number];

/**
 * How the numbers of a column are spread, as SVG, with a mark at `value`; null where there is nothing to see. A value that
 * lies far from the rest stands past a break of the axis.
 */
export function histogramPicture(column: ColumnSummary, value: number | null, colours: PictureColours): string | null {
  const bars = usualBars(column.histogram ?? []);
  const [from, to] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 0];
  if (bars.length < 4 || to <= from) return null;
  const side = value === null || (value >= from && value <= to) ? null : value < from ? 'left' : 'right';
  const left = side === 'left' ? beyond : 0;
  const width = side === null ? pictureWidth : pictureWidth - beyond;
  const farOut = side === 'left' ? beyond / 3 : pictureWidth - beyond / 3;
  const x = (at: number) => left + ((at - from) / (to - from)) * width;
  const style = colours.outline ? `fill="none" stroke="${colours.bar}"` : `fill="${colours.bar}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">`,
    `<g ${style}>${boxes(bars, x)}</g>`,
    side === null ? '' : axisBreak(side, colours.bar),
    value === null ? '' : mark(side === null ? x(value) : farOut, colours.mark),
    `<g font-family="sans-serif" font-size="${fontSize}" fill="${colours.words}">`,
    ...axisNumbers(from, to, column.quantiles?.['0.5'] ?? null, x),
    side === null || value === null ? '' : number(value, farOut, 'middle'),
    '</g>',
    '</svg>',
  ].join('');
}

/** The equal bins; a wider one at either end holds the few numbers that lie far from the rest. */
function usualBars(histogram: readonly Bar[]): readonly Bar[] {
  const middle = histogram[Math.floor(histogram.length / 2)];
  if (middle === undefined) return [];
  const usual = (middle.to - middle.from) * 1.5;
  return histogram.filter(({ from, to }, index) => (index > 0 && index < histogram.length - 1) || to - from <= usual);
}

function boxes(bars: readonly Bar[], x: (at: number) => number): string {
  const highest = Math.max(...bars.map(({ count }) => count));
  const room = ground - 10;
  return bars
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) => {
      const height = Math.max(1, (count / highest) * room);
      const size = `width="${tenth(Math.max(1, x(to) - x(from) - 1))}" height="${tenth(height)}"`;
      return `<rect x="${tenth(x(from) + 0.5)}" y="${tenth(ground - height)}" ${size}/>`;
    })
    .join('');
}

/** Two strokes through the axis, and the axis that goes on behind them. */
function axisBreak(side: 'left' | 'right', colour: string): string {
  const bottom = ground - 1;
  const [stroke, rest] = side === 'left' ? [beyond - 17, 2] : [pictureWidth - beyond + 8, pictureWidth - beyond + 24];
  const strokes = [0, 5].map((gap) => `M${stroke + gap} ${bottom}l4-9`).join('');
  return `<path stroke="${colour}" fill="none" d="${strokes}M${rest} ${bottom}h${beyond - 26}"/>`;
}

/** Both ends, and the middle where there is room for it. */
function axisNumbers(from: number, to: number, median: number | null, x: (at: number) => number): readonly string[] {
  const room = pictureWidth / 5;
  const fits = median !== null && x(median) > room && x(median) < x(to) - room;
  return [
    number(from, x(from), 'start'),
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
