import type { CheckOverride, Expectations } from '../../../project/expectations';
import type { ByteSource } from '../../csv/byteSource';
import { cellText } from '../../csv/cell';
import type { DialectGuess } from '../../csv/detectDialect';
import { LineIndex, type LineCheckpoints } from '../../csv/lines';
import { readRecords, type TableCell, type TableRecord } from '../../csv/readTable';
import { CsvScanner, createRecordBatch } from '../../csv/scanner';
import type { TableProfile } from '../../profile/tableProfile';
import type { TableContext } from '../check';

/** Bytes before and after an offset in which its line is looked for. */
const lineReach = 65_536;

/** Records beyond the width that are split into more cells than this are not. */
const mostCells = 100_000;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What `tableReader` is made of. */
export interface TableParts {
  readonly source: ByteSource;
  readonly dialect: DialectGuess;
  readonly profile: TableProfile;
  readonly expectations: Expectations;
  readonly now: Date;
  readonly lines: LineCheckpoints;
}

/** Gives the checks what they may look at: the profile, and the text of single places read from the source. */
export function tableReader({ source, dialect, profile, expectations, now, lines }: TableParts): TableContext {
  const index = new LineIndex(source, lines);
  const raw = (place: Place): Uint8Array => source.read(place.start, place.end).slice();
  const first = firstRecords(source, dialect);
  const header = dialect.header ? (first[0] ?? null) : null;
  return {
    profile,
    dialect,
    expectations,
    today: now,
    bytes: source.size,
    header,
    top: (dialect.header ? first.slice(1) : first).slice(0, 5),
    raw,
    text: (place) => {
      const bytes = raw(place);
      return cellText(bytes, 0, bytes.length);
    },
    record: (place) => splitRecord(raw(place), place.start, dialect),
    line: (offset) => lineAround(source, offset),
    lineNumber: (offset) => index.position(offset).line + 1,
    override: (check): CheckOverride | undefined =>
      Object.hasOwn(expectations.checks, check) ? expectations.checks[check] : undefined,
  };
}

function firstRecords(source: ByteSource, dialect: DialectGuess): TableRecord[] {
  const records: TableRecord[] = [];
  for (const record of readRecords(source, dialect, { batchBytes: 1, maxRecord: 1024 * 1024 })) {
    records.push(record);
    if (records.length >= 6) break;
  }
  return records;
}

function splitRecord(bytes: Uint8Array, offset: number, dialect: DialectGuess): TableCell[] {
  const scan = (width: number): { count: number; cells: TableCell[] } => {
    const batch = createRecordBatch(width, 1);
    new CsvScanner({ delimiter: dialect.delimiter, width }).next(batch, bytes, 0, bytes.length, true);
    const count = batch.rows === 0 ? 0 : (batch.cells[0] ?? 0);
    const cells: TableCell[] = [];
    for (let index = 0; index < Math.min(count, width); index++) {
      const start = batch.starts[index] ?? 0;
      const end = batch.ends[index] ?? 0;
      cells.push({ start: offset + start, end: offset + end, text: cellText(bytes, start, end) });
    }
    return { count, cells };
  };
  const usual = scan(dialect.width);
  return usual.count <= dialect.width ? usual.cells : scan(Math.min(usual.count, mostCells)).cells;
}

function lineAround(source: ByteSource, offset: number): Place {
  const from = Math.max(0, offset - lineReach);
  const bytes = source.read(from, offset + lineReach);
  let start = offset - from;
  while (start > 0 && !isBreak(bytes[start - 1])) start--;
  let end = offset - from;
  while (end < bytes.length && !isBreak(bytes[end])) end++;
  const whole = (start > 0 || from === 0) && (end < bytes.length || from + end === source.size);
  return whole ? { start: from + start, end: from + end } : { start: offset, end: offset };
}

function isBreak(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}
