import { expect, it } from 'vitest';
import { withComma, withPoint, writesPoint } from '../../../../src/data/checks/numberText';
import { checkText } from './checking';

async function said(cells: Readonly<Record<number, string>>, usual: (row: number) => string): Promise<string[]> {
  const rows = Array.from({ length: 60 }, (_, row) => `${cells[row] ?? usual(row)};${String(row)}`);
  const { findings } = await checkText(`Umsatz;n\n${rows.join('\n')}\n`);
  return findings
    .filter(({ check }) => check.startsWith('number-'))
    .map(({ check, message, fix }) => `${check} ${message} [${fix ?? 'no mend'}]`);
}

const grouped = (row: number): string => `${String((row % 9) + 1)}.604,${String(10 + row)}`;

it('judges numbers by the convention of their column: a decimal point is odd among decimal commas', async () => {
  expect(await said({ 9: '1,234.50', 20: '163.8', 30: '3,800', 31: '1.604' }, grouped)).toEqual([
    'number-decimal-comma The numbers of Umsatz have decimal commas ("1.604,10"): the column loads as text. Write points, or load with decimal="," and thousands=".". [no mend]',
    'number-thousands "1,234.50" has a decimal point; 56 other values have decimal commas. However the column is loaded, one of the two is wrong. Write 1234,50. [Write a decimal comma: 1234,50]',
    'number-decimal-comma "163.8" has a decimal point; 56 other values have decimal commas. However the column is loaded, one of the two is wrong. Write 163,8. [Write a decimal comma: 163,8]',
  ]);
});

it('names the separator of groups for pandas only where there are groups', async () => {
  const [first] = await said({}, (row) => `${String(row)},5`);
  expect(first).toContain('or load with decimal=",". [');
});

it.each([
  ['01.01.2024', '1012024'],
  ['12.5', '125'],
  ['1.2.3.4', '1234'],
  ['2024.02.03', '20240203'],
])('does not advise for the file what would make another number of %s without a word', async (other, made) => {
  const rows = Array.from({ length: 60 }, (_, row) => `${grouped(row)};${row % 7 === 0 ? '' : other}`);
  const { findings } = await checkText(`Umsatz;Stand\n${rows.join('\n')}\n`);
  const [finding] = findings.filter(({ check }) => check === 'number-decimal-comma');
  expect(finding?.message).toBe(
    `The numbers of Umsatz have decimal commas ("1.604,10"): the column loads as text. Write points, or replace points and commas in this column after loading; not with thousands=".", which makes ${made} of "${other}" in Stand.`,
  );
});

it('names the separator of groups beside what it leaves as it is', async () => {
  const others = ['1.604', '2.604,5', '3. April 2024', 'v1.2.3', '01.01.2024 10:00'];
  const rows = Array.from({ length: 60 }, (_, row) => `${grouped(row)};${others[row % 5] ?? ''}`);
  const { findings } = await checkText(`Umsatz;Stand\n${rows.join('\n')}\n`);
  const [finding] = findings.filter(({ check, column }) => check === 'number-decimal-comma' && column === 'Umsatz');
  expect(finding?.message).toContain('or load with decimal="," and thousands=".".');
});

it.each([
  ['\u00a0', 'decimal=",", thousands="\\u00a0" and engine="python"'],
  ['\u202f', 'decimal=",", thousands="\\u202f" and engine="python"'],
  [' ', 'decimal="," and thousands=" "'],
])('tells %j between groups and the comma before the fraction as one thing', async (blank, keywords) => {
  const rows = Array.from({ length: 60 }, (_, row) =>
    row % 4 === 0 ? `${String(row)},5;1` : `${String((row % 9) + 1)}${blank}604,${String(10 + row)};2`,
  );
  const { findings } = await checkText(`Umsatz;n\n${rows.join('\n')}\n`);
  const own = findings.filter(({ column }) => column === 'Umsatz');
  expect(own.map(({ check, message }) => `${check} ${message.replace(/\(.*\)/, '(…)')}`)).toEqual([
    `number-decimal-comma The numbers of Umsatz have decimal commas (…): the column loads as text. Write points, or load with ${keywords}.`,
  ]);
});

it('names no one separator where several part groups, and none that joins what is no number elsewhere', async () => {
  const advice = async (second: string, other: string) => {
    const rows = Array.from({ length: 60 }, (_, row) => `${row % 2 === 0 ? '1 604,5' : second};${other}`);
    const { findings } = await checkText(`Umsatz;Telefon\n${rows.join('\n')}\n`);
    return findings.find(({ check, column }) => check === 'number-decimal-comma' && column === 'Umsatz')?.message;
  };
  expect(await advice('1.604,5', 'a')).toContain('nothing between groups; " " and "." part them.');
  expect(await advice('2 604,5', '555 1234')).toContain(
    'or replace separators of thousands and commas in this column after loading; not with thousands=" ", which makes 5551234 of "555 1234" in Telefon.',
  );
  expect(await advice('2 604,5', '1 234')).toContain('or load with decimal="," and thousands=" ".');
});

it('mends a decimal comma behind groups that blanks part', () => {
  expect(['1 234,56', '1\u00a0234\u00a0567,125', '1.234,5'].map(withPoint)).toEqual([
    '1234.56',
    '1234567.125',
    '1234.5',
  ]);
});

