import { plural, shorten } from '../../../src/base/text';
import { markerPath } from '../../shared/identity';
import type { PaintedRow } from './curvePainter';
import type { CurvePicture } from './curvePlot';
import { countedMembers, hasNothingFinite } from './curveValues';
import type { Pen } from './pen';

/** Where each row stands under a plot that is taken along. */
export interface LaidLegend {
  readonly entries: readonly LegendEntry[];
  /** In lines. */
  readonly note: readonly string[];
  readonly left: number;
  readonly height: number;
}

interface LegendEntry {
  readonly row: PaintedRow;
  readonly words: string;
  readonly left: number;
  readonly line: number;
}

const textSize = 11;
const lineHeight = 18;
/** How wide a letter is, rather too wide than too narrow. */
const letterWidth = 6.6;
const sample = { width: 26, gap: 6, after: 18 };

/** Row by row from left to right, in as many lines as that takes; the note stands under them. */
export function layLegend(
  rows: readonly PaintedRow[],
  note: string,
  { left, right }: { readonly left: number; readonly right: number },
): LaidLegend {
  const entries: LegendEntry[] = [];
  let [at, line] = [left, 0];
  for (const row of rows) {
    const room = Math.max(8, Math.floor((right - left - sample.width - sample.gap) / letterWidth));
    const words = shorten(entryWords(row), room);
    const width = sample.width + sample.gap + words.length * letterWidth;
    if (at > left && at + width > right) [at, line] = [left, line + 1];
    entries.push({ row, words, left: at, line });
    at += width + sample.after;
  }
  const noteLines = broken(note, Math.floor((right - left) / letterWidth));
  return { entries, note: noteLines, left, height: (line + 1 + noteLines.length) * lineHeight + 8 };
}

/** Lines of at most so many letters, between words. */
function broken(text: string, most: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const longer = [...lines.slice(-1), word].join(' ');
    return lines.length > 0 && longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** "lgbm · 6, 5 runs". */
function entryWords({ charted }: PaintedRow): string {
  const { row, name, runs } = charted;
  const counted = countedMembers(charted, 0);
  const count = counted === runs ? plural(runs, 'run') : `${counted} of ${plural(runs, 'run')}`;
  const parts = [name, row.type === 'group' ? count : '', hasNothingFinite(charted) ? 'no finite value' : ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** `top`: where the plot ends. */
export function paintLegend(pen: Pen, legend: LaidLegend, { look, band }: CurvePicture, top: number): void {
  const text = { colour: look.foreground, size: textSize, font: look.font, align: 'left' } as const;
  const middleOf = (line: number) => top + (line + 0.5) * lineHeight;
  for (const { row, words, left, line } of legend.entries) {
    const middle = middleOf(line);
    const hasBand = row.charted.group !== null && band !== 'none';
    paintSample(pen, row, { left, middle, hasBand, background: look.background });
    pen.text(words, left + sample.width + sample.gap, middle, text);
  }
  const last = legend.entries.at(-1)?.line ?? 0;
  legend.note.forEach((words, index) =>
    pen.text(words, legend.left, middleOf(last + 1 + index), { ...text, colour: look.second }),
  );
}

interface SamplePlace {
  readonly left: number;
  readonly middle: number;
  readonly hasBand: boolean;
  readonly background: string;
}

/** The line, marker and band of a row, as they are in the plot. */
function paintSample(pen: Pen, { identity, colour }: PaintedRow, place: SamplePlace): void {
  const { left, middle, hasBand, background } = place;
  const x = Float64Array.of(left, left + sample.width);
  const across = (y: number) => Float64Array.of(y, y);
  if (hasBand) pen.area({ x, low: across(middle + 6), high: across(middle - 6) }, { colour, opacity: 0.2 });
  pen.line({ x, y: across(middle) }, { colour, width: 1.75, opacity: 1, dash: identity.dash });
  const outlined = identity.hollow || identity.marker === 'cross';
  const fill = outlined ? background : colour;
  const style = { stroke: colour, fill, width: outlined ? 1.5 : 1, opacity: 1 };
  pen.mark(markerPath(identity.marker, 4), left + sample.width / 2, middle, style);
}
