import { formatCount } from '../base/text';

/** A row as it was written, with its number in the file: 1 is the first after the names of the columns. */
export interface NumberedRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** One column of the rows that are judged, with the numbers that these have in the file. */
export interface Column {
  readonly name: string;
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/** How programs write that there is no value. */
const noValues = new Set(['', 'nan', 'null', '<na>', 'nat', '#n/a']);
/** Words that say so too, unless a class is called that. */
const noClasses = new Set(['none', 'na', 'n/a', 'undefined', 'inf', '-inf', 'infinity', '-infinity']);

export function isNoValue(text: string): boolean {
  return noValues.has(text.toLowerCase());
}

export function isNoClass(text: string): boolean {
  return isNoValue(text) || noClasses.has(text.toLowerCase());
}

export function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

export function isWhole(text: string): boolean {
  return Number.isInteger(Number(text));
}

export function textOf(row: readonly string[], column: number): string {
  return (row[column] ?? '').trim();
}

/** By their ids, else by what stands in the columns that count: the order of the file is to change no figure. */
export function sortedRows(
  rows: readonly NumberedRow[],
  id: number | undefined,
  columns: readonly number[],
): readonly NumberedRow[] {
  const keys = id === undefined ? columns : [id];
  const keyed = rows.map((row) => ({ row, key: keys.map((column) => textOf(row.cells, column)).join('\0') }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ row }) => row);
}

/** The numbers of a column; a sentence names the first cell that holds none. */
export function numbersIn(column: Column): Float64Array | string {
  return wrongCell(column, isNumber, 'a number') ?? Float64Array.from(column.texts, Number);
}

/** A sentence about the first cell in the file that is not right; null: all are. */
export function wrongCell(
  { name, texts, numbers }: Column,
  isRight: (text: string) => boolean,
  wanted: string,
): string | null {
  let first: number | null = null;
  for (const [at, text] of texts.entries())
    if (!isRight(text) && (first === null || (numbers[at] ?? 0) < (numbers[first] ?? 0))) first = at;
  if (first === null) return null;
  const row = `Row ${formatCount(numbers[first] ?? 0)}`;
  const text = texts[first] ?? '';
  if (text === '') return `${row} has nothing in the column ${name}.`;
  return `${row} has ${JSON.stringify(text.slice(0, 40))} in the column ${name}, which is not ${wanted}.`;
}