it('tells a no-break space in text beside grouped numbers, and in the few numbers of a text', async () => {
  const told = async (cells: readonly string[]) =>
    (await checkText(`n;v;w\n${cells.map((cell, row) => `${String(row)};${cell};b`).join('\n')}\n`)).findings
      .filter(({ check }) => check === 'text-invisible')
      .map(({ range }) => (range?.start.line ?? 0) + 1);
  const numbers = Array.from({ length: 60 }, (_, row) => `${String((row % 9) + 1)}\u00a0604,5`);
  expect(await told([...numbers, 'not\u00a0known'])).toEqual([62]);
  const words = Array.from({ length: 60 }, (_, row) => `basil${String(row % 3)}`);
  expect(await told([...words, '1\u00a0604,5'])).toEqual([62]);
});

it('tells every cell with a character that cannot be seen, among however many grouped numbers', async () => {
  const told = async (numbers: (row: number) => string, odd: readonly string[]) => {
    const cells = [...Array.from({ length: 5000 }, (_, row) => numbers(row)), ...odd];
    const { findings } = await checkText(`n;v;w\n${cells.map((cell, row) => `${row};${cell};b`).join('\n')}\n`);
    return findings
      .filter(({ check }) => check === 'text-invisible')
      .map(({ range, fix }) => [(range?.start.line ?? 0) + 1, fix !== null]);
  };
  const plain = (row: number) => `${row},${row % 10}`;
  const grouped = (row: number) => `${1 + (row % 9)}\u00a0${100 + (row % 900)},${10 + (row % 80)}`;
  const odd = ['12,5\u200b', 'n\u00ada'];
  for (const numbers of [plain, grouped])
    expect(await told(numbers, odd)).toEqual([
      [5002, true],
      [5003, true],
    ]);
  expect(await told(grouped, [])).toEqual([]);
});

it('still mends the odd comma among points', async () => {
  expect(await said({ 9: '3,14', 12: '3,800' }, (row) => String(row))).toEqual([
    'number-decimal-comma "3,14" has a decimal comma; the other 59 values have none. The column would load as text. Write 3.14. [Write a decimal point: 3.14]',
    'number-thousands "3,800" has a thousands separator; the other 59 values have none. The column would load as text. Write 3800. [Remove thousands separator: 3800]',
  ]);
});

it('tells a decimal point from one between groups', () => {
  expect(['1,234.50', '12.5', '1.604', '1.604.200', '1.604,5', '0.604'].map(writesPoint)).toEqual([
    ...[true, true, false, false, false, true],
  ]);
  expect(['1,234.50', '-12.5'].map(withComma)).toEqual(['1234,50', '-12,5']);
});

it('looks at the values of decimal commas as at those of points', async () => {
  const bell = (row: number): string => String(20 + ((row * 37) % 101) / 10);
  const odd: Readonly<Record<number, string>> = { 10: '-99.9', 50: '-99.9', 90: '-99.9', 170: '295.5' };
  const messages = async (written: (text: string) => string) => {
    const rows = Array.from({ length: 300 }, (_, row) => `${written(odd[row] ?? bell(row))};r${String(row)}`);
    const { findings } = await checkText(`v;row\n${rows.join('\n')}\n`);
    return findings
      .filter(({ check }) => check === 'outlier-isolated' || check === 'sentinel-number')
      .map(({ message }) => message.replace(/^"?(-?\d+),(\d+)"?/, '$1.$2'));
  };
  const points = await messages((text) => text);
  expect(points).toHaveLength(4);
  expect(await messages((text) => text.replace('.', ','))).toEqual(points);
});

it.each([10, 400])('takes decimal commas for numbers where they are the rule of %i declared ones', async (count) => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const cells = Array.from({ length: count }, (_, row) => (row === count - 2 ? 'etwa 3' : `${String(row)},50`));
  const columns = { v: { type: 'number', range: [0, count], at } } as const;
  const text = `v;n\n${cells.map((cell, row) => `${cell};${String(row)}`).join('\n')}\n`;
  const { findings } = await checkText(text, { expectations: { columns } });
  const told = findings.map(({ check, scope, value }) => [check, scope, value]);
  expect(told).toContainEqual(['schema-type', 'cell', 'etwa 3']);
  expect(told.filter(([check]) => check === 'schema-type')).toHaveLength(1);
  expect(told.filter(([check]) => check === 'number-decimal-comma')).toEqual([['number-decimal-comma', 'column', 'v']]);
});

it('takes a decimal comma for no declared number where points are the rule', async () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const rows = Array.from({ length: 60 }, (_, row) => `${row === 5 ? '3,5' : `${String(row)}.5`};${String(row)}`);
  const columns = { v: { type: 'number', at } } as const;
  const { findings } = await checkText(`v;n\n${rows.join('\n')}\n`, { expectations: { columns } });
  expect(findings.map(({ check, value }) => [check, value])).toContainEqual(['schema-type', '3,5']);
});

it('holds decimal commas against a declared range', async () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const rows = Array.from({ length: 60 }, (_, row) => `${String(row)},5;${String(row)}`).join('\n');
  const columns = { v: { range: [0, 58] as const, at } };
  const { findings } = await checkText(`v;n\n${rows}\n`, { expectations: { columns } });
  expect(findings.filter(({ check }) => check === 'schema-range').map(({ value }) => value)).toEqual(['58,5', '59,5']);
});
