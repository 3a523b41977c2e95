import fc from 'fast-check';
import { memorySource, type ByteSource } from '../../../../src/data/csv/byteSource';
import { detectDialect, type DialectGuess } from '../../../../src/data/csv/detectDialect';
import type { Dialect } from '../../../../src/data/csv/dialect';
import { readRecords } from '../../../../src/data/csv/readTable';
import { profileRange } from '../../../../src/data/profile/profileRange';
import { profileTable, type RangeRunner } from '../../../../src/data/profile/profileTable';
import type { ProfileOptions } from '../../../../src/data/profile/profiler';
import type { TableProfile } from '../../../../src/data/profile/tableProfile';
import { noExpectations } from '../../../../src/project/expectations';

export const now = new Date('2026-11-25T12:00:00Z');
export const defaults: ProfileOptions = { expectations: noExpectations, now };

export function bytesOf(text: string): ByteSource {
  return memorySource(new TextEncoder().encode(text));
}

/** A guess without guessing: comma, header, so many columns. */
export function guessOf(width: number, dialect: Partial<Dialect> = {}): DialectGuess {
  return {
    ...{ encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', preamble: 0, header: true, width, ...dialect },
    ...{ score: 1, suggested: null, preambleBytes: { start: 0, end: 0 }, headerRows: 1, secondTable: null },
  };
}

export function guessFor(source: ByteSource): DialectGuess {
  return detectDialect(source.read(0, source.size).slice(), { path: 'table.csv', size: source.size });
}

/** Profiles in one go, or in ranges that begin at the given records. */
export async function profileOf(
  source: ByteSource,
  guess: DialectGuess,
  options: Partial<ProfileOptions> = {},
  cuts: readonly number[] = [],
): Promise<TableProfile> {
  const ranges = cuts.length === 0 ? {} : { ranges: rangesAt(recordStarts(source, guess), cuts) };
  const from = { kind: 'text', path: 'table.csv', text: '' } as const;
  return (await profileTable(source, from, guess, { ...defaults, ...options, ...ranges })).profile;
}

function recordStarts(source: ByteSource, guess: DialectGuess): number[] {
  const starts = [...readRecords(source, guess)].map((record) => record.start);
  return guess.header ? starts.slice(1) : starts;
}

/** Ranges cut before the given records, by index modulo their number; parts cross as if to another thread and back. */
function rangesAt(starts: readonly number[], cuts: readonly number[]): RangeRunner {
  return async function* ({ source, plan, start, end, pacer }) {
    const inner = cuts.map((cut) => starts[cut % Math.max(1, starts.length)] ?? start);
    const edges = [...new Set([start, ...inner.toSorted((a, b) => a - b), end])];
    for (const [index, edge] of edges.entries()) {
      const next = edges[index + 1];
      if (next === undefined) return;
      yield structuredClone(
        await profileRange({ source, plan: structuredClone(plan), start: edge, end: next }, { pacer }),
      );
    }
  };
}

/** Cells of every kind, broken ones too. */
export const anyCell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20, max: 20 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: -1e9, max: 1e9 }).map((number) => String(number / 1000)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      'NA',
      'n/a',
      '-',
      'a',
      'b',
      ' a',
      'a ',
      'x  y',
      'true',
      'No',
      '2026-01-02',
      '03/04/2026',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '"a"',
        '"12"',
        '"3,800"',
        '"say ""hi"""',
        '"x\ny"',
        '"',
        '"x"y',
        '5" pipe',
        '007',
        '12.0',
        '1e5',
        '9007199254740993',
      ],
      ...[
        '12 kg',
        '$5',
        '41.l',
        'inf',
        '2030-01-01',
        '2007-11-31',
        'AdÃ©lie',
        'é',
        '\u200b',
        '\u0001',
        '\u0000',
        'test',
        '\\"',
      ],
      ...['\u00a0a', '"', '""', '" "', '12:30', '3 April 2026'],
    ),
  },
);

/** Text of a table with a header, ragged and blank records, several kinds of line ends. */
export const anyTable = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    rows: fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { maxLength: 40 }),
    blanks: fc.array(fc.nat(40), { maxLength: 4 }),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    final: fc.constantFrom('', 'end', 'blank'),
  })
  .map(({ width, rows, blanks, eol, final }) => {
    const lines = rows.map((row, index) => (row.length > width && index % 5 ? row.slice(0, width) : row).join(','));
    for (const at of blanks) lines.splice(at, 0, at % 2 ? '' : ','.repeat(width - 1));
    const header = ['id', 'size', 'note', 'code'].slice(0, width).join(',');
    return { width, text: [header, ...lines].join(eol) + (final === '' ? '' : final === 'end' ? eol : eol + eol) };
  });
