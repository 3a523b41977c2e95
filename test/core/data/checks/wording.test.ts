import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/data/finding';
import { checkText, placed } from './checking';

async function findings(
  name: string,
  cells: Readonly<Record<number, string>>,
  usual: (row: number) => string,
): Promise<readonly Finding[]> {
  const lines = Array.from({ length: 120 }, (_, row) => `r${String(row)},${cells[row] ?? usual(row)}`);
  return (await checkText(`row,${name}\n${lines.join('\n')}\n`)).findings;
}

const cities = ['Bonn', 'Ulm', 'Jena', 'Kiel'];
const city = (row: number): string => cities[row % 4] ?? '';

describe('what a model would see', () => {
  it('is counted where every other value stands often and in one way', async () => {
    const told = await findings('city', { 5: 'Bonn ' }, city);
    expect(told.map(({ message }) => message)).toEqual([
      '"Bonn " ends in a space. A model would see a fifth city. Trim it to "Bonn".',
    ]);
  });

  it('is not counted where others may be slips too', async () => {
    const told = await findings('city', { 5: 'Bonn ', 9: 'Rom', 13: 'Oslo' }, city);
    expect(told.map(({ message }) => message)).toEqual([
      '"Bonn " ends in a space. A model would see one more city. Trim it to "Bonn".',
    ]);
  });

  it('is one more value where a column is not named like one of its values', async () => {
    const [told] = await findings('smoker', { 5: 'Yes' }, (row) => (row % 2 === 0 ? 'yes' : 'no'));
    expect(told?.message).toContain('A model would see one more value of smoker.');
    const [german] = await findings('Ort', { 5: 'bonn' }, city);
    expect(german?.message).toContain('A model would see one more value of Ort.');
  });
});

it('names no other outlier as the range in which the rest lie', async () => {
  const ages = (row: number) => String(18 + (row % 60));
  const message = async (wrong: Record<number, string>) =>
    (await findings('age', wrong, ages)).find(({ check }) => check === 'sentinel-number')?.message;
  expect(await message({ 5: '-999' })).toContain('; the rest lie in 18 to 77.');
  expect(await message({ 5: '-999', 9: '412' })).toContain('; nearly all others lie in 18 to 77.');
});

it('says at its cell that one cell stands for "missing"', async () => {
  const told = await findings('qty', { 5: '#N/A' }, (row) => String(row));
  expect(told.map((finding) => `${placed(finding)} ${finding.message} [${finding.fix ?? ''}]`)).toEqual([
    '7:4-8 info sentinel-text "#N/A" stands for a missing qty. Pandas understands it, other readers make text of the column. Leave it empty. [Set Missing ("#N/A" becomes empty)]',
  ]);
});

it('gives a letter for the first digit no leading zero, unless others have one', async () => {
  const [plain] = await findings('qty', { 5: 'O3' }, (row) => String(row));
  expect(plain?.fix).toBe('Replace "O3" with 3 (letter O, digit 0)');
  const padded = await findings('qty', { 5: 'O3' }, (row) => String(row).padStart(3, '0'));
  expect(padded.find(({ check }) => check === 'type-mixed')?.fix).toBe('Replace "O3" with 03 (letter O, digit 0)');
});
