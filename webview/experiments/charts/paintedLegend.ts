import { shorten } from '../../../src/base/text';
import { dashFromMiddle, markerPath, type Identity } from '../../shared/identity';
import type { Pen } from './pen';
import type { PlotLook } from './plotLook';

/** What a picture shows by one look. */
export interface LegendItem {
  readonly words: string;
  readonly identity: Identity;
  /** The colour of the identity without variables. */
  readonly colour: string;
  readonly sample: 'point' | 'line' | 'band';
}

/** Where each item stands under a plot that is taken along. */
export interface LaidLegend {
  readonly entries: readonly LegendEntry[];
  /** In lines. */
  readonly note: readonly string[];
  readonly left: number;
  readonly height: number;
}

interface LegendEntry {
  readonly item: LegendItem;
  readonly words: string;
  readonly left: number;
  readonly line: number;
}

const textSize = 11;
const lineHeight = 18;
/** How wide a letter is, rather too wide than too narrow. */
const letterWidth = 6.6;
const sample = { width: 32, gap: 6, after: 18 };

/** Item by item from left to right, in as many lines as that takes; the note stands under them. */
export function layLegend(
  items: readonly LegendItem[],
  note: string,
  { left, right }: { readonly left: number; readonly right: number },
): LaidLegend {
  const entries: LegendEntry[] = [];
  let [at, line] = [left, 0];
  for (const item of items) {
    const room = Math.max(8, Math.floor((right - left - sample.width - sample.gap) / letterWidth));
    const words = shorten(item.words, room);
    const width = sample.width + sample.gap + words.length * letterWidth;
    if (at > left && at + width > right) [at, line] = [left, line + 1];
    entries.push({ item, words, left: at, line });
    at += width + sample.after;
  }
  const lines = entries.length === 0 ? 0 : line + 1;
  const noteLines = note === '' ? [] : broken(note, Math.floor((right - left) / letterWidth));
  return { entries, note: noteLines, left, height: (lines + noteLines.length) * lineHeight + 8 };
}

/** Lines of at most so many letters, between words. */
function broken(text: string, most: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const longer = [...lines.slice(-1), word].join(' ');
    return lines.length > 0 && longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** `top`: where the plot ends. */
export function paintLegend(pen: Pen, legend: LaidLegend, look: PlotLook, top: number): void {
  const text = { colour: look.foreground, size: textSize, font: look.font, align: 'left' } as const;
  const middleOf = (line: number) => top + (line + 0.5) * lineHeight;
  for (const { item, words, left, line } of legend.entries) {
    const middle = middleOf(line);
    paintSample(pen, item, { left, middle, background: look.background });
    pen.text(words, left + sample.width + sample.gap, middle, text);
  }
  const last = legend.entries.at(-1)?.line ?? -1;
  legend.note.forEach((words, index) =>
    pen.text(words, legend.left, middleOf(last + 1 + index), { ...text, colour: look.second }),
  );
}

interface SamplePlace {
  readonly left: number;
  readonly middle: number;
  readonly background: string;
}

/** The line, marker and band of an item, as they are in the plot. */
function paintSample(pen: Pen, { identity, colour, sample: kind }: LegendItem, place: SamplePlace): void {
  const { left, middle, background } = place;
  const x = Float64Array.of(left, left + sample.width);
  const across = (y: number) => Float64Array.of(y, y);
  if (kind === 'band') pen.area({ x, low: across(middle + 6), high: across(middle - 6) }, { colour, opacity: 0.2 });
  const style = { colour, width: 1.75, opacity: 1, dash: dashFromMiddle(identity.dash) };
  if (kind !== 'point')
    for (const end of x) pen.line({ x: Float64Array.of(left + sample.width / 2, end), y: across(middle) }, style);
  const outlined = identity.hollow || identity.marker === 'cross';
  const fill = outlined ? background : colour;
  pen.mark(markerPath(identity.marker, 4), left + sample.width / 2, middle, {
    stroke: colour,
    fill,
    width: outlined ? 1.5 : 1,
    opacity: 1,
  });
}
