import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/data/finding';
import { applyToBytes, applyToText } from '../../../../src/data/fixes/applyMends';
import { countOfMends, mendsOf } from '../../../../src/data/fixes/mendsOf';
import { planMend } from '../../../../src/data/fixes/planMend';
import { checkPath, checkText } from '../checks/checking';
import { inTemporaryFile } from '../temporaryTable';

const plants = ['basil', 'carrot', 'fennel', 'lettuce'];

/** What a person or a program may have done to a row of the table. */
const faults: readonly ((cells: string[]) => string)[] = [
  (cells) => cells.join(','),
  (cells) => cells.map((cell, index) => (index === 1 ? `${cell} ` : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 1 ? `"${cell.toUpperCase()}"` : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 2 ? '"1,200"' : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 2 ? '4S0' : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 3 ? '31/03/2025' : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 1 ? 'ba\u200bsil' : cell)).join(','),
  (cells) => cells.map((cell, index) => (index === 1 ? '?' : cell)).join(','),
  (cells) => cells.slice(0, 3).join(','),
  (cells) => `${cells.join(',')},,`,
  (cells) => `${cells.join(',')}\n`,
  (cells) => cells.map((cell, index) => (index === 4 ? `the 5" ${cell}` : cell)).join(','),
];

const mostlyRight = fc.array(
  fc.record({
    plant: fc.nat(3),
    size: fc.integer({ min: 400, max: 900 }),
    day: fc.integer({ min: 10, max: 28 }),
    fault: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(faults.length - 1) }),
  }),
  { minLength: 60, maxLength: 90 },
);

const table = fc.tuple(mostlyRight, fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([rows, end, last]) => {
  const lines = rows.map(({ plant, size, day, fault }, row) => {
    const cells = [`P${String(row).padStart(3, '0')}`, plants[plant] ?? '', String(size), `2025-04-${day}`, 'pot'];
    return (faults[fault] ?? faults[0])?.(cells) ?? '';
  });
  const text = ['id,plant,size,sown,where', ...lines].join('\n') + (last ? '\n' : '');
  return text.replaceAll('\n', end);
});

const errors = (findings: readonly Finding[]): number => findings.filter(({ severity }) => severity === 'error').length;
const cellOf = ({ check, value, column }: Finding): string => JSON.stringify([check, column, value]);
const without = (text: string, mends: ReturnType<typeof mendsOf>): string => {
  let rest = '';
  let at = 0;
  for (const edit of mends.flatMap(({ mend }) => mend.edits)) {
    rest += text.slice(at, edit.bytes.start);
    at = edit.bytes.end;
  }
  return rest + text.slice(at);
};

describe('all mends of a table', () => {
  it('leave none of their findings, make no new error, and touch no other byte', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const ascii = text.replaceAll('\u200b', 'X ');
        const report = await checkText(ascii);
        const mends = mendsOf(report);
        const mended = applyToText(
          ascii,
          mends.map(({ mend }) => mend),
        );
        const after = await checkText(mended);
        const left = new Set(mendsOf(after).map(({ finding }) => cellOf(finding)));
        expect(mends.map(({ finding }) => cellOf(finding)).filter((cell) => left.has(cell))).toEqual([]);
        expect(errors(after.findings)).toBeLessThanOrEqual(errors(report.findings));
        const kept = without(ascii, mends);
        let at = 0;
        for (const character of kept) {
          at = mended.indexOf(character, at) + 1;
          if (at === 0) break;
        }
        expect(at > 0 || kept === '').toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('are the same for the text of an editor and the bytes on disk', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const bytes = new TextEncoder().encode(text);
        const report = await inTemporaryFile(bytes, (path) => checkPath(path));
        const mends = mendsOf(report).map(({ mend }) => mend);
        expect(new TextDecoder().decode(applyToBytes(bytes, mends, 'utf-8'))).toBe(applyToText(text, mends));
      }),
      { numRuns: 20 },
    );
  });

  it('are written in the encoding of the file', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `${row},${row === 4 ? 'Łódź ' : 'Oslo'}`);
    const utf16 = Buffer.from(`\ufeffid,city\n${rows.join('\n')}\n`, 'utf16le');
    const report = await inTemporaryFile(utf16, (path) => checkPath(path));
    const mends = mendsOf(report).map(({ mend }) => mend);
    const mended = applyToBytes(utf16, mends, report.dialect.encoding);
    expect(Buffer.from(mended).toString('utf16le')).toBe(utf16.toString('utf16le').replace('Łódź ', 'Łódź'));
  });
});

describe('planning a mend', () => {
  const plan = (raw: string, text: string, width = 3) => {
    const bytes = new TextEncoder().encode(raw);
    const target = { dialect: { delimiter: ',', width }, raw: ({ start = 0, end = 0 }) => bytes.slice(start, end) };
    return planMend(target, { start: 0, end: bytes.length }, { kind: 'replace', title: 'x', text }).edits[0]?.text;
  };

  it.each([
    ['"3,800"', '3800', '3800'],
    ['"Adelie "', 'Adelie', '"Adelie"'],
    ['Adelie ', 'Adelie', 'Adelie'],
    ['a', 'a,b', '"a,b"'],
    ['a', 'say "a"', '"say ""a"""'],
    ['"x"', '', ''],
  ])('writes %s as %j like this: %s', (raw, text, written) => {
    expect(plan(raw, text)).toBe(written);
  });

  it('leaves a sign of the only cell of a record, which would be an empty line', () => {
    expect(plan('?', '', 1)).toBe('""');
  });
});

it('leaves out a mend that touches what an earlier one changes', () => {
  const edit = (start: number, end: number, text = '') => ({
    range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
    bytes: { start, end },
    text,
  });
  const finding = (title: string, ...edits: ReturnType<typeof edit>[]): Finding => ({
    ...{ check: 'x', severity: 'warning', message: '', scope: 'cell', row: 1, column: null, columnIndex: null },
    ...{ range: null, bytes: null, value: null, count: 1, fix: title },
    mend: { title, edits },
  });
  const findings = [
    finding('b', edit(4, 9)),
    finding('a', edit(0, 5, 'x')),
    finding('c', edit(9, 9, 'y')),
    finding('d', edit(9, 9, 'z')),
  ];
  expect(mendsOf({ findings }).map(({ mend }) => mend.title)).toEqual(['a', 'c']);
});

it('says of a report that names only the first cells of a check that there may be more mends', async () => {
  const table = (rows: number) =>
    Array.from({ length: 2 * rows }, (_, row) => `${row},${row % 2 ? 'basil' : 'basil '}`);
  const counted = async (rows: number) => countOfMends(await checkText(`id,plant\n${table(rows).join('\n')}\n`));
  expect([await counted(90), await counted(150)]).toEqual([
    { least: 90, isAll: true },
    { least: 100, isAll: false },
  ]);
});
