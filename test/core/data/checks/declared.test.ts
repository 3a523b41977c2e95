import { expect, it } from 'vitest';
import type { ColumnType, Suppression } from '../../../../src/project/expectations';
import { checkText } from './checking';

/** What is said of one cell among others of its declared type. */
async function said(type: ColumnType, usual: (row: number) => string, cell: string): Promise<readonly string[]> {
  const cells = Array.from({ length: 40 }, (_, row) => (row === 20 ? cell : usual(row)));
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const expectations = { columns: { x: { type, at: range } } };
  const { findings } = await checkText(`x;n\n${cells.map((it, row) => `${it};${row}`).join('\n')}\n`, { expectations });
  return findings
    .filter(({ check }) => check === 'schema-type')
    .map(({ message, fix }) => `${message.replace(/^.* so\. /, '')} [${fix ?? 'no mend'}]`);
}

const day = (row: number): string => `2026-03-${String(10 + (row % 18))}`;
const share = (row: number): string => `0.${row + 10}`;

it.each([
  ['2026-02-30', 'February has 28 days: write the real day, or leave it empty. [no mend]'],
  ['2026-13-01', 'There is no month 13: write the real day, or leave it empty. [no mend]'],
  ['29/02/2026', '2026 is not a leap year: write the real day, or leave it empty. [no mend]'],
  ['soon', 'Correct the cell, or the type if it is wrong. [no mend]'],
])('%s is told with what is wrong with the day, although its type is declared', async (cell, expected) =>
  expect(await said('date', day, cell)).toEqual([expected]),
);

it('names for a column of which the unit was forgotten the one that has it', async () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { findings } = await checkText('id,monthly_eur\n1,2\n', { expectations: { columns: { monthly: { at } } } });
  expect(findings.map(({ message }) => message)).toContain(
    'tend.yaml names "monthly" among the columns, but the header does not: code that asks for it stops. Likely it is "monthly_eur" here.',
  );
});

it('names for a target that the header does not have the nearest column, declared or not', async () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const expectations = { id: 'id', target: 'labl', columns: { label: { at }, siz: { at }, size: { at } } };
  const { findings } = await checkText('id,label,size\n1,a,2\n', { expectations });
  expect(findings.map(({ message }) => message.replace(/: code that asks for it stops/, ''))).toEqual([
    'tend.yaml names "siz" among the columns, but the header does not. Add it, or correct tend.yaml.',
    'tend.yaml names "labl" as target, but the header does not. Likely it is "label" here.',
  ]);
});

it.each([
  ['0,25', 'Likely 0.25. [Replace "0,25" with 0.25]'],
  ['0,125', 'Likely 0.125. [Replace "0,125" with 0.125]'],
  ['1.234,5', 'Likely 1234.5. [Replace "1.234,5" with 1234.5]'],
  ['1,234', 'Likely 1234. [Replace "1,234" with 1234]'],
  ['12 kg', 'It carries the unit "kg": write 12 if the others are in it, else convert it. [no mend]'],
  ['$5', 'It carries the unit "$": write 5 if the others are in it, else convert it. [no mend]'],
  ['1.2k', 'It leaves digits to a letter: write 1200. [no mend]'],
  ['12%', 'It is a percentage: write the number alone, as a share or in percent as the others are. [no mend]'],
  ['high', 'Correct the cell, or the type if it is wrong. [no mend]'],
])('%s is told with the number that it is, although the type is declared', async (cell, expected) =>
  expect(await said('number', share, cell)).toEqual([expected]),
);

it.each([
  ['(470.47)', 'is a negative number in parentheses', 'Write -470.47. [Write -470.47]'],
  ['\u2212470.47', 'begins with a typeset minus sign', 'Write -470.47. [Write -470.47]'],
  ['1,470.47-', 'has its minus behind', 'Write -1470.47. [Write -1470.47]'],
  ['470.47 DR', 'has CR or DR for a sign', 'Write -470.47 or 470.47, whichever is meant. [no mend]'],
])('%s is told as the negative number that it is, with what the column loads as', async (cell, what, advice) => {
  const right = /\[Write (.+)\]$/.exec(advice)?.[1];
  const mend = right === undefined ? 'no mend' : `Replace "${cell}" with ${right}`;
  expect(await said('number', share, cell)).toEqual([
    `"${cell}" ${what}, with which the column loads as text; tend.yaml declares x a number. ${advice.replace(/ \[.*/, '')} [${mend}]`,
  ]);
});

it('a negative number with a fraction in parentheses is no whole number', async () => {
  const [only] = await said('integer', (row) => String(row), '(4.5)');
  expect(only).toMatch(/^Correct the cell, or the type if it is wrong\./);
  expect((await said('integer', (row) => String(row), '(45)'))[0]).toContain('Write -45.');
});

