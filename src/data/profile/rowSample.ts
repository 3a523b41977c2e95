import { hashOffset } from './cellHash';

/**
 * A sample of rows, drawn by a hash of where they begin: the same rows whatever the ranges and threads. All rows while
 * there are few; then those whose hash opens with `level` zero bits. Of each column it keeps the numbers. Plain data.
 */
export interface RowSample {
  /** More rows than this raise the level. */
  readonly most: number;
  level: number;
  rows: number;
  /** Hash of each sampled row. */
  hashes: Uint32Array;
  /** Numbers of a column by sampled row, NaN where there is none; null for a column without numbers so far. */
  readonly columns: (Float64Array | null)[];
}

const mostRows = 32_768;
const fewestRows = 256;
const mostValues = 1 << 20;

export function createSample(width: number, level = 0): RowSample {
  const room = 2 ** Math.floor(Math.log2(mostValues / Math.max(1, width)));
  return {
    most: Math.max(fewestRows, Math.min(mostRows, room)),
    level,
    rows: 0,
    hashes: new Uint32Array(64),
    columns: new Array<Float64Array | null>(width).fill(null),
  };
}

/** A level that a sample of about so many rows will surely need, even if they are a quarter of that. */
export function leastLevel({ most }: RowSample, rows: number): number {
  return Math.max(0, Math.floor(Math.log2(rows / (most * 4))));
}

/** Draws from the rows that begin at `base + starts[…]`; writes their indices to `chosen` and returns how many they are. */
export function drawRows(
  sample: RowSample,
  base: number,
  starts: Int32Array,
  rows: number,
  chosen: Int32Array,
): number {
  settleSample(sample);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const hash = hashOffset(base + (starts[row] as number));
    if (sample.level === 0 || hash >>> (32 - sample.level) === 0) chosen[count++] = row;
  }
  takeRows(sample, base, starts, chosen, count);
  return count;
}

/** Makes room for the rows that were drawn. */
export function takeRows(sample: RowSample, base: number, starts: Int32Array, chosen: Int32Array, count: number): void {
  reserve(sample, sample.rows + count);
  for (let index = 0; index < count; index++)
    sample.hashes[sample.rows + index] = hashOffset(base + (starts[chosen[index] as number] as number));
  sample.rows += count;
}

/** Keeps a column's numbers of the rows that were drawn last. */
export function keepNumbers(
  sample: RowSample,
  column: number,
  numbers: Float64Array,
  chosen: Int32Array,
  count: number,
): void {
  if (sample.columns[column] === null && !hasNumber(numbers, chosen, count)) return;
  const kept = columnOf(sample, column);
  const first = sample.rows - count;
  for (let index = 0; index < count; index++) kept[first + index] = numbers[chosen[index] as number] as number;
}

function hasNumber(numbers: Float64Array, chosen: Int32Array, count: number): boolean {
  for (let index = 0; index < count; index++) {
    const value = numbers[chosen[index] as number] as number;
    if (value === value) return true;
  }
  return false;
}

/** Adds the sample of another part. */
export function mergeSample(to: RowSample, from: RowSample): void {
  while (to.level < from.level) raiseLevel(to);
  const first = to.rows;
  const taken: number[] = [];
  for (let row = 0; row < from.rows; row++)
    if (to.level === 0 || (from.hashes[row] as number) >>> (32 - to.level) === 0) taken.push(row);
  reserve(to, first + taken.length);
  to.rows = first + taken.length;
  taken.forEach((row, index) => (to.hashes[first + index] = from.hashes[row] as number));
  from.columns.forEach((numbers, column) => {
    if (numbers === null) return;
    const kept = columnOf(to, column);
    taken.forEach((row, index) => (kept[first + index] = numbers[row] as number));
  });
  settleSample(to);
}

/** Brings the sample down to its size. */
export function settleSample(sample: RowSample): void {
  while (sample.rows > sample.most) raiseLevel(sample);
}

/** The sampled numbers of a column, ascending. */
export function sampledNumbers(sample: RowSample, column: number): Float64Array {
  const numbers = sample.columns[column] ?? new Float64Array(0);
  const found = new Float64Array(sample.rows);
  let count = 0;
  for (let row = 0; row < sample.rows && row < numbers.length; row++) {
    const value = numbers[row] as number;
    if (value === value) found[count++] = value;
  }
  return found.subarray(0, count).sort();
}

/** The array of a column, long enough, NaN where nothing was written. */
function columnOf(sample: RowSample, column: number): Float64Array {
  const old = sample.columns[column] ?? null;
  if (old !== null && old.length >= sample.rows) return old;
  const grown = new Float64Array(sample.hashes.length).fill(NaN);
  if (old !== null) grown.set(old);
  sample.columns[column] = grown;
  return grown;
}

function reserve(sample: RowSample, rows: number): void {
  if (rows <= sample.hashes.length) return;
  const grown = new Uint32Array(2 ** Math.ceil(Math.log2(rows)));
  grown.set(sample.hashes);
  sample.hashes = grown;
}

function raiseLevel(sample: RowSample): void {
  sample.level++;
  const { hashes, columns } = sample;
  const shift = 32 - sample.level;
  let kept = 0;
  const from = new Int32Array(sample.rows);
  for (let row = 0; row < sample.rows; row++) {
    if ((hashes[row] as number) >>> shift !== 0) continue;
    hashes[kept] = hashes[row] as number;
    from[kept++] = row;
  }
  for (const numbers of columns) {
    if (numbers === null) continue;
    for (let row = 0; row < kept; row++) numbers[row] = numbers[from[row] as number] ?? NaN;
    numbers.fill(NaN, kept);
  }
  sample.rows = kept;
}
