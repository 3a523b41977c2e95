import { expect, it } from 'vitest';
import { applyToText } from '../../../../src/data/fixes/applyMends';
import { mendsOf } from '../../../../src/data/fixes/mendsOf';
import { checkText, placed } from './checking';

const header = 'id,age,name,fare,port,date,note';
const ports = ['S', 'C', 'Q'];
const notes = ['seen', 'told', 'read'];

function row(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const name = `"Name${index}, Mr. ${'abcdefgh'.charAt(index % 8)}"`;
  return `${index + 1},${20 + (index % 40)},${name},${(7 + (index % 90) / 8 + 0.01).toFixed(2)},${ports[index % 3] ?? ''},2023-05-${day},${notes[index % 3] ?? ''}`;
}

/** A table of 60 rows of which the eleventh, in line 12, is written as these lines. */
function table(...lines: readonly string[]): string {
  return [header, ...Array.from({ length: 60 }, (_, index) => row(index)).toSpliced(10, 1, ...lines), ''].join('\n');
}

const whole = row(10);

async function told(text: string): Promise<readonly string[]> {
  const { findings } = await checkText(text);
  return findings
    .filter(({ check }) => check === 'csv-missing-cell' || check === 'csv-stray-quote')
    .map((finding) => `${placed(finding)} ${finding.message} [${finding.fix ?? ''}]`);
}

async function mended(text: string): Promise<string> {
  const report = await checkText(text);
  return applyToText(
    text,
    mendsOf(report).map(({ mend }) => mend),
  );
}

it('says nothing of the table itself', async () => {
  expect(await told(table(whole))).toEqual([]);
});

it.each([
  [';', 'semicolons', '11;30;"Name10, Mr. c";8.26;C;2023-05-11;told', 2],
  ['\t', 'tabs', '11\t30\t"Name10, Mr. c"\t8.26\tC\t2023-05-11\ttold', 2],
])('names a row that is written with %j, and writes commas', async (_, word, line, cells) => {
  expect(await told(table(line))).toEqual([
    `12:1-${line.length + 1} error csv-missing-cell This row is written with ${word} where the others have commas: readers find ${cells} cells instead of 7. Write commas. [Write 6 Commas Instead]`,
  ]);
  expect(await mended(table(line))).toBe(table('11,30,"Name10, Mr. c",8.26,C,2023-05-11,told'));
});

it('quotes what holds a comma where it writes them', async () => {
  const line = '11;30;Name10, Mr. c;8.26;C;2023-05-11;told';
  expect(await mended(table(line))).toBe(table('11,30,"Name10, Mr. c",8.26,C,2023-05-11,told'));
});

it('names the tabs in a row of commas', async () => {
  const line = '11,30,"Name10, Mr. c"\t8.26\tC\t2023-05-11,told';
  expect(await told(table(line))).toEqual([
    `12:1-${line.length + 1} error csv-missing-cell 3 tabs stand in this row where the others have commas: readers find 4 cells instead of 7. Write commas. [Write 3 Commas Instead]`,
  ]);
  expect(await mended(table(line))).toBe(table(whole));
});

it.each([
  ['in a cell', ['11,30,"Name10, Mr. c",8.', '26,C,2023-05-11,told'], '4 cells', 4, '12:23-25'],
  ['before a delimiter', ['11,30,"Name10, Mr. c",8.26', ',C,2023-05-11,told'], '4 cells', 4, '12:23-27'],
  ['at a lost delimiter', ['11,30,"Name10, Mr. c",8.26', 'C,2023-05-11,told'], '4 cells', 3, '12:23-27'],
])('joins a row that a line break tore in two %s', async (_, lines, cells, below, place) => {
  expect(await told(table(...lines))).toEqual([
    `${place} error csv-missing-cell ${cells}, but the header names 7: with the ${below} of the next line it is a whole row, broken in two. Join the lines. [Join Lines 12 and 13]`,
  ]);
  expect(await mended(table(...lines))).toBe(table(whole));
});

it('joins a torn row at the end of a file without a last line end', async () => {
  const text = `${table(whole)}61,30,"Name60, Mr. e",8.26\nC,2023-05-11,told`;
  expect(await mended(text)).toBe(`${table(whole)}61,30,"Name60, Mr. e",8.26,C,2023-05-11,told`);
});

it('keeps to missing cells where two rows lack their last ones', async () => {
  const [first] = await told(table('11,30,"Name10, Mr. c",8.26', '12,31,"Name11, Mr. d",8.39'));
  expect(first).toContain('[Add 3 Empty Cells]');
});

it('says which value was left out in the middle, and does not fill the end', async () => {
  const line = '11,30,"Name10, Mr. c",8.26,2023-05-11,told';
  expect(await told(table(line))).toEqual([
    '12:28-38 error csv-missing-cell 6 cells, but the header names 7: the value of port is missing before date, as from "2023-05-11" on the row fits one column further right. Add it, or a comma there. [Add an Empty Cell for port]',
  ]);
  expect(await mended(table(line))).toBe(table('11,30,"Name10, Mr. c",8.26,,2023-05-11,told'));
});

it('names the next column where it cannot tell which of the numbers before is missing', async () => {
  const text = table('11,"Name10, Mr. c",8.26,C,2023-05-11,told');
  expect(await told(text)).toEqual([
    '12:4-19 error csv-missing-cell 6 cells, but the header names 7: a value is missing before name, as from "Name10, Mr. c" on the row fits one column further right. Add it where it belongs, or a comma there. []',
  ]);
});

it('names the quote at the start of a row that takes in its cells', async () => {
  const line = `"${whole}`;
  expect(await told(table(line))).toEqual([
    '12:1-2 error csv-missing-cell 6 cells, but the header names 7: the quote before "11" opens a text that takes in the cells behind it. Remove it. [Remove the Quote]',
  ]);
  expect(await mended(table(line))).toBe(table(whole));
});

it('tells rows beyond those that are kept by the same reading', async () => {
  const rows = Array.from({ length: 900 }, (_, index) =>
    index % 6 === 5 ? row(index).replaceAll(/,(?! )/g, ';') : row(index),
  );
  const text = [header, ...rows, ''].join('\n');
  const report = await checkText(text, { mends: 10_000 });
  expect(new Set(report.findings.map(({ fix }) => fix))).toEqual(new Set(['Write 6 Commas Instead']));
  expect(report.findings).toHaveLength(150);
});

it('names columns in quotes where their names read as words of the sentence', async () => {
  const text = `n,experiments and models:,open a folder,and,the\n${'1,2,3,4,5\n'.repeat(3)}1,2\n1,2,3,4,5\n`;
  expect(await told(text)).toEqual([
    expect.stringContaining('the header names 5: "open a folder", "and" and the are lost.'),
  ]);
});
