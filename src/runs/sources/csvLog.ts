import { pointsOf, type PointColumns } from './pointColumns';
import { pythonFloat } from './pythonFloat';
import { readCsv, type CsvHeader } from './csvRecords';

/** Which columns of a log are what; positions in its header. */
export interface LogColumns {
  /** Null: rows are counted from 0. */
  readonly step: number | null;
  readonly time: number | null;
  readonly metrics: readonly { readonly at: number; readonly key: string }[];
  /** Columns whose last value is a parameter of the run. */
  readonly params: readonly { readonly at: number; readonly key: string }[];
  /** Columns that were asked for and are not there. */
  readonly missing: readonly string[];
}

/** Of columns with one name the first is told by it; also gives the names of which there are more. */
export function withoutRepeats(columns: LogColumns): {
  readonly columns: LogColumns;
  readonly repeated: readonly string[];
} {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const metrics = columns.metrics.filter(({ key }) => {
    const isFirst = !seen.has(key);
    (isFirst ? seen : repeated).add(key);
    return isFirst;
  });
  return { columns: { ...columns, metrics }, repeated: [...repeated] };
}

/** How far a log was read, as JSON. */
export interface LogProgress {
  /** Bytes. */
  offset: number;
  rows: number;
  /** Step of the last row, for rows without one. */
  step: number;
  /** Cells with a number by metric, and cells with something else. */
  numbers: Record<string, number>;
  others: Record<string, number>;
  /** Rows with more cells than the header has names. */
  longer: number;
  params: Record<string, string>;
  /** Milliseconds since 1970, of a log with times. */
  firstTime: number | null;
  lastTime: number | null;
}

export function newLogProgress(header: CsvHeader): LogProgress {
  return {
    offset: header.end,
    rows: 0,
    step: 0,
    numbers: {},
    others: {},
    longer: 0,
    params: {},
    firstTime: null,
    lastTime: null,
  };
}

/** Reads on where `progress` ends, which is kept up to date; the points come after so many bytes, and at the end. */
export function* readLog(
  log: { readonly path: string; readonly size: number; readonly header: CsvHeader; readonly columns: LogColumns },
  progress: LogProgress,
  each: number,
): Iterable<ReadonlyMap<string, PointColumns>> {
  let series = new Map<string, PointColumns>();
  let handedOn = progress.offset;
  for (const { cells, end } of readCsv(log.path, progress.offset, log.size, log.header.delimiter)) {
    readRow(cells, log.columns, progress, series);
    if (cells.length > log.header.names.length) progress.longer++;
    progress.offset = end;
    if (end - handedOn < each) continue;
    yield series;
    series = new Map();
    handedOn = end;
  }
  yield series;
}

function readRow(
  cells: readonly string[],
  columns: LogColumns,
  progress: LogProgress,
  series: Map<string, PointColumns>,
): void {
  const step = stepOf(cells, columns, progress);
  const time = timeOf(cells, columns, progress);
  for (const { at, key } of columns.params) progress.params[key] = cells[at] ?? '';
  for (const { at, key } of columns.metrics) {
    const text = cells[at]?.trim() ?? '';
    if (text === '') continue;
    const value = pythonFloat(text);
    const counts = value === null ? progress.others : progress.numbers;
    const before = counts[key];
    // Every object has something under the name `constructor`.
    counts[key] = (typeof before === 'number' ? before : 0) + 1;
    if (value !== null) pointsOf(series, key).add(step, time, value);
  }
}

function stepOf(cells: readonly string[], { step }: LogColumns, progress: LogProgress): number {
  const row = progress.rows++;
  if (step === null) return row;
  const value = pythonFloat(cells[step]?.trim() ?? '');
  if (value !== null && Number.isFinite(value)) progress.step = value;
  return progress.step;
}

function timeOf(cells: readonly string[], { time }: LogColumns, progress: LogProgress): number {
  const value = time === null ? NaN : parseTime(cells[time] ?? '');
  if (Number.isNaN(value)) return NaN;
  progress.firstTime = Math.min(progress.firstTime ?? value, value);
  progress.lastTime = Math.max(progress.lastTime ?? value, value);
  return value;
}

/** Years are 1970 to 2286 in seconds, and the same in milliseconds. */
const leastMilliseconds = 1e10;

/** Milliseconds since 1970 of seconds, milliseconds, or an ISO date; NaN of everything else. */
export function parseTime(text: string): number {
  const number = pythonFloat(text.trim());
  if (number !== null) return Math.abs(number) < leastMilliseconds ? number * 1000 : number;
  return Date.parse(text.trim());
}
