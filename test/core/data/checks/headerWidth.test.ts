import { expect, it } from 'vitest';
import { checkText } from './checking';

const table = (row: (index: number) => string): string =>
  ['id,t,v', ...Array.from({ length: 40 }, (_, index) => row(index)), ''].join('\n');

const widthMessage = async (text: string): Promise<string | undefined> =>
  (await checkText(text)).findings.find(({ check }) => check === 'csv-missing-cell')?.message;

it('names the delimiter at the end of every row', async () => {
  expect(await widthMessage(table((row) => `${row},a${row % 4},${row % 3},`))).toBe(
    'The header names 3 columns, but every row ends in a comma more: pandas takes the first column for an index and shifts the names. Remove it from the rows.',
  );
});

it('says how many rows end in one, and nothing of those that are right', async () => {
  const { findings } = await checkText(table((row) => `${row},a${row % 4},${row % 3}${row % 10 === 7 ? '' : ','}`));
  expect(findings.map(({ message }) => message)).toEqual([
    'The header names 3 columns, but 36 of 40 rows end in a comma more: pandas takes the first column for an index and shifts the names. Remove it from the rows.',
  ]);
});

it('says how many columns become an index', async () => {
  expect(await widthMessage(table((row) => `${row},a${row % 4},${row % 3},,`))).toBe(
    'The header names 3 columns, but every row ends in 2 commas more: pandas takes the first 2 columns for an index and shifts the names. Remove them from the rows.',
  );
});

it('names single quotes where one row holds no comma in them', async () => {
  const rows = table((row) => (row === 2 ? `${row},'a',${row % 3}` : `${row},'a, b',${row % 3}`));
  expect(await widthMessage(rows)).toContain('text in single quotes is split at its commas.');
});

it('names single quotes that do not hold text together', async () => {
  expect(await widthMessage(table((row) => `${row},'a, b',${row % 3}`))).toBe(
    'The header names 3 columns, but the rows have 4 cells: text in single quotes is split at its commas. Write double quotes around it.',
  );
});

it('asks for names where the rows just hold more', async () => {
  expect(await widthMessage(table((row) => `${row},a,${row % 3},${row + 5}`))).toContain('Name every column.');
});

it('says of a row of delimiters that it becomes a row of missing values', async () => {
  const { findings } = await checkText(table((row) => (row === 5 ? ',,' : row === 9 ? '' : `${row},a,${row % 3}`)));
  expect(findings.map(({ message }) => message)).toEqual([
    'A row of delimiters alone: readers make a row of missing values of it. Remove it.',
    'An empty row: pandas skips it, others make a row of missing values. Remove it.',
  ]);
});
