import type { ByteSource } from '../../../../src/data/csv/byteSource';
import { cellText } from '../../../../src/data/csv/cell';
import type { DialectGuess } from '../../../../src/data/csv/detectDialect';
import { readBatches, tableStart } from '../../../../src/data/csv/readBatches';
import { RowFlag, type ScanProblem } from '../../../../src/data/csv/scanner';
import { isMalformed, stepBytes, utf8Step } from '../../../../src/data/csv/utf8';
import { decodeUtf8, CellContent } from '../../../../src/data/profile/cellBytes';
import { classifyCell } from '../../../../src/data/profile/classifyCell';
import { DeclaredRule, expectationOf, isMissing } from '../../../../src/data/profile/declared';
import { viewed } from '../../../../src/data/profile/viewed';
import {
  keptCells,
  type CellPlace,
  type StructureProfile,
  type TableProfile,
} from '../../../../src/data/profile/tableProfile';
import type { ProfileOptions } from '../../../../src/data/profile/profiler';
import { naiveColumn } from './naiveColumn';
import type { NaiveCell, NaiveRecord } from './naiveRecord';
import { repeatsOf, tally } from './naiveTally';

/**
 * What a profile must say, found the slow and obvious way, everything in memory. Distinct values and quantiles are always
 * exact here.
 */
export function naiveProfile(
  source: ByteSource,
  guess: DialectGuess,
  options: Pick<ProfileOptions, 'expectations' | 'now' | 'keep'>,
): TableProfile {
  const keep = options.keep ?? keptCells;
  const all = [...records(source, guess, options)];
  const header = guess.header ? all[0] : undefined;
  const body = guess.header ? all.slice(1) : all;
  const filled = body.filter((record) => !isBlank(record));
  const columns = Array.from({ length: all.length === 0 ? 0 : guess.width }, (_, index) =>
    naiveColumn(filled, index, header, guess.header, options.expectations, keep, body[0]?.start ?? 0),
  );
  return {
    rows: body.length,
    columns,
    structure: structure(source, guess, all, body, filled, keep),
    complete: true,
    reason: null,
  };
}

function* records(
  source: ByteSource,
  guess: DialectGuess,
  options: Pick<ProfileOptions, 'expectations' | 'now'>,
): Generator<NaiveRecord> {
  let row = guess.header ? 0 : 1;
  let rules: (DeclaredRule | null)[] = [];
  for (const batch of readBatches(source, guess)) {
    const { bytes, base, width } = batch;
    for (let index = 0; index < batch.rows; index++, row++) {
      const end = batch.rowEnds[index] ?? 0;
      const raw = Array.from({ length: width }, (_, column) => column).map((column) => ({
        start: batch.starts[index * width + column] ?? 0,
        end: batch.ends[index * width + column] ?? 0,
      }));
      if (row <= 1 && rules.length === 0)
        rules = raw.map((cell) => {
          const name = guess.header && cell.start >= 0 ? cellText(bytes, cell.start, cell.end) : '';
          const expectation = expectationOf(options.expectations, name);
          return expectation && new DeclaredRule(expectation);
        });
      const last = raw.at(-1);
      const next = index + 1 < batch.rows ? (batch.rowStarts[index + 1] ?? 0) : batch.end;
      yield {
        row,
        start: base + (batch.rowStarts[index] ?? 0),
        end: base + end,
        next: base + next,
        flags: batch.rowFlags[index] ?? 0,
        count: batch.cells[index] ?? 0,
        cells: raw.map((cell, column) =>
          cell.start < 0
            ? null
            : judge(
                bytes,
                cell,
                { row, start: base + cell.start, end: base + cell.end },
                rules[column] ?? null,
                options.now,
              ),
        ),
        surplus: last === undefined || last.start < 0 ? '' : decodeUtf8(bytes, last.end, end),
        problems: batch.problems
          .filter((problem) => problem.row === index)
          .map((problem) => ({ ...problem, row, start: base + problem.start, end: base + problem.end })),
      };
    }
  }
}

function judge(
  bytes: Uint8Array,
  { start, end }: { start: number; end: number },
  place: CellPlace,
  rule: DeclaredRule | null,
  now: Date,
): NaiveCell {
  const text = cellText(bytes, start, end);
  const found = classifyCell(bytes, start, end, now);
  const kind = rule === null ? found.kind : rule.kind(found.kind, () => text);
  const flags = found.flags | (rule === null ? 0 : rule.flags({ ...found, kind }, () => text));
  const content = new CellContent();
  content.of(viewed(bytes), start, end);
  const raw = decodeUtf8(bytes, start, end);
  return { ...found, kind, flags, place, text, bytes: content.end - content.start, raw };
}

function isBlank(record: NaiveRecord): boolean {
  return (record.flags & RowFlag.Blank) !== 0;
}

function placeOf({ row, start, end }: NaiveRecord): CellPlace {
  return { row, start, end };
}

