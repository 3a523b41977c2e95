import { shorten } from '../../../src/base/text';
import { ownText } from '../../../src/base/numberText';
import { markerPath } from '../../shared/identity';
import type { PaintedRow } from './curveSpace';
import { axisOf, toScreen, withAir, type Extent } from './curveScales';
import { countsOf } from './equalPoints';
import type { Pen } from './pen';
import type { PlotLook } from './plotLook';
import { withoutWords } from './withoutWords';

/** A strip as it is to be drawn; lengths in pixels. */
export interface Strip {
  readonly rows: readonly PaintedRow[];
  readonly log: boolean;
  readonly look: PlotLook;
  readonly width: number;
  readonly height: number;
}

/** What a row needs at least, and the axis. */
export const stripRowHeight = 18;
export const stripAxisHeight = 22;

const margin = { top: 4, right: 20, gap: 10 };
const letterWidth = 6.2;
const nameSize = 11;
const noteSize = 9;
const noteLetterWidth = 5.1;
/** Px between what is drawn of a row and the note beside it. */
const noteGap = 10;
/** Px from the left of what is said of a row. */
const wordsAt = 160;

/** Whether rows have at most one value a run, so that there is no course to draw. */
export function isStrip(rows: readonly { readonly curves: readonly { readonly total: number }[] }[]): boolean {
  return rows.length > 0 && rows.every(({ curves }) => curves.every(({ total }) => total <= 1));
}

/** Which row lies at a height. */
export function stripRowAt({ rows, height }: Strip, top: number): PaintedRow | null {
  return rows[Math.floor((top - margin.top) / rowHeight(rows.length, height))] ?? null;
}

function rowHeight(rows: number, height: number): number {
  return Math.min(32, (height - margin.top - stripAxisHeight) / Math.max(1, rows));
}

/** One line for each row: the value of every run, and of a group its mean with the 95 % interval, as the table has them. */
export function paintStrip(pen: Pen, strip: Strip): void {
  const { rows, log, look, width, height } = strip;
  const left = Math.min(150, width * 0.35);
  const lineHeight = rowHeight(rows.length, height);
  const bottom = margin.top + rows.length * lineHeight;
  const axis = axisOf(extentOf(rows, log), log, 'value');
  const begin = left + margin.gap;
  const whole = toScreen(axis, begin, width - margin.right);
  const x = rows.every((row) => noteEnd(row, whole) <= width) ? whole : toScreen(axis, begin, width - noteRoom(rows));
  let free = -Infinity;
  axis.ticks.forEach((tick, index) => {
    const path = { x: Float64Array.of(x(tick), x(tick)), y: Float64Array.of(margin.top, bottom) };
    pen.line(path, { colour: look.grid, width: 1, opacity: 1, dash: [] });
    const text = { colour: look.second, size: nameSize, font: look.font, align: 'center' } as const;
    const words = axis.texts[index] ?? '';
    const half = (words.length * letterWidth) / 2;
    // Many digits tell close values apart, and need more room than their ticks have.
    if (x(tick) - half < free) return;
    pen.text(words, x(tick), bottom + 12, text);
    free = x(tick) + half + margin.gap;
  });
  rows.forEach((row, index) => {
    const y = margin.top + (index + 0.5) * lineHeight;
    const colour = row.emphasis === 'other' ? look.second : look.foreground;
    const name = shorten(row.charted.name, Math.floor((left - 8) / letterWidth));
    pen.text(name, left, y, { colour, size: nameSize, font: look.font, align: 'right' });
    paintRow(pen, row, { x, y, look });
  });
}

interface Line {
  readonly x: (value: number) => number;
  readonly y: number;
  readonly look: PlotLook;
}

function paintRow(pen: Pen, row: PaintedRow, line: Line): void {
  const { final, curves } = row.charted;
  const opacity = row.emphasis === 'other' ? 0.35 : 1;
  if (row.charted.row.type === 'group') {
    for (const [value, count] of countsOf(curves.flatMap(({ last }) => last[0] ?? []))) {
      paintTick(pen, row, line, value);
      if (count > 1) paintNote(pen, `×${count}`, line, { at: line.x(value) + 3, y: line.y + 7 });
    }
    paintInterval(pen, row, line);
    paintNote(pen, noteWords(row), line, { at: rowEnd(row, line.x) + noteGap, y: line.y - 2 });
  }
  const at = line.x(final.mean);
  if (!Number.isFinite(at)) return paintWords(pen, row, line);
  const { marker, hollow } = row.identity;
  const outlined = hollow || marker === 'cross';
  const fill = outlined ? line.look.background : row.colour;
  pen.mark(markerPath(marker, 4), at, line.y, { stroke: row.colour, fill, width: 1.5, opacity });
}

