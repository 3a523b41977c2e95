import { expect, it } from 'vitest';
import { checkText } from './checking';

/** What is said of formulas in a column of 100 texts, of which the first are these. */
async function formulas(texts: readonly string[]): Promise<readonly string[]> {
  const rows = Array.from({ length: 100 }, (_, row) => `"${texts[row] ?? `plain words ${row}`}",${row}`);
  const { findings } = await checkText(`text,n\n${rows.join('\n')}\n`);
  return findings
    .filter(({ check }) => check === 'text-formula')
    .map(({ range, value, message }) => (range?.start.line === 0 ? message : (value ?? '')));
}

it('takes a mention of somebody for no formula', async () => {
  expect(await formulas(['@ana thanks', '@VirginAmerica what @dhepburn said', '@ana (again)', '@a_b'])).toEqual([]);
});

it('takes what a spreadsheet runs for a formula', async () => {
  const run = ['@SUM(1,2)*cmd', '@(1)', '=A1', '+SUM(1)', '-A1', '=@ana', '=cmd|x'];
  expect(await formulas(run)).toEqual(run);
});

it('tells once of a column in which many texts begin so', async () => {
  expect(await formulas(Array.from({ length: 40 }, (_, row) => `=A${row}`))).toEqual([
    '40 values of text begin like a formula ("=A0"): a spreadsheet that opens the file runs them and shows other values. Write them without the sign, or keep the file away from spreadsheets.',
  ]);
});
