import { cellText } from './cell';
import { CsvScanner, createRecordBatch, RowFlag } from './scanner';

/** A record at the head of a file, parsed with one delimiter. */
export interface SampleRecord {
  readonly start: number;
  readonly blank: boolean;
  /** How many cells there are. */
  readonly width: number;
  /** The texts of the first of them; decoded when they are asked for, since most records only count. */
  readonly cells: readonly string[];
}

/** Records that a decision about the whole file is made from. */
const sampled = 1000;

/** Beyond so many, cells are counted and not looked at. */
const lookedAt = 512;

/** The first records of `head` (after `from`), as `delimiter` splits them; a record that the head cuts off is left out. */
export function sampleRecords(head: Uint8Array, from: number, whole: boolean, delimiter: string): SampleRecord[] {
  // The first look knows no width, so that lone quotes may swallow lines; the second one tells them by the width found.
  const read = (ended: boolean): SampleScan => {
    const first = scan(head, from, { delimiter, width: 1, whole, ended });
    const width = commonWidth(first.records);
    return width === 1 ? first : scan(head, from, { delimiter, width, whole, ended });
  };
  const sample = read(true);
  if (whole || !sample.unclosed) return sample.records;
  const before = read(false).records;
  return goesOn(sample.records, before) ? before : sample.records;
}

/** Share of the lines that have one width where they are records. */
const alike = 0.9;

/** Whether a quoted text goes on beyond the head, so that only the records before it are any: its lines are of any width. */
function goesOn(records: readonly SampleRecord[], before: readonly SampleRecord[]): boolean {
  if (before.length === 0 || before.length >= records.length) return false;
  const width = commonWidth(records);
  const filled = records.filter(({ blank }) => !blank);
  return width === 1 || filled.filter((record) => record.width === width).length < filled.length * alike;
}

/** The number of cells that most records have (blank ones do not count); 1 without records. */
export function commonWidth(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const record of records) if (!record.blank) counts.set(record.width, (counts.get(record.width) ?? 0) + 1);
  let common = 1;
  let most = 0;
  for (const [width, count] of counts) {
    if (count < most || (count === most && width <= common)) continue;
    common = width;
    most = count;
  }
  return common;
}

class ScannedRecord implements SampleRecord {
  #cells: readonly string[] | null = null;

  constructor(
    readonly start: number,
    readonly blank: boolean,
    readonly width: number,
    private readonly places: { readonly head: Uint8Array; readonly starts: Int32Array; readonly ends: Int32Array },
  ) {}

  get cells(): readonly string[] {
    const { head, starts, ends } = this.places;
    this.#cells ??= Array.from(starts, (start, column) => cellText(head, start, ends[column] ?? 0));
    return this.#cells;
  }
}

interface SampleScan {
  readonly records: SampleRecord[];
  /** Whether a quote did not close. */
  readonly unclosed: boolean;
}

interface ScanRules {
  readonly delimiter: string;
  readonly width: number;
  readonly whole: boolean;
  /** Whether a quote that does not close within the head is a character; else reading ends before its record. */
  readonly ended: boolean;
}

function scan(head: Uint8Array, from: number, { delimiter, width, whole, ended }: ScanRules): SampleScan {
  const scanner = new CsvScanner({ delimiter, width });
  const batch = createRecordBatch(width);
  const records: SampleRecord[] = [];
  let unclosed = false;
  let at = from;
  while (at < head.length && records.length < sampled) {
    // What follows the head is unknown, but a quote that does not close within it must not hide the rest.
    const next = scanner.next(batch, head, at, head.length, ended);
    if (batch.rows === 0) break;
    unclosed ||= batch.problems.some(({ kind }) => kind === 'unclosed');
    for (let row = 0; row < batch.rows; row++) {
      const first = row * width;
      const end = first + Math.min(batch.cells[row] ?? 0, width, lookedAt);
      records.push(
        new ScannedRecord(
          batch.rowStarts[row] ?? 0,
          ((batch.rowFlags[row] ?? 0) & RowFlag.Blank) !== 0,
          batch.cells[row] ?? 0,
          { head, starts: batch.starts.slice(first, end), ends: batch.ends.slice(first, end) },
        ),
      );
    }
    at = next;
  }
  if (!whole && at >= head.length && records.length > 1) records.pop();
  return { records: records.slice(0, sampled), unclosed };
}
