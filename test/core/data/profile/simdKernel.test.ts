import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../../src/data/csv/byteSource';
import { createDictionary } from '../../../../src/data/profile/dictionary';
import { plainKernel } from '../../../../src/data/profile/plainKernel';
import { planProfile } from '../../../../src/data/profile/planColumns';
import type { ProfileKernel } from '../../../../src/data/profile/profileKernel';
import type { ProfilePlan } from '../../../../src/data/profile/profilePlan';
import { simdKernel } from '../../../../src/data/profile/simd/simdKernel';
import { plainPart } from './plainPart';
import { anyCell, bytesOf, defaults, guessOf } from './tables';

/** Runs a kernel to its end. */
function partOf(kernel: ProfileKernel | null): unknown {
  if (kernel === null) throw new Error('This machine has no SIMD.');
  try {
    while (kernel.step());
    return plainPart(kernel.finish());
  } finally {
    kernel.dispose();
  }
}

function planOf(source: ByteSource, width: number, limits: Partial<ProfilePlan['limits']> = {}): ProfilePlan {
  const names = Array.from({ length: width }, (_, index) => (index === 0 ? 'id' : `column ${String(index)}`));
  const plan = planProfile(source, 0, { ...defaults, dialect: guessOf(width), names, keep: 3 });
  const entries = limits.entries ?? plan.limits.entries;
  const columns = plan.columns.map((column) =>
    column.tracked.size > entries ? { ...column, tracked: createDictionary() } : column,
  );
  return { ...plan, columns, limits: { ...plan.limits, ...limits } };
}

/** Both kernels over a text; the one at test reads `window` bytes at a time. */
function both(text: string, width: number, window?: number, limits?: Partial<ProfilePlan['limits']>): void {
  const source = bytesOf(text);
  const range = { source, plan: planOf(source, width, limits), start: 0, end: source.size };
  expect(partOf(simdKernel(range, window))).toEqual(partOf(plainKernel(range)));
}

const digits = fc
  .integer({ min: 1, max: 18 })
  .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`)));

const numberCell = fc
  .tuple(
    fc.constantFrom('', '-', '+', ' '),
    digits,
    fc.constantFrom('', '.', ','),
    digits,
    fc.constantFrom('', 'e5', '0', '00', '%', ' '),
  )
  .map(([sign, whole, point, fraction, end]) => sign + whole + point + (point === '' ? '' : fraction) + end);

const pair = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const dateCell = fc
  .tuple(
    fc.constantFrom('2024', '1999', '2999', '0999', '20x4'),
    pair(13),
    pair(32),
    fc.constantFrom('', 'T', ' '),
    pair(24),
    pair(60),
    fc.constantFrom('', ':07', ':61'),
    fc.constantFrom('', 'Z', '+02:00'),
  )
  .map(
    ([year, month, day, mark, hour, minute, second, zone]) =>
      `${year}-${month}-${day}${mark === '' ? '' : `${mark}${hour}:${minute}${second}${zone}`}`,
  );

const textCell = fc.oneof(
  fc.string({ maxLength: 40 }).map((text) => text.replace(/[",\r\n]/g, '_')),
  fc.constantFrom(
    'Marina',
    'May 3rd',
    'xxx',
    'lorem ipsum dolor',
    'USD 5',
    'O5',
    'l.5',
    'SKU 12',
    'not available',
    'C:\\dir',
    '#12345678',
    'a  b',
    'Zürich',
    'naïve',
  ),
  fc.integer({ min: 1, max: 300 }).map((length) => 'long text '.repeat(length)),
);

const quotedCell = fc.oneof(
  fc
    .array(fc.oneof(numberCell, dateCell, textCell, fc.constantFrom(',', '\n', '\r\n', '\r', '""', 'ü', '')), {
      maxLength: 6,
    })
    .map((parts) => `"${parts.join('')}"`),
  fc.integer({ min: 40, max: 60 }).map((lines) => `"${'x\n'.repeat(lines)}"`),
  fc.constantFrom('"a\\"', '"a\\"b"', '"a\\""', '"a"b', 'a"b', '"', '""', '""""', '"""', `"${'""'.repeat(3000)}"`),
);

const fewCells = fc.constantFrom('north', 'south', 'a somewhat longer word', '1', '2', '2.50', '', 'NA', '"north"');

const cell = fc.oneof({ weight: 3, arbitrary: fewCells }, anyCell, numberCell, dateCell, textCell, quotedCell);

const table = fc
  .record({
    width: fc.integer({ min: 1, max: 5 }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 60 }),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n , ,\t\n'), { minLength: 1, maxLength: 5 }),
    ragged: fc.boolean(),
    last: fc.boolean(),
  })
  .map(({ width, rows, ends, ragged, last }) => {
    const fitted = rows.map((row) =>
      ragged ? row : Array.from({ length: width }, (_, index) => row[index % row.length] ?? ''),
    );
    const lines = fitted.map((row, index) => row.join(',') + (ends[index % ends.length] ?? '\n'));
    return { width, text: lines.join('') + (last ? '' : 'no line end') };
  });

describe('the kernel in WebAssembly', () => {
  it('makes of any range what the plain one makes', () => {
    fc.assert(
      fc.property(table, ({ width, text }) => both(text, width)),
      { numRuns: 120 },
    );
  });

  it('does so wherever its windows end', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 200 }), ({ width, text }, window) => both(text, width, window)),
      { numRuns: 80 },
    );
  });

  it('does so when columns have more spellings, or longer ones, than are kept', () => {
    const limits = fc.record({
      entries: fc.integer({ min: 1, max: 12 }),
      keyBytes: fc.integer({ min: 8, max: 200 }),
      registers: fc.constantFrom(16, 1024),
    });
    fc.assert(
      fc.property(table, limits, ({ width, text }, few) => both(text, width, undefined, few)),
      { numRuns: 120 },
    );
  });
});
