import { expect, it } from 'vitest';
import { checkText } from './checking';

async function said(words: readonly [string, string], odd: readonly string[]): Promise<string[]> {
  const rows = Array.from({ length: 300 }, (_, row) => `${row},${odd[row - 100] ?? words[row % 2] ?? ''}`);
  const { findings } = await checkText(`n,member\n${rows.join('\n')}\n`);
  return findings.map(({ check, message }) => `${check} ${message}`);
}

it('tells another word for yes beside a word that is none, each by what the column writes', async () => {
  expect(await said(['yes', 'no'], ['y', 'ja'])).toEqual([
    'bool-variants "y" means what 298 other cells write as "yes" or "no". A model would see one more value. Write "yes".',
    'type-mixed "ja" is not "yes" or "no"; 298 of 300 values are. A model would see one more value. Write one of them, or leave it empty.',
  ]);
});

it('tells all other spellings of true and false beside words that are none', async () => {
  const found = await said(['True', 'False'], ['y', 'ja', '0', 'nope', 'T']);
  expect(found.filter((each) => each.startsWith('bool-variants'))).toEqual([
    'bool-variants "y" means what 295 other cells write as "True" or "False". A model would see one more value. Write "True".',
    'bool-variants "0" means what 295 other cells write as "True" or "False". A model would see one more value. Write "False".',
    'bool-variants "T" means what 295 other cells write as "True" or "False". A model would see one more value. Write "True".',
  ]);
  expect(found.filter((each) => !each.startsWith('bool-variants'))).toEqual([
    'type-mixed "ja" is not "True" or "False"; 295 of 300 values are. The column would load as text. Write one of them, or leave it empty.',
    'type-mixed "nope" is not "True" or "False"; 295 of 300 values are. The column would load as text. Write one of them, or leave it empty.',
  ]);
});

it.each([
  ...[
    { F: 280, N: 12, U: 8 },
    { T: 150, F: 140, N: 6, NE: 4 },
    { Y: 150, N: 140, F: 6, X: 4 },
    { yes: 280, y: 12, maybe: 8 },
  ],
])('takes no code for another spelling of yes or no: %o', async (counts) => {
  const cells = Object.entries(counts).flatMap(([word, count]) => Array.from({ length: count }, () => word));
  const { findings } = await checkText(`n,flag\n${cells.map((word, row) => `${row},${word}`).join('\n')}\n`);
  expect(findings.filter(({ check }) => check === 'bool-variants')).toEqual([]);
});

it('says once of a word that stands often what it is not', async () => {
  expect(
    await said(
      ['yes', 'no'],
      Array.from({ length: 12 }, () => 'perhaps'),
    ),
  ).toEqual([
    'type-mixed 12 cells of member say "perhaps", the others are "yes" or "no". A model would see one more value. If it stands for "missing", leave them empty.',
  ]);
});

it('takes no word for 1 or 0 among other numbers', async () => {
  expect((await said(['1', '0'], ['2', 'y'])).filter((each) => each.startsWith('bool-variants'))).toEqual([]);
});
