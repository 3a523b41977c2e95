import { expect, it } from 'vitest';
import { applyToText } from '../../../../src/data/fixes/applyMends';
import { mendsOf } from '../../../../src/data/fixes/mendsOf';
import { checkText } from './checking';

const header = 'id,name,city,age,income,joined,active';
const names = ['Ben', 'Ana', 'Cleo', 'Dan', 'Eve'];
const surnames = ['Okafor', 'Meier', 'Silva', 'Novak', 'Ito', 'Kaya', 'Berg'];
const cities = ['Berlin', 'Oslo', 'New York'];

const of = (words: readonly string[], index: number): string => words[index % words.length] ?? '';
const id = (index: number): string => `U${String(index + 1).padStart(4, '0')}`;

function row(index: number): string {
  const name = `${of(names, index)} ${of(surnames, index)}`;
  const joined = `2025-03-${String((index % 28) + 1).padStart(2, '0')}`;
  return `${id(index)},${name},${of(cities, index)},${20 + (index % 40)},${15_000 + index * 500}.25,${joined},${of(['yes', 'no'], index)}`;
}

/** 90 rows, of which the eleventh is written as this line. */
const table = (line: string, rows = row, names = header): string =>
  [names, ...Array.from({ length: 90 }, (_, index) => rows(index)).toSpliced(10, 1, line), ''].join('\n');

/** What is said of the row behind the number of its cells, and what the fix makes of it. */
async function told(text: string): Promise<{ readonly said: readonly string[]; readonly mended: string | undefined }> {
  const report = await checkText(text);
  const findings = report.findings.filter(({ check }) => check === 'csv-extra-cell');
  const mends = mendsOf({ findings }).map(({ mend }) => mend);
  return {
    said: findings.map(({ message }) => message.replace(/^\d+ cells, but the header names \d+: /, '')),
    mended: mends.length === 0 ? undefined : applyToText(text, mends).split('\n').slice(11, -80).join('\n'),
  };
}

const surplus = (text: string): string => `"${text}" has no column, and readers stop here.`;

it.each([
  ['19,441.50', 'a separator of thousands'],
  ['23,456', 'a separator of thousands in a whole number'],
  ['23456,75', 'a decimal comma'],
])('names %s as one number, not the text and the number before it', async (number) => {
  expect(await told(table(`U0011,Ben Okafor,Berlin,47,${number},2025-06-10,yes`))).toEqual({
    said: [`${surplus('yes')} Likely "${number}" is one number: quote it.`],
    mended: `U0011,Ben Okafor,Berlin,47,"${number}",2025-06-10,yes`,
  });
});

it.each([
  [
    'before joined',
    'U0011,Ana Silva,New York,27,70436.35,,2025-12-12,no',
    'U0011,Ana Silva,New York,27,70436.35,2025-12-12,no',
    'no',
  ],
  [
    'before name',
    'U0011,,Ana Silva,New York,27,70436.35,2025-12-12,no',
    'U0011,Ana Silva,New York,27,70436.35,2025-12-12,no',
    'no',
  ],
])('names an empty cell too many %s', async (where, line, mended, last) => {
  expect(await told(table(line))).toEqual({
    said: [`${surplus(last)} Likely the empty cell ${where} is too much: remove it.`],
    mended,
  });
});

it.each([
  ['Meier, Anna', 'a blank behind the comma'],
  ['Meier,Anna', 'nothing else that fits'],
])('names the text %s', async (text) => {
  expect(await told(table(`U0011,${text},Oslo,50,21234.50,2025-01-12,no`))).toEqual({
    said: [`${surplus('no')} Likely "${text}" is one cell: quote it.`],
    mended: `U0011,"${text}",Oslo,50,21234.50,2025-01-12,no`,
  });
});

it('offers no fix where only a column of text takes a date and a word as one cell', async () => {
  const line = 'U0011,2025-01-12,Ben Okafor,Oslo,50,21234.50,2025-01-12,no';
  expect(await told(table(line))).toEqual({
    said: [`${surplus('no')} Quote the value that holds the comma, or remove what is too much.`],
    mended: undefined,
  });
});

it('names the candidates, and offers no fix, where two numbers may be the one', async () => {
  const measured = (index: number): string => `m${index},${(index % 9) + 0.5},${(index % 7) + 0.25}`;
  expect(await told(table('m10,1,5,2', measured, 'id,width,height'))).toEqual({
    said: [
      `${surplus('2')} Each of "1,5" and "5,2" may be one cell: quote the one that is, or remove what is too much.`,
    ],
    mended: undefined,
  });
});

it('offers no fix where what has no column may as well be too much', async () => {
  const labelled = (index: number): string => `${index},${of(surnames, index)} ${of(names, index)} ${index}`;
  expect(await told(table('10,seen,told', labelled, 'number,note'))).toEqual({
    said: [`${surplus('told')} Quote the value that holds the comma, or remove what is too much.`],
    mended: undefined,
  });
});

it('breaks the line of two rows that lost the line end between them', async () => {
  const where = 'the line end between "yes" and "U0012"';
  expect(await told(table(`${row(10)}${row(11)}`))).toEqual({
    said: [`two rows stand in one line, as ${where} is lost. Break the line there.`],
    mended: `${row(10)}\n${row(11)}`,
  });
});

it('breaks it with the line end that the file has', async () => {
  const text = table(`${row(10)}${row(11)}`).replaceAll('\n', '\r\n');
  const report = await checkText(text);
  const mends = mendsOf(report).map(({ mend }) => mend);
  expect(applyToText(text, mends)).toContain(`${row(10)}\r\n${row(11)}\r\n`);
});

it('breaks no line where the two values may part in more than one place', async () => {
  const counted = (index: number): string => `${index},${of(cities, index)},${index * 7}`;
  const line = `${counted(10)}${counted(11)}`;
  expect(await told(table(line, counted, 'number,city,count'))).toEqual({
    said: [
      'two rows stand in one line, as the line end within "7011" is lost. Break the line where the first row ends; its source tells.',
    ],
    mended: undefined,
  });
});
