import { quoteCell } from '../csv/cell';
import { isDataLike } from '../csv/cellShape';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile } from '../profile/tableProfile';
import type { TableContext } from './check';
import { natureOf } from './nature';
import { cellFit, isNumberOf } from './rowFit';

/** A cell of a row as it stands in the file. */
export interface RawCell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The cells of the record at a place. */
export function rawCellsAt(table: TableContext, place: { readonly start: number; readonly end: number }): RawCell[] {
  const decoder = new TextDecoder();
  return table.record(place).map(({ start, end }) => ({ start, end, text: decoder.decode(table.raw({ start, end })) }));
}

/** One way to take a row with too many cells in which every cell fits its column. */
export interface LongRowReading {
  /** Pieces of one number or text, the empty cells that are too many, or all that has no column. */
  readonly kind: 'number' | 'text' | 'empty' | 'surplus';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The column that it is a cell of, or stands before. */
  readonly column: ColumnProfile | null;
  /** Whether more speaks for it than that a column of text takes anything. */
  readonly isStrong: boolean;
}

/**
 * How a row with `extra` cells too many can be taken so that every cell fits its column. Where more speaks for some of
 * the readings than that a column of text takes anything, only those.
 */
export function longRowReadings(
  table: TableContext,
  cells: readonly RawCell[],
  extra: number,
): readonly LongRowReading[] {
  const { columns } = table.profile;
  const fit = cellFit(table);
  // Cells before the faulty ones stand in their columns, those behind so many further right.
  const firstMisfit = columns.findIndex((column, at) => !fit(column, cells[at]?.text ?? ''));
  const lastMisfit = columns.findLastIndex((column, at) => !fit(column, cells[at + extra]?.text ?? ''));
  const readings: LongRowReading[] = [];
  columns.forEach((column, at) => {
    if (firstMisfit >= 0 && firstMisfit < at) return;
    if (lastMisfit < at && isEmptyRun(cells, at, extra)) readings.push(emptyCells(cells, column, extra));
    const merged = lastMisfit <= at ? mergedCell(table, cells, column, extra) : null;
    if (merged !== null && (merged.kind === 'number' || fit(column, quoteCell(merged.text, table.dialect.delimiter))))
      readings.push(merged);
  });
  if (firstMisfit < 0) readings.push(surplusCells(cells, extra));
  const strong = readings.filter(({ isStrong }) => isStrong);
  return strong.length > 0 ? strong : readings;
}

/** Where some empty cells stand next to each other, it is the same to remove any: the first. */
function isEmptyRun(cells: readonly RawCell[], at: number, extra: number): boolean {
  return cells.slice(at, at + extra).every(isEmpty) && !(at > 0 && isEmpty(cells[at - 1]));
}

function isEmpty(cell: RawCell | undefined): boolean {
  return cell?.text.trim() === '';
}

function emptyCells(cells: readonly RawCell[], column: ColumnProfile, extra: number): LongRowReading {
  const start = cells[column.index]?.start ?? 0;
  const end = cells[column.index + extra]?.start ?? start;
  return { kind: 'empty', start, end, text: '', column, isStrong: true };
}

function surplusCells(cells: readonly RawCell[], extra: number): LongRowReading {
  const [start, end] = [cells.at(-extra)?.start ?? 0, cells.at(-1)?.end ?? 0];
  return { kind: 'surplus', start, end, text: '', column: null, isStrong: false };
}

/** The pieces from a column on as one cell of it; null where they are none. */
function mergedCell(
  table: TableContext,
  cells: readonly RawCell[],
  column: ColumnProfile,
  extra: number,
): LongRowReading | null {
  const { delimiter } = table.dialect;
  const pieces = cells.slice(column.index, column.index + extra + 1);
  const [first, last] = [pieces[0], pieces.at(-1)];
  const text = pieces.map((piece) => piece.text).join(delimiter);
  if (first === undefined || last === undefined || pieces.some(isEmpty) || text.includes('"')) return null;
  const reading = { start: first.start, end: last.end, text, column };
  if (isNumberOf(table, column, text)) return { ...reading, kind: 'number', isStrong: true };
  if (natureOf(column).main !== 'text' || isCodes(column)) return null;
  // "Bend, OR": a blank after the delimiter belongs to a sentence, where it does not follow every one.
  const isSentence = pieces.slice(1).every(isSpaced) && cells.filter(isSpaced).length === extra;
  const isStrong = isSentence || column.distinct.values.some(({ value }) => value.includes(delimiter));
  return isStrong || !pieces.some((piece) => isDataLike(piece.text)) ? { ...reading, kind: 'text', isStrong } : null;
}

function isSpaced({ text }: RawCell): boolean {
  return /^ \S/.test(text);
}

/** Whether every known value of a column is one word with a digit in it: "U0019". */
function isCodes({ distinct }: ColumnProfile): boolean {
  const texts = distinct.values.filter(({ kind }) => kind === CellKind.Text);
  return texts.length > 0 && texts.every(({ value }) => /^[^\s,;\t|]*\d[^\s,;\t|]*$/.test(value));
}
