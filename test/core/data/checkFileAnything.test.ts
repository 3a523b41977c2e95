import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToBytes, applyToText } from '../../../src/data/fixes/applyMends';
import { mendsOf } from '../../../src/data/fixes/mendsOf';
import { DataError, type FileReport } from '../../../src/data/report';
import { comparePositions, type Position } from '../../../src/base/position';
import { checkPath, checkText } from './checks/checking';
import { inTemporaryFile } from './temporaryTable';

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ',',
    ',',
    ';',
    '\t',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    '\\"',
    ' ',
    '#',
    '\u200b',
    '\ufeff',
    '\0',
  ),
  fc.constantFrom(
    'NA',
    '?',
    'true',
    'No',
    '1',
    '-999',
    '3,8',
    '41.l',
    '2020-02-30',
    '03/04/2020',
    '1e400',
    '007',
    'Ã©',
    '🌍',
  ),
  fc.constantFrom('rome', 'Rome', 'Rome ', 'oslo', 'id', 'name', 'note', '9007199254740993', '12 kg', '$3', 'inf'),
);
const anything = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(''));

/** The same few records many times, with something else in between: enough rows for every comparison. */
const repeated = fc
  .tuple(
    fc.array(fc.array(piece, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 4 }),
    anything,
    fc.nat(60),
  )
  .map(([records, odd, times]) => {
    const line = (row: number): string => (records[row % records.length] ?? []).join(row % 7 === 0 ? ',' : '');
    const lines = Array.from({ length: times + 30 }, (_, row) => `${row},${line(row)}`);
    return ['id,a,b,c', ...lines.slice(0, 20), odd, ...lines.slice(20)].join('\n');
  });

function endOf(text: string): Position {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function expectSound(report: FileReport, text: string): void {
  const end = endOf(text);
  for (const { range, bytes, message, count, severity, scope, row } of report.findings) {
    expect(message.length).toBeGreaterThan(20);
    expect(message).not.toMatch(/undefined|NaN,|\[object|[\n\r\0]/);
    expect(count).toBeGreaterThanOrEqual(1);
    expect(['error', 'warning', 'info', 'hint']).toContain(severity);
    expect(range).not.toBeNull();
    if (range === null || bytes === null) continue;
    expect(comparePositions(range.start, range.end)).toBeLessThanOrEqual(0);
    expect(comparePositions(range.end, end)).toBeLessThanOrEqual(0);
    expect(bytes.start).toBeLessThanOrEqual(bytes.end);
    expect(bytes.end).toBeLessThanOrEqual(report.bytes);
    expect(row === null).toBe(scope === 'column' || scope === 'file');
  }
}

describe('any text at all', () => {
  it.each([
    ['without order', anything],
    ['of many like rows', repeated],
  ])('%s has a report whose findings lie in it, with mends that can be applied', async (_name, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, allCells) => {
        const report = await checkText(text, { allCells });
        expectSound(report, text);
        const mended = applyToText(
          text,
          mendsOf(report).map(({ mend }) => mend),
        );
        expectSound(await checkText(mended), mended);
      }),
      { numRuns: 60 },
    );
  });

  it('on disk, in any bytes, has a report or one sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), anything, async (noise, text) => {
        const bytes = Buffer.concat([Buffer.from(text), noise, Buffer.from(text)]);
        try {
          const report = await inTemporaryFile(bytes, (path) => checkPath(path, { digest: true }));
          expect(report.bytes).toBe(bytes.length);
          applyToBytes(
            bytes,
            mendsOf(report).map(({ mend }) => mend),
            report.dialect.encoding,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
          expect(String(error)).toMatch(/^DataError: .*\.$/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
