import { namesColumns } from './header';
import type { SampleRecord } from './sampleRecords';

/** Longest preamble that is looked for, in records. */
const longest = 50;

/** How many records stand before the table: comments, titles, blank lines, and what is said of it in lines of another form. */
export function preambleRecords(records: readonly SampleRecord[], width: number): number {
  const plain = leading(records, (record) => isPlainTitle(record, width));
  const before = leading(records, (record) => isPlainTitle(record, width) || isRemark(record, width));
  // Lines that may as well be a short header, or groups of columns, need a header below them to be none.
  const above = records.slice(plain, before).filter(({ blank }) => !blank);
  const below = records.slice(before).filter(({ blank }) => !blank);
  const count = before > plain && namesColumns(below) && !isTable(above) ? before : plain;
  if (count === 0 && width === 1) return titleOfOneColumn(records);
  // Without a table behind it, it is no preamble.
  return count < records.length ? count : 0;
}

/** Fewest records of data that make lines of another width a table of their own; fewer may be settings and their values. */
const fewestOfTable = 8;

function isTable(records: readonly SampleRecord[]): boolean {
  const [first, ...body] = records;
  const alike = body.filter(({ width }) => width === first?.width);
  return alike.length >= fewestOfTable && alike.length === body.length && namesColumns(records);
}

function leading(records: readonly SampleRecord[], is: (record: SampleRecord) => boolean): number {
  const end = records.slice(0, longest).findIndex((record) => !is(record));
  return end < 0 ? Math.min(longest, records.length) : end;
}

function isPlainTitle(record: SampleRecord, width: number): boolean {
  const comment = record.cells[0]?.startsWith('#') === true && (record.width !== width || width === 1);
  const title = width > 1 && record.width === 1;
  return record.blank || comment || title;
}

/** A sentence with commas in it, or a title that a spreadsheet padded to the width of the table. */
function isRemark({ cells, width: own }: SampleRecord, width: number): boolean {
  if (own < width) return true;
  const [first = '', second = '', ...others] = cells.map((cell) => cell.trim());
  const labelled = second === '' || first.endsWith(':');
  return width > 2 && own === width && first !== '' && labelled && others.every((cell) => cell === '');
}

/** A title over a single column looks like its name: the blank line between tells. */
function titleOfOneColumn(records: readonly SampleRecord[]): number {
  const [title, gap, ...table] = records;
  const set = title?.blank === false && /\s/.test(title.cells[0]?.trim() ?? '') && gap?.blank === true;
  return set && namesColumns(table) ? 2 : 0;
}
