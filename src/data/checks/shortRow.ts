import { plural } from '../../base/text';
import { quoteCell } from '../csv/cell';
import { usualDelimiters } from '../csv/delimiter';
import { goesOnAfterQuote, rawCells, rawText } from '../csv/rawCells';
import type { CellPlace, RaggedRecord } from '../profile/tableProfile';
import { explained, rowsCause } from './cause';
import type { CellCause, Explanation, MendPlan, TableContext } from './check';
import { misfits } from './rowFit';
import { delimiterWord, listed, nameAmong, nameOf, quoted } from './shown';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a row has too few cells, where that is not that its last ones are missing. */
export interface Reading {
  /** Where to say it. */
  readonly at: Span;
  readonly explanation: Explanation;
  /** The line below, where that is the rest of this row. */
  readonly rest?: Span;
}

/** A short row as its readers look at it. */
interface ShortRow {
  readonly table: TableContext;
  readonly place: Span;
  readonly line: string;
  readonly cells: readonly string[];
  /** Cells of other sorts than their columns, where it is read as it stands. */
  readonly misfits: number;
  /** "3 cells, but the header names 13" */
  readonly lead: string;
}

/** The short rows of which more is known than that cells are missing, and what is said of them. */
export interface ReadRows {
  /** Numbers of the rows, the rest of each torn one among them. */
  readonly rows: ReadonlySet<number>;
  readonly cause: CellCause | null;
}

export function readShortRows(table: TableContext, records: readonly RaggedRecord[]): ReadRows {
  const rows = new Set<number>();
  const said: (CellPlace & { readonly explanation: Explanation | null })[] = [];
  for (const { place } of records) {
    const reading = rows.has(place.row) ? null : readShortRow(table, place);
    if (reading === null) continue;
    rows.add(place.row);
    said.push({ row: place.row, ...reading.at, explanation: reading.explanation });
    if (!reading.rest) continue;
    rows.add(place.row + 1);
    // Named as well, so that no other check speaks of it.
    said.push({ row: place.row + 1, ...reading.rest, explanation: null });
  }
  const cause = rowsCause(said, (more) => `${plural(more, 'more row has', 'more rows have')} too few cells.`);
  return { rows, cause: said.length === 0 ? null : cause };
}

/** What tells best why the row of a line is short; null where nothing speaks against missing cells at its end. */
export function readShortRow(table: TableContext, place: Span): Reading | null {
  const row = shortRow(table, place);
  if (row === null) return null;
  return strayQuote(row) ?? otherDelimiter(row) ?? brokenInTwo(row) ?? leftOut(row);
}

/** Whether the line above is a row that goes on in this one. */
export function isRestOfRow(table: TableContext, place: Span): boolean {
  const above = [place.start - 1, place.start - 2].map((offset) => table.line(Math.max(0, offset)));
  const before = above.find((line) => line.end > line.start && line.end < place.start);
  return before !== undefined && readShortRow(table, before)?.rest?.start === place.start;
}

function shortRow(table: TableContext, place: Span): ShortRow | null {
  const { width } = table.profile.structure;
  const line = new TextDecoder().decode(table.raw(place));
  if (/[\r\n]/.test(line) || line.trim() === '') return null;
  const cells = rawCells(line, [table.dialect.delimiter]);
  if (cells.length >= width) return null;
  const lead = `${plural(cells.length, 'cell')}, but the header names ${width}`;
  return { table, place, line, cells, misfits: misfits(table, cells), lead };
}

/** A quote before a cell that takes in the next ones, up to the quote of another cell. */
function strayQuote({ table, place, line, cells, lead }: ShortRow): Reading | null {
  const { delimiter } = table.dialect;
  let at = 0;
  for (const cell of cells) {
    const without = line.slice(0, at) + line.slice(at + 1);
    if (goesOnAfterQuote(cell) && rawCells(without, [delimiter]).length === table.profile.structure.width) {
      const start = place.start + Buffer.byteLength(line.slice(0, at));
      const quote = { start, end: start + 1 };
      const first = rawCells(cell.slice(1), [delimiter])[0] ?? '';
      const message = `${lead}: the quote before ${quoted(first, 20)} opens a text that takes in the cells behind it. Remove it.`;
      return { at: quote, explanation: explained(message, raw('Remove the Quote', quote, '')) };
    }
    at += cell.length + 1;
  }
  return null;
}

/** A row, or some of its cells, parted by another delimiter than all others. */
function otherDelimiter(row: ShortRow): Reading | null {
  const { table, place, line } = row;
  const { delimiter } = table.dialect;
  for (const other of usualDelimiters.filter((each) => each !== delimiter && line.includes(each))) {
    for (const delimiters of [[other], [other, delimiter]]) {
      const cells = rawCells(line, delimiters);
      if (cells.length !== table.profile.structure.width || cells.some((cell) => /^ \S/.test(cell))) continue;
      const written = cells.map((cell) => (cell.startsWith('"') ? cell : quoteCell(cell, delimiter)));
      if (misfits(table, written) > row.misfits) continue;
      const [wrong, right] = [delimiterWord(other), delimiterWord(delimiter)];
      const count = delimiters.length === 1 ? cells.length - 1 : cells.length - row.cells.length;
      const lead =
        delimiters.length === 1
          ? `This row is written with ${wrong}s where the others have ${right}s`
          : `${plural(count, `${wrong} stands`, `${wrong}s stand`)} in this row where the others have ${right}s`;
      const message = `${lead}: readers find ${plural(row.cells.length, 'cell')} instead of ${cells.length}. Write ${count === 1 ? `a ${right}` : `${right}s`}.`;
      const title = `Write ${count === 1 ? `a ${capital(right)}` : `${count} ${capital(right)}s`} Instead`;
      return { at: place, explanation: explained(message, raw(title, place, written.join(delimiter))) };
    }
  }
  return null;
}