/** Everything that is said of a column of numbers from 0 to 1, of which some lie elsewhere. */
async function saidOfRange(
  isOutside: (row: number) => boolean,
  suppress: readonly Suppression[] = [],
): Promise<readonly string[]> {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const rows = Array.from({ length: 40 }, (_, row) => `${isOutside(row) ? row + 20 : share(row)};${row}`).join('\n');
  const { findings } = await checkText(`x;n\n${rows}\n`, {
    expectations: { columns: { x: { range: [0, 1], at } }, suppress },
  });
  return findings.filter(({ check }) => check === 'schema-range').map(({ count, message }) => `${count} ${message}`);
}

it('a range that hardly a cell keeps is told once at the column, and one that others keep at its cells', async () => {
  const all =
    'within 0 to 1, which tend.yaml allows. They read 20 and the like. Correct the range, or the unit of the values.';
  expect(await saidOfRange(() => true)).toEqual([`40 None of the 40 values of x is ${all}`]);
  expect(await saidOfRange((row) => row < 37)).toEqual([`37 37 of the 40 values of x are not ${all}`]);
  const rows = [{ from: 1, to: 39 }];
  const left = await saidOfRange(() => true, [{ check: 'schema-range', column: 'x', rows, reason: 'known' }]);
  expect(left).toEqual([expect.stringContaining('x is 59; tend.yaml allows 0 to 1.')]);
  const cells = await saidOfRange((row) => row % 20 === 0);
  expect(cells).toHaveLength(2);
  expect(cells[0]).toContain('x is 20; tend.yaml allows 0 to 1. Correct the cell');
});

/** Everything that is said of a column of which every cell, or nearly every, has another type than declared. */
async function saidOfAll(type: ColumnType, cell: (row: number) => string): Promise<readonly string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const rows = Array.from({ length: 40 }, (_, row) => `${cell(row)};${row}`).join('\n');
  const { findings } = await checkText(`x;n\n${rows}\n`, { expectations: { columns: { x: { type, at: range } } } });
  return findings
    .filter(({ column }) => column === 'x')
    .map(({ check, count, message }) => `${check} ${count} ${message}`);
}

it.each([
  [
    'number',
    (row: number) => `w${row}`,
    '"w0" and the like, which pandas loads as text. Correct the type, or the values.',
  ],
  [
    'boolean',
    (row: number) => String(row + 7),
    '"7" and the like, which pandas loads as whole numbers. Correct the type, or the values.',
  ],
  [
    'date',
    (row: number) => `${row}.5`,
    '"0.5" and the like, which pandas loads as numbers. Correct the type, or the values.',
  ],
  [
    'integer',
    (row: number) => ['true', 'false'][row % 2] ?? '',
    '"true" and the like, which pandas loads as true and false. Correct the type, or the values.',
  ],
  [
    'integer',
    (row: number) => `${row},5`,
    '"0,5" and the like, which pandas loads as text. Write points, or load with decimal=",".',
  ],
  [
    'number',
    (row: number) => `${row} kg`,
    '"0 kg" and the like, which pandas loads as text. Write the numbers alone, and the unit into the name of the column.',
  ],
  [
    'integer',
    (row: number) => `1,${row + 100}`,
    '"1,100" and the like, which pandas loads as text. Write them without the separators of thousands.',
  ],
] as const)(
  'a column that is no %s at all is one finding, with what it would load as',
  async (type, cell, expected) => {
    const [only, ...others] = await saidOfAll(type, cell);
    expect(only).toMatch(/^schema-type 40 None of the 40 values of x is .+; tend\.yaml declares it so\. They read /);
    expect(only?.endsWith(expected)).toBe(true);
    expect(others).toEqual([]);
  },
);

it.each([
  [
    'number',
    (row: number) => (row < 4 ? String(row) : `${row} kg`),
    'schema-type 36 36 of the 40 values of x are not a number; tend.yaml declares it so. They read "4 kg" and the like, which pandas loads as text. Write the numbers alone, and the unit into the name of the column.',
  ],
] as const)('one %s does not make a finding of each cell of the others', async (type, cell, expected) => {
  expect(await saidOfAll(type, cell)).toEqual([expected]);
});

it.each([
  ['date', '31/02/2026'],
  ['datetime', '2026-02-31'],
] as const)(
  'a column of %s in which no day exists is told cell by cell, with what is wrong with the day',
  async (type, day) => {
    const found = await saidOfAll(type, () => day);
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]).toContain('February has 28 days: write the real day, or leave it empty.');
    expect((await saidOfAll('number', () => day)).length).toBe(1);
  },
);

it('a column of declared numbers that are all in parentheses is told once, with what to write', async () => {
  const [only, ...others] = await saidOfAll('number', (row) => `(${row + 10}.5)`);
  expect(others).toEqual([]);
  expect(only).toContain(
    '"(10.5)" is a negative number in parentheses, with which the column loads as text. Write -10.5.',
  );
});
