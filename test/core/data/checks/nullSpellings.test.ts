import { expect, it } from 'vitest';
import { checkText } from './checking';

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

it('only informs of words that pandas understands, and empties them', async () => {
  const findings = await spellings({ 3: 'NA', 5: 'NA', 8: 'NaN' });
  expect(findings.map(({ severity, message, fix }) => [severity, message, fix])).toEqual([
    [
      'hint',
      '2 cells of v say "NA" for "missing": pandas understands it, other readers make text of the column. Leave them empty.',
      null,
    ],
    [
      'info',
      '"NaN" marks a missing v here; 2 other cells say "NA". Pandas understands it, other readers make text of the column. Leave it empty.',
      'Set Missing ("NaN" becomes empty)',
    ],
  ]);
});

it('never writes a word into an empty cell, nor advises both ways', async () => {
  const words = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [index * 5, 'N/A']));
  for (const odd of [words, { ...words, 101: 'NaN' }, { ...words, 101: '?' }]) {
    const findings = await spellings({ ...odd, 1: '', 2: '' });
    expect(findings).not.toEqual([]);
    expect(findings.filter(({ value }) => value === '')).toEqual([]);
    expect(findings.flatMap(({ mend }) => mend?.edits ?? []).filter(({ text }) => text !== '')).toEqual([]);
    expect(findings.every(({ message }) => message.includes('empty.') && !message.includes('Write'))).toBe(true);
  }
});

const rows = (count: number, row: (index: number) => string): string =>
  ['id,v', ...Array.from({ length: count }, (_, index) => `r${index},${row(index)}`), ''].join('\n');
const stars = (index: number): string => '*'.repeat((index * 7) % 6);

it('takes no mark of a scale for a word for "missing"', async () => {
  for (const row of [
    (index: number) => stars(index) || '*',
    (index: number) => (index % 40 === 0 ? 'ns' : '*'.repeat(1 + (index % 5))),
    (index: number) => (index % 9 === 0 ? '*'.repeat(1 + (index % 2)) : 'n.s. here'),
    (index: number) => ['+', '-', '++', '--', '?'][index % 5] ?? '',
    (index: number) => ['+', '-'][index % 2] ?? '',
  ])
    expect((await checkText(rows(200, row))).findings).toEqual([]);
  const { findings, columns } = await checkText(rows(200, stars));
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual([
    'missing-rate: v is missing in 17 % of rows (limit 5 %). Dropping them loses 34 rows. Fill it, or say why.',
  ]);
  expect(columns[1]).toMatchObject({ distinct: 5, missing: 34 });
});

it('finds the word beside a scale, and all of its cells', async () => {
  const row = (index: number): string => (index % 3 === 0 ? 'N/A' : stars(index) || '**');
  const asked = { allCells: true, only: ['label-missing'], expectations: { target: 'v' } };
  expect((await checkText(rows(400, row), asked)).findings.map(({ value }) => value)).toEqual(Array(134).fill('N/A'));
});

it('still takes a mark among other values for a word for "missing"', async () => {
  for (const [mark, other] of [
    ['*', '**'],
    ['-', '+'],
  ] as const) {
    const row = (index: number): string => (index % 5 === 0 ? mark : index === 7 ? other : String(index % 40));
    const { findings } = await checkText(rows(200, row));
    expect(findings.filter(({ check }) => check === 'sentinel-text')).not.toEqual([]);
  }
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
    ['mixed-null-spellings', 'hint', 'v', null],
    ['text-whitespace', 'warning', '  ', 2],
    ['text-whitespace', 'warning', '  ', 3],
  ]);
  const [word] = (await checkText(table({ 1: ' ', 2: ' ', 3: 'missing' }))).findings.filter(
    ({ value }) => value === 'missing',
  );
  expect(word?.message).toBe('"missing" stands for a missing v. The column would load as text. Leave it empty.');
});

it.each(['#NV', '#WERT!', '#BEZUG!', '#ZAHL!', '#NOM?', '#DIV/0!', '#NAME?', '#NULL!', '#REF!'])(
  'takes %s, which a spreadsheet writes in its own language, for missing in text',
  async (word) => {
    const { findings } = await checkText(
      rows(100, (index) => (index === 7 ? word : (['red', 'blue', 'green'][index % 3] ?? ''))),
    );
    expect(findings.map(({ check, message }) => [check, message])).toEqual([
      ['sentinel-text', `"${word}" stands for a missing v. A model would see one more value of v. Leave it empty.`],
    ]);
  },
);
