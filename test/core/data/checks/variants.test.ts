import { expect, it } from 'vitest';
import type { Expectations } from '../../../../src/project/expectations';
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

it.each([
  ['is switched off', { checks: { 'text-case-variant': { off: true } } }],
  ['is suppressed', { suppress: [{ check: 'text-case-variant', reason: 'codes' }] }],
  ['is suppressed in the column', { suppress: [{ check: 'text-case-variant', column: 'code', reason: 'codes' }] }],
  ['is suppressed for the value', { suppress: [{ check: 'text-case-variant', value: 'ab', reason: 'codes' }] }],
  [
    'is suppressed in the row',
    { suppress: [{ check: 'text-case-variant', rows: [{ from: 78, to: 78 }], reason: 'codes' }] },
  ],
] satisfies [string, Partial<Expectations>][])(
  'trims a value without changing its case where that %s',
  async (_, expectations) => {
    const rows = Array.from({ length: 200 }, (_, row) => `P${row},${row === 77 ? 'ab ' : row % 2 === 0 ? 'CD' : 'AB'}`);
    const text = `id,code\n${rows.join('\n')}\n`;
    const fixes = async (asked: Partial<Expectations>) =>
      (await checkText(text, { expectations: asked })).findings.flatMap(({ fix }) => fix ?? []);
    expect(await fixes({})).toEqual(['Replace "ab " with "AB"']);
    expect(await fixes(expectations)).toEqual(['Trim to "ab"']);
  },
);
