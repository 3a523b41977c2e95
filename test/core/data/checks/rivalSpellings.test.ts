import { expect, it } from 'vitest';
import { checkText } from './checking';

const table = (value: (row: number) => string): string =>
  ['n,label', ...Array.from({ length: 200 }, (_, row) => `k${row},${value(row)}`), ''].join('\n');

const said = async (text: string): Promise<string[]> => (await checkText(text)).findings.map(({ message }) => message);

it('says once of a column that a word stands in two cases, each of them often', async () => {
  expect(await said(table((row) => (row % 4 === 0 ? 'dog' : row % 2 === 0 ? 'Cat' : 'cat')))).toEqual([
    'label writes one value as "cat" (100) and "Cat" (50): a model sees as many as there are spellings. Write all in one way.',
  ]);
});

it.each([
  ['letters and nothing else', ['m', 'M']],
  ['units', ['m', 'M', 'kg', 'cm']],
  ['a scale of grades', ['a', 'A', 'b', 'B', 'c', 'C', 'd']],
  ['genotypes', ['AA', 'Aa', 'aa', 'BB', 'Bb', 'bb']],
])('takes short words that differ in case for values of their own: %s', async (_, words) => {
  expect(await said(table((row) => words[row % words.length] ?? ''))).toEqual([]);
});

it.each([
  [['nein', 'ja', 'Ja', 'ja'], '"ja" (100) and "Ja" (50)'],
  [['M', 'F', 'm', 'M'], '"M" (100) and "m" (50)'],
  [['DE', 'FR', 'De', 'DE'], '"DE" (100) and "De" (50)'],
  [['female', 'male', '"Female "', 'female'], '"female" (100) and "Female" (50)'],
])('finds a short word in two cases, and one that always stands with a blank: %s', async (words, spellings) => {
  const rival = `label writes one value as ${spellings}: a model sees as many as there are spellings. Write all in one way.`;
  expect(await said(table((row) => words[row % words.length] ?? ''))).toContain(rival);
});

it.each([2, 20])('takes spellings that tend.yaml declares for values, one in %d of them', async (often) => {
  const text = table((row) => (row % often === 0 ? 'gbr' : 'GBR'));
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const columns = { n: { at }, label: { at, values: ['GBR', 'gbr'] } };
  expect(await said(text)).toHaveLength(often === 2 ? 1 : 10);
  expect((await checkText(text, { expectations: { columns } })).findings).toEqual([]);
});

it('counts the spellings of yes and no, and calls only what is so spelled the usual one', async () => {
  const cell = (row: number) =>
    row === 7 ? 'y' : row % 5 < 2 ? 'Yes' : row % 5 < 4 ? 'yes' : row % 2 === 0 ? 'no' : 'No';
  expect(await said(table(cell))).toEqual([
    'label writes one value as "Yes" (80) and "yes" (79): a model sees as many as there are spellings. Write all in one way.',
    'label writes one value as "No" (20) and "no" (20): a model sees as many as there are spellings. Write all in one way.',
    '"y" means what 100 other cells write as "Yes" or "No". A model would see one more value. Write "Yes".',
  ]);
});

it('says of true and false in two cases what pandas makes of them', async () => {
  expect(await said(table((row) => (row % 4 === 0 ? 'True' : row % 2 === 0 ? 'true' : 'false')))).toEqual([
    'label writes one value as "True" (50) and "true" (50): not every reader takes them for one. Write all in one way.',
  ]);
});
