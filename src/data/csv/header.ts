import { isDataLike } from './cellShape';
import type { SampleRecord } from './sampleRecords';

/** Share of its cells that must be numbers, dates or times to make a column one of data. */
const mostly = 0.8;

/** Records that are compared with the first one. */
const compared = 100;

/** More lines of names than this are not looked for. */
const mostHeaderRows = 3;

/**
 * How many of the first records name the columns: 0 when the first one is as much data as those below it, 1 normally and
 * in doubt, more when lines of groups or units follow.
 */
export function findHeader(records: readonly SampleRecord[]): number {
  const [first] = records;
  if (first === undefined) return 1;
  if (numbersColumns(first, records.slice(1, compared))) return 1;
  if (records.length === 1) return first.cells.every((cell) => cell.trim() === '' || isDataLike(cell)) ? 0 : 1;
  if (isData(first, dataColumns(records.slice(1, compared))) && !countsUp(first)) return 0;
  let rows = 1;
  while (rows < mostHeaderRows && rows < records.length - 1) {
    const next = records[rows];
    const columns = dataColumns(records.slice(rows + 1, compared));
    if (next === undefined || columns.length < 2 || !isNames(next, columns)) break;
    rows++;
  }
  return rows;
}

/** Whether the first record certainly names columns: words, over numbers, dates or times. */
export function namesColumns(records: readonly SampleRecord[]): boolean {
  const [first, ...body] = records.slice(0, compared);
  if (first === undefined || first.cells.some((cell) => cell.trim() === '')) return false;
  const columns = dataColumns(body.filter((record) => record.width === first.width));
  return columns.length > 0 && columns.every((column) => isName(first.cells[column] ?? ''));
}

/** Columns whose filled cells are mostly numbers, dates or times. */
function dataColumns(records: readonly SampleRecord[]): number[] {
  const filled: number[] = [];
  const data: number[] = [];
  for (const record of records) {
    record.cells.forEach((cell, column) => {
      if (cell.trim() === '') return;
      filled[column] = (filled[column] ?? 0) + 1;
      if (isDataLike(cell)) data[column] = (data[column] ?? 0) + 1;
    });
  }
  return [...filled.keys()].filter(
    (column) => (data[column] ?? 0) > 0 && (data[column] ?? 0) >= mostly * (filled[column] ?? 0),
  );
}

/** Data in every column of data (empty cells aside), at least once. */
function isData(record: SampleRecord, columns: readonly number[]): boolean {
  const cells = columns.map((column) => record.cells[column] ?? '').filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.every(isDataLike);
}

/** Words in the columns of data, in most of them. */
function isNames(record: SampleRecord, columns: readonly number[]): boolean {
  const cells = columns.map((column) => (record.cells[column] ?? '').trim()).filter((cell) => cell !== '');
  return (
    cells.length >= Math.max(2, columns.length / 2) &&
    cells.some(isName) &&
    cells.every((cell) => isName(cell) || isUnitSign(cell))
  );
}

function isName(cell: string): boolean {
  return /\p{L}/u.test(cell) && !isDataLike(cell) && !isMissingWord(cell.trim());
}

/** Units that are no words; a dash is the one of what has none. */
function isUnitSign(cell: string): boolean {
  return /^[%‰°$€£¥#–-]$/u.test(cell);
}

function isMissingWord(text: string): boolean {
  return /^(na|n\/a|nan|null|none|nil|missing|unknown)$/i.test(text);
}

/**
 * The names that pandas gives to columns without one: 0, 1, 2…, behind an index that it writes without a name. Where no
 * index stands before them, a row of data reads the same if any of the numbers stands in its column once more.
 */
function numbersColumns({ cells }: SampleRecord, body: readonly SampleRecord[]): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== '');
  const isNumbered = first >= 0 && cells.slice(first).every((cell, index) => cell.trim() === String(index));
  if (!isNumbered || first > 0) return isNumbered;
  return body.length > 0 && body.every((record) => cells.every((cell, column) => record.cells[column] !== cell));
}

/** Years or numbered columns as names: whole numbers that go up in equal steps. */
function countsUp(record: SampleRecord): boolean {
  const numbers = record.cells
    .map((cell) => cell.trim())
    .filter((cell) => /^\d+$/.test(cell))
    .map(Number);
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  return (
    numbers.length > 2 &&
    step > 0 &&
    numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + step)
  );
}
