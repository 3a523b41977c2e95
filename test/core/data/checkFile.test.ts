import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/data/finding';
import { profileTable } from '../../../src/data/profile/profileTable';
import type { FileReport } from '../../../src/data/report';
import type { Expectations } from '../../../src/project/expectations';
import { checkPath, checkText, placed } from './checks/checking';
import { inTemporaryFile } from './temporaryTable';

const sample = join(import.meta.dirname, '../../../media/sample');
const penguins: Partial<Expectations> = { target: 'species', id: 'id', time: 'date_egg' };
const visible = (report: FileReport): Finding[] => report.findings.filter(({ severity }) => severity !== 'hint');

/** A table of one text column `city` and one number column `size`. */
function cities(
  rows: number,
  city: (row: number) => string,
  size = (row: number): string => String(100 + (row % 50)),
): string {
  const lines = Array.from({ length: rows }, (_, row) => `${row + 1},${city(row + 1)},${size(row + 1)}`);
  return ['id,city,size', ...lines, ''].join('\n');
}
const usual = (row: number): string => ['Rome', 'Oslo', 'Lima'][row % 3] ?? '';

describe('the sample project', () => {
  it('has every fault of its README found at its cell, and nothing else', async () => {
    const report = await checkPath(join(sample, 'data/raw/penguins_raw.csv'), { expectations: penguins });
    expect(visible(report).map(placed)).toEqual([
      '3:37-44 warning number-thousands',
      '7:6-13 warning text-whitespace',
      '9:33-37 warning sentinel-number',
      '12:42-43 warning mixed-null-spellings',
      '13:37-42 info outlier-isolated',
      '14:23-27 warning type-mixed',
      '15:47-57 error date-invalid',
      '16:13-22 info text-typo',
      '20:37-41 error csv-missing-cell',
      '23:1-5 error id-duplicate',
      '57:39-43 warning text-case-variant',
      '118:31-35 warning sentinel-number',
      '131:45-55 warning date-format-mixed',
      '212:1-52 warning row-duplicate',
    ]);
  });

  it('has a cleaned table that nothing is said of', async () => {
    const report = await checkPath(join(sample, 'data/penguins.csv'), {
      expectations: { target: 'species', id: 'id' },
    });
    expect(report.findings.map(placed)).toEqual([]);
    expect(report.columns.map(({ type }) => type)).toEqual([
      ...['id', 'category', 'category', 'number', 'number', 'integer', 'integer', 'category'],
    ]);
  });
});

