import { cellText } from './cell';
import { CsvScanner, createRecordBatch, RowFlag } from './scanner';

/** A record at the head of a file, parsed with one delimiter. */
export interface SampleRecord {
  readonly start: number;
  readonly blank: boolean;
  /** How many cells there are. */
  readonly width: number;
  readonly cells: readonly string[];
}

/** Records that a decision about the whole file is made from. */
const sampled = 1000;

/** Beyond so many, cells are counted and not looked at. */
const lookedAt = 512;

/** The first records of `head` (after `from`), as `delimiter` splits them; a record that the head cuts off is left out. */
export function sampleRecords(head: Uint8Array, from: number, whole: boolean, delimiter: string): SampleRecord[] {
  // The first look knows no width, so that lone quotes may swallow lines; the second one tells them by the width found.
  const width = commonWidth(scan(head, from, whole, delimiter, 1));
  return scan(head, from, whole, delimiter, width);
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

function scan(head: Uint8Array, from: number, whole: boolean, delimiter: string, width: number): SampleRecord[] {
  const scanner = new CsvScanner({ delimiter, width });
  const batch = createRecordBatch(width);
  const records: SampleRecord[] = [];
  let at = from;
  while (at < head.length && records.length < sampled) {
    // What follows the head is unknown, but a quote that does not close within it must not hide the rest.
    const next = scanner.next(batch, head, at, head.length, true);
    for (let row = 0; row < batch.rows; row++) {
      const count = batch.cells[row] ?? 0;
      const cells: string[] = [];
      for (let column = 0; column < Math.min(count, width, lookedAt); column++) {
        const cell = row * width + column;
        cells.push(cellText(head, batch.starts[cell] ?? 0, batch.ends[cell] ?? 0));
      }
      const blank = ((batch.rowFlags[row] ?? 0) & RowFlag.Blank) !== 0;
      records.push({ start: batch.rowStarts[row] ?? 0, blank, width: count, cells });
    }
    at = next;
  }
  if (!whole && at >= head.length && records.length > 1) records.pop();
  return records.slice(0, sampled);
}