/** Of the problems of one record the first in each cell. */
function firstOfCells<T extends { readonly column: number }>(problems: readonly T[]): T[] {
  return problems.filter(({ column }, at) => problems.findIndex((other) => other.column === column) === at);
}

/** How many problems each column has; those beyond the width are one. */
function countsOf(problems: readonly { readonly column: number }[], width: number): ReadonlyMap<number, number> {
  const groups = Map.groupBy(problems, ({ column }) => Math.min(column, width));
  return new Map([...groups].map(([column, { length }]) => [column, length]));
}

function structure(
  source: ByteSource,
  guess: DialectGuess,
  all: readonly NaiveRecord[],
  body: readonly NaiveRecord[],
  filled: readonly NaiveRecord[],
  keep: number,
): StructureProfile {
  const ragged = all.filter((record) => record.flags & RowFlag.Ragged);
  const widths = new Map<number, number>();
  for (const { count } of filled) widths.set(count, (widths.get(count) ?? 0) + 1);
  let ending = body.length;
  while (ending > 0 && body[ending - 1] !== undefined && isBlank(body[ending - 1] as NaiveRecord)) ending--;
  const problems = (kind: ScanProblem['kind']) =>
    all.flatMap((record) => firstOfCells(record.problems.filter((problem) => problem.kind === kind)));
  const unclosed = problems('unclosed');
  const stray = problems('stray');
  const last = source.size > 0 ? source.read(source.size - 1, source.size)[0] : 0;
  return {
    width: guess.width,
    ragged: {
      count: ragged.length,
      records: ragged.slice(0, keep).map((record) => ({
        place: placeOf(record),
        cells: record.count,
        faulty:
          record.count > guess.width
            ? { start: (record.cells.at(-1)?.place.end ?? 0) + 1, end: record.end }
            : { start: record.end, end: record.end },
      })),
    },
    widths,
    blank: tally(body.slice(0, ending).filter(isBlank).map(placeOf), keep),
    trailingBlank: tally(body.slice(ending).map(placeOf), keep),
    hollow: tally(filled.filter((record) => isHollow(record, guess.width)).map(placeOf), keep),
    unclosedQuotes: {
      counts: countsOf(unclosed, guess.width),
      cells: unclosed.slice(0, keep).map(({ row, start, end, lines, column }) => ({ row, start, end, lines, column })),
    },
    strayQuotes: {
      counts: countsOf(stray, guess.width),
      cells: stray.slice(0, keep).map(({ row, start, end, column }) => ({ row, start, end, column })),
    },
    lineEnds: lineEnds(source, guess, all, keep),
    endsWithNewline: last === 10 || last === 13,
    invalidUtf8: tally(malformed(source, all), keep),
    repeats: repeatsOf(
      filled.map((record) => ({
        key: JSON.stringify([record.count, record.surplus, record.cells.map((cell) => cell?.text)]),
        place: placeOf(record),
      })),
      keep,
    ),
  };
}

/** Only tables of at least three columns have hollow records; ragged ones are another fault. */
function isHollow(record: NaiveRecord, width: number): boolean {
  if (width < 3 || record.count !== width) return false;
  return record.cells.filter((cell) => cell !== null && isMissing(cell.kind)).length >= width - 1;
}

function lineEnds(
  source: ByteSource,
  guess: DialectGuess,
  all: readonly NaiveRecord[],
  keep: number,
): StructureProfile['lineEnds'] {
  const ends = { lf: [] as CellPlace[], crlf: [] as CellPlace[], cr: [] as CellPlace[] };
  const start = tableStart(source, guess);
  const preamble = source.read(0, start).slice();
  for (let at = guess.bom; at < start; at++) {
    if (preamble[at] === 10) ends.lf.push({ row: 0, start: at, end: at + 1 });
    if (preamble[at] !== 13) continue;
    if (preamble[at + 1] === 10) ends.crlf.push({ row: 0, start: at, end: ++at + 1 });
    else ends.cr.push({ row: 0, start: at, end: at + 1 });
  }
  for (const { row, end, next, flags } of all) {
    const place = { row, start: end, end: next };
    if (flags & RowFlag.EndsLf) ends.lf.push(place);
    if (flags & RowFlag.EndsCrLf) ends.crlf.push(place);
    if (flags & RowFlag.EndsCr) ends.cr.push(place);
  }
  return { lf: tally(ends.lf, keep), crlf: tally(ends.crlf, keep), cr: tally(ends.cr, keep) };
}

function malformed(source: ByteSource, all: readonly NaiveRecord[]): CellPlace[] {
  const bytes = source.read(0, source.size).slice();
  const places: CellPlace[] = [];
  for (let at = 0; at < bytes.length;) {
    const step = utf8Step(bytes, at, bytes.length);
    const end = at + stepBytes(step);
    if (isMalformed(step)) {
      const start = at;
      places.push({ row: all.findLast((record) => record.start <= start)?.row ?? 0, start, end });
    }
    at = end;
  }
  return places;
}
