import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const streets = ['Hauptstraße', 'Ringstraße', 'Am Markt'];

it('folds ß as capitals do, and leaves words that only look alike', async () => {
  const odd: Readonly<Record<number, string>> = { 10: 'HAUPTSTRASSE', 20: 'Ringstrasse', 30: 'Am Marsch' };
  const rows = Array.from({ length: 120 }, (_, row) => `r${String(row)},${odd[row] ?? streets[row % 3] ?? ''}`);
  const { findings } = await checkText(`id,street\n${rows.join('\n')}\n`);
  expect(findings.filter(({ check }) => check !== 'text-typo').map(placed)).toEqual([
    '12:5-17 warning text-case-variant',
    '22:5-16 warning text-case-variant',
  ]);
  expect(findings[0]?.fix).toBe('Replace "HAUPTSTRASSE" with "Hauptstraße"');
});

it('offers for a value with a blank the usual spelling, not the next wrong one', async () => {
  const odd: Readonly<Record<number, string>> = { 10: '"Female "', 20: '" MALE"', 30: '"male "' };
  const rows = Array.from({ length: 120 }, (_, row) => `r${row},${odd[row] ?? (row % 2 ? 'female' : 'male')}`);
  const { findings } = await checkText(`id,sex\n${rows.join('\n')}\n`);
  expect(findings.map(({ check, message, fix }) => [check, message, fix])).toEqual([
    [
      'text-whitespace',
      '"Female " ends in a space. A model would see one more sex. Likely "female".',
      'Replace "Female " with "female"',
    ],
    [
      'text-whitespace',
      '" MALE" begins with a space. A model would see one more sex. Likely "male".',
      'Replace " MALE" with "male"',
    ],
    [
      'text-whitespace',
      '"male " ends in a space. A model would see one more sex. Trim it to "male".',
      'Trim to "male"',
    ],
  ]);
});
