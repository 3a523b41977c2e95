import { expect, it } from 'vitest';
import type { Expectations } from '../../../../src/project/expectations';
import { checkText, placed } from './checking';

async function found(
  cell: (row: number) => string,
  { name = 'val', rows = 200, ...expectations }: { name?: string; rows?: number } & Partial<Expectations> = {},
): Promise<readonly string[]> {
  const lines = Array.from({ length: rows }, (_, row) => `r${String(row)},${cell(row)}`);
  const { findings } = await checkText(`row,${name}\n${lines.join('\n')}\n`, { expectations });
  return findings
    .filter(({ check }) => check === 'type-mixed')
    .map((finding) => `${placed(finding)} ${String(finding.count)} ${finding.message}`);
}

const measured = (row: number) => `${String(100 + row)}.5`;
const often = (word: string) => (row: number) => (row % 5 === 0 ? word : measured(row));

it('says once of a column that many cells hold a word among numbers', async () => {
  expect(await found(often('ERROR'))).toEqual([
    '1:5-8 warning type-mixed 40 40 cells of val say "ERROR", 160 are numbers. The column would load as text. Where it stands for "missing", leave the cells empty, or load with na_values=["ERROR"]; where it is meant, declare val as text.',
  ]);
});

it.each([':', 'x', 'n.d.', '<5', 'T', 'see note'])('knows %s for no number', async (word) => {
  expect(await found(often(word))).toHaveLength(1);
});

it('is not silent up to half of the cells, nor where there are more values than can be counted', async () => {
  expect(await found((row) => (row % 2 === 0 ? 'ERROR' : String(row)))).toHaveLength(1);
  expect(await found((row) => (row % 2 === 0 || row === 3 ? 'ERROR' : String(row)))).toEqual([]);
  const [long] = await found(often('ERROR'), { rows: 10_000 });
  expect(long).toContain('2000 2,000 cells of val say "ERROR", 8,000 are numbers.');
});

it('names several words, or the one that most others are', async () => {
  const several = (row: number) => (row % 5 === 0 ? (row % 10 === 0 ? 'ERROR' : ':') : measured(row));
  expect((await found(several))[0]).toContain('40 cells of val say ":" and "ERROR", 160 are numbers.');
  const most = (row: number) => (row % 20 === 0 ? `word ${'abcdefghij'.charAt(row / 20)}` : often('ERROR')(row));
  expect((await found(most))[0]).toContain('30 cells of val say "ERROR", 160 are numbers.');
});

it.each<[string, (row: number) => string]>([
  ['sizes', (row) => ['38', '40', '42', '44', 'M', 'L'][row % 6] ?? ''],
  ['house numbers', (row) => (row % 4 === 0 ? `${String(row % 7)}a` : String(row % 90))],
  ['codes', (row) => (row % 4 === 0 ? 'A12' : String(200 + row))],
  ['codes, each another', (row) => (row % 4 === 0 ? `V${String(row)}` : String(200 + row))],
  ['chromosomes', (row) => [...Array(22).keys(), 'X', 'Y', 'MT'].map(String)[row % 25] ?? ''],
  ['grades', (row) => ['K', 'PK', ...Array(12).keys()].map(String)[row % 14] ?? ''],
  ['lines of a bus', (row) => (row % 5 === 0 ? 'N' : String(row % 99))],
  ['codes with zeros before them', (row) => (row % 5 === 0 ? 'ERROR' : String(row).padStart(5, '0'))],
])('is silent in %s', async (_, cell) => {
  expect(await found(cell)).toEqual([]);
});

it('is silent where the column is declared', async () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  expect(await found(often('ERROR'), { columns: { val: { type: 'text', at } } })).toEqual([]);
});
