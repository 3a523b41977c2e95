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

const notCounted = async (text: string) =>
  (await checkText(text)).findings.filter(({ check }) => check !== 'missing-rate');

it.each(['NAN', 'na', 'Na', 'nAn'])('warns of %s, of which pandas makes text', async (word) => {
  const rows = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [index * 5, word]));
  const found = async (odd: Readonly<Record<number, string>>) =>
    (await notCounted(table(odd))).map(({ check, severity }) => [check, severity]);
  expect(await found(rows(1))).toEqual([['sentinel-text', 'warning']]);
  expect(await found(rows(12))).toEqual([['sentinel-text', 'warning']]);
  expect(await found({ ...rows(22), 1: 'none' })).toEqual([
    ['mixed-null-spellings', 'warning'],
    ['mixed-null-spellings', 'warning'],
  ]);
});

it('takes cells of blanks for no empty ones', async () => {
  const words = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index * 5, 'NA']));
  const findings = await notCounted(table({ ...words, 1: '  ', 2: '  ', 3: '' }));
  expect(findings.map(({ check, severity, value, row }) => [check, severity, value, row])).toEqual([
    ['text-whitespace', 'warning', '  ', 2],
    ['text-whitespace', 'warning', '  ', 3],
    ['mixed-null-spellings', 'info', '', 4],
  ]);
  const [word] = (await checkText(table({ 1: ' ', 2: ' ', 3: 'missing' }))).findings.filter(
    ({ value }) => value === 'missing',
  );
  expect(word?.message).toBe('"missing" stands for a missing v. The column would load as text. Leave it empty.');
});

it('finds all empty cells among more cells of blanks than are remembered', async () => {
  const cells = Array.from({ length: 900 }, (_, row) =>
    row < 300 ? ' ' : row < 305 || row > 890 ? '' : row % 2 ? 'NA' : '7',
  );
  const text = ['id,v', ...cells.map((cell, row) => `r${row},${cell}`), ''].join('\n');
  const { findings } = await checkText(text, { allCells: true });
  const empty = findings.filter(({ check }) => check === 'mixed-null-spellings').map(({ row }) => row);
  expect(empty).toEqual([301, 302, 303, 304, 305, 892, 893, 894, 895, 896, 897, 898, 899, 900]);
});