describe('what can be read', () => {
  it('gives an empty file a report with one finding', async () => {
    const report = await inTemporaryFile('', (path) => checkPath(path));
    expect(report).toMatchObject({ rows: 0, bytes: 0, complete: true, columns: [] });
    expect(report.findings.map(placed)).toEqual(['1:1-1 error file-empty']);
  });

  it.each(['\n', '\n\n\n', '\r\n\r\n\r\n', '\r\r\r', '  \n \n  ', '\ufeff', '\ufeff\n\n\n'])(
    'says of a file without a filled line that it is empty, with neither rows nor columns: %j',
    async (text) => {
      const report = await inTemporaryFile(text, (path) => checkPath(path));
      expect(report).toMatchObject({ rows: 0, complete: true, columns: [] });
      expect(report.findings.find(({ check }) => check === 'file-empty')?.message).toMatch(/^The file is empty: /);
    },
  );

  it('counts no rows where only blank lines follow the header', async () => {
    const report = await checkText('a,b\n\n\n');
    expect(report).toMatchObject({ rows: 0, columns: [{ name: 'a' }, { name: 'b' }] });
  });

  it.each(['a,b\n1,x\n1,x\n', 'a\n1\n2\nx\n', 'n,when\n1,2020-01-01\n2,01/02/2020\n3,-999\n'])(
    'says nothing above a hint of a tiny table but what is certain: %j',
    async (text) => {
      const report = await checkText(text);
      expect(visible(report).filter(({ check }) => check !== 'row-duplicate')).toEqual([]);
    },
  );

  it('throws one sentence for what is missing, a folder, or no text', async () => {
    await expect(checkPath('/nowhere/table.csv')).rejects.toMatchObject({ name: 'DataError', reason: 'missing' });
    await expect(checkPath(sample)).rejects.toMatchObject({ reason: 'folder' });
    const zip = Buffer.from('PK\x03\x04 nothing to read');
    await expect(inTemporaryFile(zip, (path) => checkPath(path))).rejects.toMatchObject({ reason: 'binary' });
  });

  it('throws one sentence for more columns than a table has', async () => {
    const wide = Buffer.from('1,'.repeat(100_000));
    await expect(inTemporaryFile(wide, (path) => checkPath(path))).rejects.toMatchObject({
      reason: 'unreadable',
      message: expect.stringContaining('more than 16,384 cells in a line') as string,
    });
  });

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(checkText(cities(3000, usual), {}, { signal })).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('says why a report is not complete, and keeps what was found until then', async () => {
    const text = cities(60, (row) => (row === 5 ? 'Rome ' : usual(row)));
    const report = await checkText(
      text,
      {},
      {
        profile: async (...given) => {
          const result = await profileTable(...given);
          return {
            ...result,
            profile: { ...result.profile, complete: false, reason: 'the file changed while it was read' },
          };
        },
      },
    );
    expect(report).toMatchObject({ complete: false, reason: 'the file changed while it was read' });
    expect(report.findings.map(({ check }) => check)).toEqual(['text-whitespace']);
  });

  it('reads a file again that changed meanwhile', async () => {
    const text = cities(60, (row) => (row === 5 ? 'Rome ' : usual(row)));
    let runs = 0;
    const report = await inTemporaryFile(text, (path) =>
      checkPath(
        path,
        { digest: true },
        {
          profile: async (...given) => {
            const result = await profileTable(...given);
            if (runs++ === 0) appendFileSync(path, '61,Oslo,7\n');
            return result;
          },
        },
      ),
    );
    expect(report).toMatchObject({ complete: true, rows: 61 });
    expect(report.findings.map(({ check }) => check)).toEqual(['text-whitespace']);
  });

  it('says that a file goes on changing, and keeps what was measured', async () => {
    const report = await inTemporaryFile(cities(60, usual), (path) =>
      checkPath(
        path,
        {},
        {
          profile: async (...given) => {
            const result = await profileTable(...given);
            appendFileSync(path, '61,Oslo,7\n');
            return result;
          },
        },
      ),
    );
    expect(report).toMatchObject({ complete: false, reason: 'the file changed while it was read', findings: [] });
    expect(report.columns.map(({ name }) => name)).toEqual(['id', 'city', 'size']);
  });

  it('gives the digest of the bytes on disk when asked', async () => {
    const text = cities(10, usual);
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(await inTemporaryFile(text, (path) => checkPath(path, { digest: true }))).toMatchObject({ digest });
    expect(await checkText(text, { digest: true })).toMatchObject({ digest: null });
  });

  it('does not suffer from thousands of columns', async () => {
    const width = 2000;
    const line = (cell: (column: number) => string): string =>
      Array.from({ length: width }, (_, at) => cell(at)).join(',');
    const rows = Array.from({ length: 40 }, (_, row) => line((column) => (row === column % 40 ? 'x ' : String(row))));
    const report = await checkText([line((column) => `c${column}`), ...rows, ''].join('\n'));
    expect(report.findings.length).toBeGreaterThan(100);
    expect(report.findings.length).toBeLessThanOrEqual(900);
    const said = report.findings.filter(({ check }) => check === 'type-mixed');
    expect(said.reduce((sum, { count }) => sum + count, 0)).toBe(width);
  });
});

describe('places', () => {
  const faulty = cities(40, (row) => (row === 7 ? 'Łódź🌍 ' : usual(row)));
  const place = { range: { start: { line: 7, character: 2 }, end: { line: 7, character: 9 } } };
  const at = (text: string, encoding: 'utf8' | 'utf16le', before: number): { start: number; end: number } => {
    const start = text.indexOf('Łódź');
    const bytes = (part: string): number => Buffer.from(part, encoding).length;
    return {
      start: before + bytes(text.slice(0, start)),
      end: before + bytes(text.slice(0, start + 'Łódź🌍 '.length)),
    };
  };
  const found = (report: FileReport) => report.findings.find(({ check }) => check === 'text-whitespace');

  it.each([
    ['UTF-8', Buffer.from(faulty), faulty, at(faulty, 'utf8', 0)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${faulty}`), faulty, at(faulty, 'utf8', 3)],
    ['CRLF', Buffer.from(faulty.replaceAll('\n', '\r\n')), faulty, at(faulty.replaceAll('\n', '\r\n'), 'utf8', 0)],
    ['UTF-16', Buffer.from(`\ufeff${faulty}`, 'utf16le'), faulty, at(faulty, 'utf16le', 2)],
  ])('are those of VS Code and of the disk in %s', async (_name, bytes, _text, expected) => {
    const report = await inTemporaryFile(bytes, (path) => checkPath(path));
    expect(found(report)).toMatchObject({ ...place, bytes: expected, value: 'Łódź🌍 ', row: 7, column: 'city' });
    expect(report.bytes).toBe(bytes.length);
  });

  it('count the lines of a preamble and of quoted line breaks, rows do not', async () => {
    const text = `# from the register\n${faulty.replace('1,Oslo', '1,"Os\nlo"')}`;
    expect(found(await checkText(text))).toMatchObject({ range: { start: { line: 9 } }, row: 7 });
  });

  it('are the same for a file and for its text in an editor', async () => {
    const path = join(sample, 'data/raw/penguins_raw.csv');
    const disk = await checkPath(path, { reportPath: 'p.csv', expectations: penguins });
    const text = await checkText(readFileSync(path, 'utf8'), { reportPath: 'p.csv', expectations: penguins });
    expect(text.findings).toEqual(disk.findings);
  });
});
