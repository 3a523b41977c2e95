import { expect, it } from 'vitest';
import type { ColumnExpectation } from '../../../../src/project/expectations';
import { checkText, placed } from './checking';

/** Sixty postcodes of five digits, every third of which begins with a zero, but for the odd ones. */
const zips = (odd: Readonly<Record<number, string>>): string[] =>
  Array.from({ length: 60 }, (_, row) => odd[row] ?? `${row % 3 === 0 ? '0' : '6'}${2200 + row}`);

async function lostOf(
  codes: readonly string[],
  declared: Omit<ColumnExpectation, 'at'> | null = null,
): Promise<string[]> {
  const text = ['id,zip', ...codes.map((code, row) => `B${row},${code}`), ''].join('\n');
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const expectations = declared === null ? {} : { columns: { zip: { ...declared, at } } };
  const { findings } = await checkText(text, { expectations, only: ['number-leading-zero'] });
  return findings
    .filter(({ severity }) => severity === 'warning')
    .map((finding) => `${placed(finding)} ${finding.message} ${finding.fix ?? ''}`);
}

const said =
  '22:5-9 warning number-leading-zero "2210" has 4 digits; 59 other values of zip have 5, and 20 of them begin with 0. Likely 02210, which lost its zero as a number and joins with nothing. Write the zero.';

it('tells which postcode lost its zero, and what it likely was', async () => {
  expect(await lostOf(zips({ 20: '2210' }))).toEqual([`${said} Write the zero: 02210`]);
});

it('tells it of a column that is declared text as well, and of none that is declared a number', async () => {
  expect(await lostOf(zips({ 20: '2210' }), { type: 'text' })).toHaveLength(1);
  expect(await lostOf(zips({ 20: '2210' }), { type: 'integer' })).toEqual([]);
});

it.each([
  ['two digits are lacking', zips({ 20: '221' })],
  ['some are longer', zips({ 20: '2210', 30: '622300' })],
  ['many are shorter', zips({}).map((zip) => zip.replace(/^0/, ''))],
  ['none begins with a zero', zips({}).map((zip, row) => (row === 20 ? '2210' : zip.replace(/^0/, '1')))],
  [
    'more lack the digit than begin with a zero',
    zips({ 1: '2201', 2: '2202' }).map((zip, row) => (row > 2 ? zip.replace(/^0/, '1') : zip)),
  ],
])('says nothing where it is not sure: %s', async (_, codes) => {
  expect(await lostOf(codes)).toEqual([]);
});

it('says nothing of a value that is declared', async () => {
  const values = [...new Set(zips({ 20: '2210' }))];
  expect(await lostOf(zips({ 20: '2210' }), { type: 'category', values })).toEqual([]);
});
