import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const table = (odd: Readonly<Record<number, string>>): string =>
  ['id,v', ...Array.from({ length: 120 }, (_, row) => `r${row},${odd[row] ?? String(10 + (row % 40))}`), ''].join('\n');

const spellings = async (odd: Readonly<Record<number, string>>) =>
  (await checkText(table(odd))).findings.filter(({ check }) => check === 'mixed-null-spellings');

it('empties all words of numbers that would load as text, the usual one too', async () => {
  const findings = await spellings({ 3: 'missing', 5: '--', 6: '--', 9: 'none' });
  expect(findings.map(({ value, fix }) => [value, fix])).toEqual([
    ['missing', 'Set Missing ("missing" becomes empty)'],
    ['--', 'Set Missing ("--" becomes empty)'],
    ['--', 'Set Missing ("--" becomes empty)'],
    ['none', 'Set Missing ("none" becomes empty)'],
  ]);
  expect(findings[1]?.message).toBe(
    '"--" marks a missing v here; 1 other cell says "missing". The column would load as text. Leave it empty.',
  );
});

it('says it once of a word that many cells hold', async () => {
  const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [index * 2, '?']));
  const findings = await spellings({ ...many, 101: 'n.a.' });
  expect(findings.map(({ scope, count }) => [scope, count])).toEqual([
    ['column', 25],
    ['cell', 1],
  ]);
});

it('only informs of words that pandas understands, and writes the usual one', async () => {
  const findings = await spellings({ 3: 'NA', 5: 'NA', 8: 'NaN' });
  expect(findings.map(placed)).toEqual(['10:4-7 info mixed-null-spellings']);
  expect(findings[0]).toMatchObject({
    fix: 'Replace "NaN" with "NA"',
    message:
      '"NaN" marks a missing v here; 2 other cells say "NA". Pandas understands it, other readers make text of the column. Write "NA", or leave all empty.',
  });
});
