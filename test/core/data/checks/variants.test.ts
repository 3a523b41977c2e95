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
