import { expect, it } from 'vitest';
import { excelDate } from '../../../../src/data/checks/excelDays';
import { checkText, placed } from './checking';

const sizes = (odd: (row: number) => string | null): string =>
  ['id,size', ...Array.from({ length: 400 }, (_, row) => `${row},${odd(row) ?? String(100 + (row % 37))}`), ''].join(
    '\n',
  );

it('says once what many cells say alike, and names the others', async () => {
  const { findings } = await checkText(sizes((row) => (row % 20 === 0 ? 'empty' : row === 33 ? 'tall' : null)));
  expect(findings.map(placed)).toEqual(['1:4-8 warning type-mixed', '35:4-8 warning type-mixed']);
  expect(findings[0]).toMatchObject({
    count: 20,
    message:
      '20 cells of size say "empty", the others are numbers. The column would load as text. If it stands for "missing", leave them empty.',
  });
});

it('is silent where the types are mixed by nature', async () => {
  const { findings } = await checkText(sizes((row) => (row % 5 === 0 ? `x${row}` : null)));
  expect(findings).toEqual([]);
});

const shipped = (odd: (row: number) => string | null): string =>
  [
    'id,shipped',
    ...Array.from(
      { length: 120 },
      (_, row) => `${row},${odd(row) ?? `2024-05-${String((row % 28) + 1).padStart(2, '0')}`}`,
    ),
    '',
  ].join('\n');

it('is a day as Excel counts it, one by one where they are few, and once where they are many', async () => {
  const few = await checkText(shipped((row) => (row === 7 ? '45400' : null)));
  expect(few.findings.map(placed)).toEqual(['9:3-8 warning type-mixed']);
  expect(few.findings[0]).toMatchObject({
    message:
      '45400 is no date; 119 other values are. To Excel it is a day, 2024-04-18. If that is meant, write it as the others are.',
    fix: null,
  });
  const many = await checkText(shipped((row) => (row % 5 === 2 ? String(45400 + row) : null)));
  expect(many.findings).toMatchObject([
    {
      count: 24,
      message:
        '24 cells of shipped are numbers such as 45402, the others are dates. To Excel that is a day, 2024-04-20. If they are meant so, write dates.',
    },
  ]);
});

it('is no day of Excel that lies far from the other dates, such as a torn year, and no code', async () => {
  const [torn] = (await checkText(shipped((row) => (row === 7 ? '20240' : null)))).findings;
  expect(torn?.message).toMatch(/^20240 is not a date; 119 of 120 values are\./);
  for (const code of [100, 20240]) {
    const { findings } = await checkText(shipped((row) => (row % 5 === 2 ? String(code + row) : null)));
    expect(findings).toEqual([]);
  }
});

it.each([
  ['20000', '1954-10-03'],
  ['45292', '2024-01-01'],
  ['4540', null],
  ['454000', null],
])('%s is the day %s of Excel', (text, date) => {
  expect(excelDate(text)).toBe(date);
});

it.each([
  ['C536376', '"C"', 'before', (row: number) => `C${536376 + row}`],
  ['536376-B', '"-B"', 'behind', (row: number) => `${536376 + row}-B`],
])(
  'tells identifiers with letters such as %s once for the column, without a fix',
  async (first, letters, where, id) => {
    const rows = Array.from(
      { length: 500 },
      (_, row) => `${row % 50 === 10 ? id(row - 10) : String(536365 + row)},${row % 7}`,
    );
    const { findings } = await checkText(['InvoiceNo,n', ...rows, ''].join('\n'));
    expect(findings.map((finding) => `${placed(finding)} ${finding.message} ${finding.fix ?? ''}`)).toEqual([
      `1:1-10 warning type-mixed 10 cells of InvoiceNo have ${letters} ${where} the number, such as "${first}"; 490 are numbers alone. They look like identifiers, and the column loads partly as text. Declare InvoiceNo as text. `,
    ]);
  },
);

it('names text one by one that is no number of the usual length with the same letters', async () => {
  for (const odd of [
    (row: number) => `x${row / 40}`,
    (row: number) => `${String.fromCharCode(97 + row / 40)}${100 + row / 40}`,
  ]) {
    const { findings } = await checkText(sizes((row) => (row % 40 === 0 ? odd(row) : null)));
    expect(new Set(findings.map(({ scope }) => scope))).toEqual(new Set(['cell']));
  }
});

it('tells a letter for a digit in a number of two as in one of three', async () => {
  const { findings } = await checkText(sizes((row) => (row === 33 ? '3O' : row === 44 ? '1OO' : null)));
  expect(findings.map(({ message, fix }) => `${message} [${fix ?? ''}]`)).toEqual([
    '"3O" ends in the letter O; 398 of 400 values are numbers. The column would load as text. Likely 30. [Replace "3O" with 30 (letter O, digit 0)]',
    '"1OO" holds the letter O; 398 of 400 values are numbers. The column would load as text. Likely 100. [Replace "1OO" with 100 (letter O, digit 0)]',
  ]);
});