/** The run itself, under the interval of its group. */
function paintTick(pen: Pen, row: PaintedRow, { x, y }: Line, value: number): void {
  const at = x(value);
  if (!Number.isFinite(at)) return;
  const path = { x: Float64Array.of(at, at), y: Float64Array.of(y + 5, y + 9) };
  pen.line(path, { colour: row.colour, width: 1, opacity: row.emphasis === 'other' ? 0.35 : 0.8, dash: [] });
}

function paintInterval(pen: Pen, row: PaintedRow, { x, y }: Line): void {
  const { low, high } = row.charted.final;
  const [from, to] = [x(low), x(high)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return;
  const style = { colour: row.colour, width: 2, opacity: row.emphasis === 'other' ? 0.35 : 1, dash: [] };
  pen.line({ x: Float64Array.of(from, to), y: Float64Array.of(y, y) }, style);
  for (const end of [from, to])
    pen.line({ x: Float64Array.of(end, end), y: Float64Array.of(y - 3, y + 3) }, { ...style, width: 1 });
}

/** What has no place on the axis is said. */
function paintWords(pen: Pen, { charted: { final, curves } }: PaintedRow, { y, look }: Line): void {
  const nothing = curves.some(({ finished }) => finished) ? 'no finite value' : 'none has finished';
  const words = final.n === 0 ? nothing : ownText(final.mean);
  pen.text(words, wordsAt, y, { colour: look.second, size: nameSize, font: look.font, align: 'left' });
}

/** Members that no tick stands for, but for those that go on. */
function countWithout({ charted: { runs, curves, cut } }: PaintedRow): number {
  const lacking = cut ? 0 : runs - curves.length;
  return lacking + curves.filter(({ last, running }) => !running && !Number.isFinite(last[0])).length;
}

/** How many runs of a group have no value, where others have one. */
function noteWords(row: PaintedRow): string {
  const { row: of, final } = row.charted;
  return of.type === 'group' && final.n > 0 ? withoutWords(countWithout(row)) : '';
}

/** Where what is drawn of a row ends; of what has no place the words do that stand for it. */
function rowEnd({ charted: { final, curves } }: PaintedRow, x: Line['x']): number {
  const values = [final.mean, final.high, ...curves.flatMap(({ last }) => [...last])];
  const words = Number.isFinite(x(final.mean)) ? 0 : wordsAt + ownText(final.mean).length * letterWidth;
  return Math.max(words, ...values.map(x).filter(Number.isFinite));
}

/** Where the note beside a row ends; 0: it has none. */
function noteEnd(row: PaintedRow, x: Line['x']): number {
  const words = noteWords(row);
  return words === '' ? 0 : rowEnd(row, x) + noteGap + words.length * noteLetterWidth;
}

/** Px beside the rows that the longest note needs. */
function noteRoom(rows: readonly PaintedRow[]): number {
  return noteGap + Math.max(...rows.map((row) => noteWords(row).length)) * noteLetterWidth;
}

/** Small, beside or below the marks of a row. */
function paintNote(
  pen: Pen,
  words: string,
  { look }: Line,
  { at, y }: { readonly at: number; readonly y: number },
): void {
  if (words === '' || !Number.isFinite(at)) return;
  pen.text(words, at, y, { colour: look.second, size: noteSize, font: look.font, align: 'left' });
}

function extentOf(rows: readonly PaintedRow[], log: boolean): Extent {
  const values = rows
    .flatMap(({ charted: { final, curves } }) => [
      final.mean,
      final.low,
      final.high,
      ...curves.flatMap(({ last }) => [...last]),
    ])
    .filter((value) => Number.isFinite(value) && (!log || value > 0));
  if (values.length === 0) return { low: 0, high: 1 };
  // One by one: of very many marked runs there are more values than a call takes arguments.
  return withAir(
    { low: values.reduce((least, it) => Math.min(least, it)), high: values.reduce((most, it) => Math.max(most, it)) },
    log,
  );
}
