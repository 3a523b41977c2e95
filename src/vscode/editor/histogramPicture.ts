import type { ColumnSummary } from '../../data/report';

export const pictureWidth = 420;
export const pictureHeight = 56;

/** Colours of a picture that cannot ask the theme: it is an image in Markdown. */
export interface PictureColours {
  readonly bar: string;
  readonly mark: string;
  /** Outlines instead of fills, for high contrast. */
  readonly outline: boolean;
}

/** The histogram of a number column as SVG, with a mark at `value`; null where there is none. */
export function histogramPicture(column: ColumnSummary, value: number | null, colours: PictureColours): string | null {
  const bins = column.histogram;
  if (!bins || !tellsSomething(bins)) return null;
  const highest = Math.max(...bins.map(({ count }) => count));
  const step = pictureWidth / bins.length;
  const room = pictureHeight - 10;
  const bars = bins.map(({ count }, index) => {
    const height = count === 0 ? 0 : Math.max(1, (count / highest) * room);
    const box = `x="${tenth(index * step + 0.5)}" y="${tenth(pictureHeight - height)}" width="${tenth(step - 1)}" height="${tenth(height)}"`;
    return height === 0 ? '' : `<rect ${box}/>`;
  });
  const style = colours.outline ? `fill="none" stroke="${colours.bar}"` : `fill="${colours.bar}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">`,
    `<g ${style}>${bars.join('')}</g>`,
    mark(bins, value, colours.mark),
    '</svg>',
  ].join('');
}

/** With nearly everything in a few bins, because one value lies far out, the numbers say more than the picture. */
function tellsSomething(bins: NonNullable<ColumnSummary['histogram']>): boolean {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.filter(({ count }) => count > total / 200).length >= 4;
}

/** A triangle over the place of the value; at the edge for what lies outside. */
function mark(bins: NonNullable<ColumnSummary['histogram']>, value: number | null, colour: string): string {
  const from = bins[0]?.from ?? 0;
  const to = bins.at(-1)?.to ?? 0;
  if (value === null || to <= from) return '';
  const x = tenth(4 + Math.min(1, Math.max(0, (value - from) / (to - from))) * (pictureWidth - 8));
  return `<path fill="${colour}" d="M${x} 9l-4.5-8h9z"/>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