/** Two lines that together are one row: broken inside of a cell, or at a delimiter that is lost. */
function brokenInTwo({ table, place, line, cells, ...row }: ShortRow): Reading | null {
  const { delimiter } = table.dialect;
  const { width } = table.profile.structure;
  const next = nextLine(table, place);
  const below = next && shortRow(table, next);
  if (!next || !below) return null;
  const both = cells.length + below.cells.length;
  if (both !== width && both !== width + 1) return null;
  const joined = line + (both === width ? delimiter : '') + below.line;
  const better = row.misfits + below.misfits - misfits(table, rawCells(joined, [delimiter]));
  // Two rows that lack as many cells each are as likely a habit.
  if (better < 0 || (better === 0 && cells.length === below.cells.length)) return null;
  const lead = `${row.lead}: with the ${below.cells.length} of the next line it`;
  const start = last(place, cells);
  if (better === 0) {
    const message = `${lead} has as many, so that it may go on there. Compare it with its source, and join the lines if they are one row.`;
    return { at: start, rest: next, explanation: explained(message) };
  }
  const number = table.lineNumber(place.start);
  const gap = { start: place.end, end: next.start };
  const mend = raw(`Join Lines ${number} and ${number + 1}`, gap, both === width ? delimiter : '');
  return {
    at: start,
    rest: next,
    explanation: explained(`${lead} is a whole row, broken in two. Join the lines.`, mend),
  };
}

/** Cells that were left out before others, which therefore stand in wrong columns. */
function leftOut({ table, place, cells, misfits: asItStands, lead }: ShortRow): Reading | null {
  const { columns, structure } = table.profile;
  const missing = structure.width - cells.length;
  if (asItStands === 0 || missing >= cells.length) return null;
  const gap = Array.from({ length: missing }, () => '');
  const costs = cells.map((_, at) => misfits(table, [...cells.slice(0, at), ...gap, ...cells.slice(at)]));
  const least = Math.min(...costs);
  if (least * 3 > asItStands) return null;
  const [first, final] = [costs.indexOf(least), costs.lastIndexOf(least)];
  const start =
    place.start +
    Buffer.byteLength(
      cells
        .slice(0, final)
        .map((cell) => `${cell},`)
        .join(''),
    );
  const at = { start, end: start + Buffer.byteLength(cells[final] ?? '') };
  const columnsRight = missing === 1 ? 'one column' : `${missing} columns`;
  const values = missing === 1 ? 'value' : `${missing} values`;
  const word = delimiterWord(table.dialect.delimiter);
  const next = columns[final + missing];
  const why = `from ${quoted(rawText(cells[final] ?? ''), 20)} on the row fits ${columnsRight} further right`;
  const where = next ? `before ${nameOf(next)}` : 'in the row';
  if (first !== final) {
    const message = `${lead}: ${missing === 1 ? 'a value is' : `${values} are`} missing ${where}, as ${why}. Add ${missing === 1 ? 'it' : 'them'} where ${missing === 1 ? 'it belongs' : 'they belong'}, or ${missing === 1 ? `a ${word}` : `${missing} ${word}s`} there.`;
    return { at, explanation: explained(message) };
  }
  const names = columns.slice(final, final + missing).map(nameAmong);
  const message = `${lead}: the ${missing === 1 ? 'value' : 'values'} of ${listed(names)} ${missing === 1 ? 'is' : 'are'} missing ${where}, as ${why}. Add ${missing === 1 ? 'it' : 'them'}, or ${missing === 1 ? `a ${word}` : `${missing} ${word}s`} there.`;
  const title =
    missing === 1 ? `Add an Empty Cell for ${names[0] ?? ''}` : `Add ${missing} Empty Cells ${capital(where)}`;
  return {
    at,
    explanation: explained(message, raw(title, { start, end: start }, table.dialect.delimiter.repeat(missing))),
  };
}

function nextLine(table: TableContext, { end }: Span): Span | null {
  const [first, second] = table.raw({ start: end, end: Math.min(end + 2, table.bytes) });
  const start = end + (first === 13 && second === 10 ? 2 : 1);
  return first === undefined || start >= table.bytes ? null : table.line(start);
}

function last(place: Span, cells: readonly string[]): Span {
  return { start: place.end - Buffer.byteLength(cells.at(-1) ?? ''), end: place.end };
}

function raw(title: string, { start, end }: Span, text: string): MendPlan {
  return { kind: 'raw', title, start, end, text };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
