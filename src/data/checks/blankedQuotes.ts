import type { ColumnProfile } from '../profile/tableProfile';
import type { TableContext } from './check';

/** A quoted cell with blanks beside its quotes, which RFC 4180 makes part of the text: `, "Meier, Anna" ,`. */
export interface BlankedQuote {
  readonly start: number;
  readonly end: number;
  /** Where its quotes stand. */
  readonly quoted: { readonly start: number; readonly end: number };
}

/** The cell with blanks beside its quotes that an offset lies in, as a reader finds it that passes over blanks. */
export function blankedQuote(table: TableContext, offset: number): BlankedQuote | null {
  const line = table.line(offset);
  // One character a byte, so that places are those of the file.
  const text = Buffer.from(table.raw(line)).toString('latin1');
  const { delimiter } = table.dialect;
  const within = offset - line.start;
  for (let at = 0; at <= within;) {
    const cell = quotedCell(text, at, delimiter);
    if (cell !== null && cell.end > within) {
      if (cell.end - cell.start === cell.quoted.end - cell.quoted.start) return null;
      const moved = ({ start, end }: BlankedQuote['quoted']) => ({ start: line.start + start, end: line.start + end });
      return { ...moved(cell), quoted: moved(cell.quoted) };
    }
    const next = text.indexOf(delimiter, cell?.end ?? at);
    if (next < 0) return null;
    at = next + 1;
  }
  return null;
}

/** The quoted cell that begins at `at`, the blanks around it too; null where what stands there is not quoted. */
function quotedCell(text: string, at: number, delimiter: string): BlankedQuote | null {
  const pattern = /( *)("(?:[^"]|"")*") */y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return null;
  const end = at + found[0].length;
  if (end < text.length && text[end] !== delimiter) return null;
  const start = at + (found[1]?.length ?? 0);
  return { start: at, end, quoted: { start, end: start + (found[2]?.length ?? 0) } };
}

/** Whether most of the odd quotes of a column that are known stand beside blanks, or in text that was split behind those. */
export function isBlanked(table: TableContext, { index }: ColumnProfile): boolean {
  const quotes = table.profile.structure.strayQuotes.cells.filter(({ column }) => column === index);
  return quotes.filter(({ start }) => blankedQuote(table, start) !== null).length * 2 > quotes.length;
}
