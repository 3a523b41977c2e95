import { expect, it } from 'vitest';
import { applyToText } from '../../../../src/data/fixes/applyMends';
import { mendsOf, mostMends } from '../../../../src/data/fixes/mendsOf';
import { checkText, placed } from './checking';

const table = (header: string, row: (index: number) => string, count = 130): string =>
  `${header}\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;

async function told(text: string): Promise<readonly string[]> {
  const { findings } = await checkText(text);
  return findings.map((finding) => `${placed(finding)} ${finding.message} [${finding.fix ?? ''}]`);
}

async function mended(text: string): Promise<string> {
  const report = await checkText(text, { mends: mostMends });
  return applyToText(
    text,
    mendsOf(report).map(({ mend }) => mend),
  );
}

const name = (index: number): string => ['Ben', 'Ana', 'Cleo'][index % 3] ?? '';
const word = (index: number): string => ['fine', 'good'][index % 2] ?? '';

it('tells once a column that blanks stand before its quotes, and removes them all', async () => {
  const rows = (blank: string) =>
    table('id,name,note', (index) => `${index},${blank}"${name(index)}",${blank}"${word(index)}"`);
  const lead =
    'readers take blanks and quotes for text, and part it at the commas within. Remove the blanks, or read with skipinitialspace. [Remove the Blank]';
  expect(await told(rows(' '))).toEqual([
    `2:3-9 error csv-stray-quote Blanks stand before the quotes of 130 cells of name: ${lead}`,
    `2:10-17 error csv-stray-quote Blanks stand before the quotes of 130 cells of note: ${lead}`,
  ]);
  expect(await mended(rows(' '))).toBe(rows(''));
});

it('names every such cell where all are asked for', async () => {
  const text = table('id,name', (index) => `${index}, "${name(index)}"`);
  const { findings } = await checkText(text, { allCells: true });
  const messages = findings.filter(({ check }) => check === 'csv-stray-quote').map(({ message }) => message);
  expect(messages).toHaveLength(130);
  expect(messages[0]).toBe(
    'A blank stands before the quotes of "Ben": readers take blanks and quotes for text. Remove it.',
  );
});

it('tells of text that is split behind the blanks as that, at the header and once at the column', async () => {
  const rows = (blank: string) =>
    table('id,name,note', (index) => `${index},${blank}"Meier, ${name(index)}",${word(index)}`);
  expect(await told(rows(' '))).toEqual([
    '1:9-13 error csv-missing-cell The header names 3 columns, but the rows have 4 cells: blanks stand before quotes, so that text is split at its commas. Remove the blanks, or read with skipinitialspace. []',
    '2:3-10 error csv-stray-quote Blanks stand before the quotes of 130 cells of name: readers take blanks and quotes for text, and part it at the commas within. Remove the blanks, or read with skipinitialspace. [Remove the Blank]',
  ]);
  expect(await mended(rows(' '))).toBe(rows(''));
});

it.each([
  [
    '30, "it is hot",good',
    '32:4-16',
    'A blank stands before the quotes of "it is hot": readers take blanks and quotes for text. Remove it. [Remove the Blank]',
  ],
  [
    '30,"it is hot" ,good',
    '32:4-16',
    'A blank stands behind the closing quote of "it is hot": readers stop there, or keep it. Remove it. [Remove the Blank]',
  ],
  [
    '30,  "it is hot" ,good',
    '32:4-18',
    'Blanks stand before the quotes of "it is hot": readers take blanks and quotes for text. Remove them. [Remove the Blanks]',
  ],
])('removes what stands beside the quotes of one cell: %s', async (line, at, said) => {
  const of = (written: string) =>
    table('id,note,label', (index) => (index === 30 ? written : `${index},"it is ${word(index)}",good`));
  expect(await told(of(line))).toEqual([`${at} error csv-stray-quote ${said}`]);
  expect(await mended(of(line))).toBe(of('30,"it is hot",good'));
});

it('counts the cells of each column, not their quotes', async () => {
  const text = table(
    'id,pot,note',
    (index) => `${index},the ${index}" pot and "dish",${index < 3 ? 'a "b" c' : 'd'}`,
    260,
  );
  const { findings } = await checkText(text);
  const strays = findings.filter(({ check }) => check === 'csv-stray-quote');
  const total = (column: string): number =>
    strays.filter((finding) => finding.column === column).reduce((sum, { count }) => sum + count, 0);
  expect([total('pot'), total('note')]).toEqual([260, 3]);
});
