import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileTable } from '../../../../src/data/profile/profileTable';
import type { Profiler } from '../../../../src/data/profile/profiler';
import type { FileReport } from '../../../../src/data/report';
import { firstMends, mendsOf, mostMends } from '../../../../src/data/fixes/mendsOf';
import { checkText } from '../checks/checking';

const word = (words: readonly string[], row: number): string => words[row % words.length] ?? '';
const day = (row: number): string => `0${1 + (row % 9)}`;

/** Columns of which something is said once, and others whose cells are mended one by one. */
const columns: readonly ((row: number) => string)[] = [
  (row) => `${row} kg`,
  (row) => `${day(row)}/${day(row * 7)}/202${row % 6}`,
  (row) => word(['maybe', 'Maybe', 'never'], row),
  (row) => (row % 10 === 0 ? word(['null', 'NA', '?', ''], row / 10) : `word${row % 7}`),
  (row) => (row % 3 === 0 ? 'ERROR' : String(row)),
  (row) => word(['yes', 'no', 'Y', 'N', 'true'], row),
  (row) => `2024-01-${day(row)}T10:00:00${row % 2 === 0 ? 'Z' : ''}`,
  (row) => (row % 3 === 0 ? `${day(row)}.01.2024` : `2024-01-${day(row)}`),
  (row) => (row % 17 === 0 ? `"1,20${row % 10}"` : String(1000 + row)),
  (row) => word(['basil', 'carrot', 'leek'], row),
];

const table = fc
  .record({
    rows: fc.integer({ min: 60, max: 400 }),
    cells: fc.array(
      fc.record({ column: fc.constantFrom(...columns), padded: fc.integer({ min: 3, max: 40 }), at: fc.nat(2) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ rows, cells }) => {
    const lines = Array.from({ length: rows }, (_, row) => {
      const line = cells.map(({ column, padded, at }) => `${row % padded === at ? ' ' : ''}${column(row)}`);
      return [`P${row}`, ...line].join(',');
    });
    return `${['id', ...cells.map((_, index) => `column ${index}`)].join(',')}\n${lines.join('\n')}\n`;
  });

const halfZoned = `id,at\n${Array.from({ length: 400 }, (_, row) => `P${row},${row % 3 === 0 ? ' ' : ''}${columns[6]?.(row) ?? ''}`).join('\n')}\n`;

const mendedPlaces = (report: Pick<FileReport, 'findings'>): readonly number[] =>
  mendsOf(report).flatMap(({ mend }) => mend.edits.map(({ bytes }) => bytes.start));

const padded = (rows: number): string =>
  `id,plant\n${Array.from({ length: 2 * rows }, (_, row) => `${row},${row % 2 === 0 ? 'basil' : 'basil '}`).join('\n')}\n`;

describe('all mends of a file', () => {
  it('hold those of the cells that its findings name', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const every = new Set(mendedPlaces(await checkText(text, { mends: mostMends })));
        expect(mendedPlaces(await checkText(text)).filter((place) => !every.has(place))).toEqual([]);
      }),
      // Of the times without a zone only the first hundred are named; the blanks before others are trimmed.
      { numRuns: 40, examples: [[halfZoned]] },
    );
  });

  it('are there in a column of which something is said once', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => `P${row},${row % 13 === 0 ? ' ' : ''}${row} kg`);
    const text = `id,weight\n${rows.join('\n')}\n`;
    const named = await checkText(text);
    expect(named.findings.map(({ check }) => check)).toContain('number-unit-suffix');
    expect(mendsOf(named)).toHaveLength(100);
    expect(mendsOf(await checkText(text, { mends: mostMends }))).toHaveLength(Math.ceil(2000 / 13));
  });

  it('are as many as are asked for, the first of the file, and nothing else', async () => {
    const text = padded(300)
      .replace('id,plant', 'id,plant,code')
      .replace(/^(\d+,.*)$/gm, '$1,ab');
    const { findings } = await checkText(text.replace(/^((\d*)[37],.*),ab$/gm, '$1,ab '), { mends: 150 });
    expect(findings).toHaveLength(150);
    expect(findings.every(({ mend }) => mend !== undefined)).toBe(true);
    expect(new Set(findings.map(({ column }) => column))).toEqual(new Set(['plant', 'code']));
    expect(Math.max(...findings.map(({ row }) => row ?? 0))).toBeLessThan(230);
  });

  it('are not gone on looking for when they are not wanted any more', async () => {
    const controller = new AbortController();
    const profile: Profiler = async (...asked) => {
      const result = await profileTable(...asked);
      controller.abort();
      return result;
    };
    const asked = checkText(padded(300), { mends: mostMends }, { signal: controller.signal, profile });
    await expect(asked).rejects.toMatchObject({ reason: 'cancelled' });
  });
});

it('offers so many mends at a time, and says that others come after them', async () => {
  const report = await checkText(padded(mostMends + 50), { mends: mostMends + 1 });
  const { mends, isAll } = firstMends(report, null);
  expect([mends.length, isAll]).toEqual([mostMends, false]);
  expect(firstMends({ findings: report.findings.slice(1) }, null).isAll).toBe(true);
  expect(firstMends(report, ['text-typo'])).toEqual({ mends: [], isAll: true });
});
