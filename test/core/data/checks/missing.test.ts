import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

function table(header: string, row: (index: number) => string, rows = 200): string {
  return [header, ...Array.from({ length: rows }, (_, index) => row(index)), ''].join('\n');
}

async function messages(text: string, check: string): Promise<readonly string[]> {
  const { findings } = await checkText(text);
  return findings.filter((finding) => finding.check === check).map(({ message }) => message);
}

const word = (index: number): string => ['red', 'blue', 'green'][index % 3] ?? '';

it('calls a row of words for "missing" not empty, and does not offer to remove it', async () => {
  const text = table('iso,size,surname,grade', (index) =>
    index === 7 ? 'NA,1.5,Null,None' : index === 9 ? ',1.5,,' : `D${'EKL'[index % 3]},${index},${word(index)},B`,
  );
  const rows = (await checkText(text)).findings.filter(({ check }) => check === 'missing-all-row');
  expect(rows.map((finding) => `${placed(finding)} ${finding.message} [${finding.fix ?? ''}]`)).toEqual([
    '9:1-17 warning missing-all-row This row has one value at most if "NA", "Null" and "None" stand for "missing". If so, remove it; if one of them is a value, keep it. []',
    '11:1-7 warning missing-all-row All cells of this row are empty, but one at most: there is nothing to learn from it, and counts include it. Remove it. [Remove Line 11]',
  ]);
});

it('says which word a code column is missing by, and how to keep it', async () => {
  const codes = ['DE', 'FR', 'NA', 'IT'];
  const text = table('city,iso2', (index) => `${word(index)},${codes[index % 4] ?? ''}`);
  expect(await messages(text, 'missing-rate')).toEqual([
    'iso2 is missing in 25 % of rows (limit 5 %): all 50 cells read "NA", which pandas loads as NaN. If "NA" is a code like the others, load with keep_default_na=False and list it among the values in tend.yaml. If not, fill it, or say why.',
  ]);
});

it.each([
  [60, 20, 'warning', 'iso2 is missing in 33 % of rows (limit 5 %): all 20 cells read "NA"'],
  [60, 18, 'warning', 'iso2 is missing in 30 % of rows (limit 5 %): all 18 cells read "NA"'],
  [300, 8, 'info', 'iso2 is missing in 2.7 % of rows: all 8 cells read "NA"'],
  [300, 1, 'info', 'iso2 is missing in 0.3 % of rows: 1 cell reads "NA"'],
])('of %d country codes tells once that pandas loses %d', async (rows, lost, severity, lead) => {
  const codes = ['DE', 'NO', 'FR', 'IT'];
  const text = table('nr,iso2', (index) => `${index},${index < lost ? 'NA' : (codes[index % 4] ?? '')}`, rows);
  const { findings } = await checkText(text);
  expect(findings.map((finding) => [finding.check, finding.severity, finding.message])).toEqual([
    [
      'missing-rate',
      severity,
      `${lead}, which pandas loads as NaN. If "NA" is a code like the others, load with keep_default_na=False and list it among the values in tend.yaml. If not, fill it, or say why.`,
    ],
  ]);
});

it('shows the code among the missing cells, however many empty ones stand before it', async () => {
  const text = table('nr,iso2', (index) => `${index},${index < 9 ? '' : index === 60 ? 'NA' : 'DE'}`, 80);
  const [finding] = (await checkText(text)).findings;
  expect(finding?.samples?.map(({ row, value }) => [row, value])).toEqual([[61, 'NA']]);
});

it('counts as lost only the rows of which pandas loads a cell as missing', async () => {
  const names = (odd: readonly string[]) =>
    table('nr,surname', (index) => `${index},${index % 8 === 0 ? (odd[(index / 8) % odd.length] ?? '') : `N${index}`}`);
  const said = async (...odd: string[]) =>
    (await messages(names(odd), 'missing-rate')).map((text) =>
      text.replace(/^surname is missing in 13 % of rows /, ''),
    );
  expect(await said('Null', 'Nan')).toEqual([
    '(limit 5 %): all 25 cells read "Null" and "Nan". Pandas keeps "Null" and "Nan" as text, and drops none of these rows. Fill it, or say why.',
  ]);
  expect(await said('NULL', 'Null', '')).toEqual([
    '(limit 5 %): 17 cells read "NULL" and "Null", 8 are empty. Dropping them loses 17 rows; pandas keeps "Null" (8 cells) as text. Fill it, or say why.',
  ]);
  expect(await said('NULL', 'None', '')).toEqual([
    '(limit 5 %): 17 cells read "NULL" and "None", 8 are empty. Dropping them loses 25 rows. Fill it, or say why.',
  ]);
  expect(await said('', '"  "')).toEqual([
    '(limit 5 %). Dropping them loses 13 rows; pandas keeps blanks (12 cells) as text. Fill it, or say why.',
  ]);
});

it('counts as lost the rows too that are too short for the column', async () => {
  const sexes = table('nr,mass,sex', (index) =>
    index === 7 ? '7,1' : `${index},${index % 9},${index === 3 ? '.' : index % 20 === 0 ? '' : word(index)}`,
  );
  expect(await messages(sexes, 'missing-rate')).toEqual([
    'sex is missing in 5.5 % of rows (limit 5 %): 1 cell reads ".", 10 are empty. Dropping them loses 11 rows (1 is too short); pandas keeps "." (1 cell) as text. Fill it, or say why.',
  ]);
});

it('counts no footer as a row that is lost', async () => {
  const gaps = table('nr,m501', (index) => `${index},${index < 20 ? '' : index}`);
  const [without] = await messages(gaps, 'missing-rate');
  expect(without).toContain('Dropping them loses 20 rows. ');
  for (const footer of ['Total', '(200 rows)'])
    expect(await messages(`${gaps}${footer}\n`, 'missing-rate')).toEqual([without]);
});

it('says of a share that is rounded to the limit that it lies over it', async () => {
  const gaps = (missing: number) => table('nr,m501', (index) => `${index},${index < missing ? '' : index}`, 1001);
  expect(await messages(gaps(51), 'missing-rate')).toEqual([
    'm501 is missing in 5.1 % of rows (limit 5 %). Dropping them loses 51 rows. Fill it, or say why.',
  ]);
  const near = table('nr,m501', (index) => `${index},${index < 126 ? '' : index}`, 2500);
  expect(await messages(near, 'missing-rate')).toEqual([
    'm501 is missing in over 5 % of rows (limit 5 %). Dropping them loses 126 rows. Fill it, or say why.',
  ]);
  expect(await messages(gaps(50), 'missing-rate')).toEqual([
    'm501 is missing in 5 % of rows. Dropping them loses 50 rows. Fill it, or say why.',
  ]);
});

it('tells a code that pandas does not take for missing', async () => {
  const states = ['MN', 'SD', 'ND', 'IA'];
  const text = table('nr,state', (index) => `${index},${states[index % 4] ?? ''}`);
  expect(await messages(text, 'missing-rate')).toEqual([
    'state is missing in 25 % of rows (limit 5 %): all 50 cells read "ND". If "ND" is a code like the others, list it among the values in tend.yaml. If not, fill it, or say why.',
  ]);
});

it('tells empty cells from words for "missing"', async () => {
  const part = table(
    'nr,colour',
    (index) => `${index},${index % 4 > 0 ? word(index) : index % 8 > 0 ? '' : 'unknown'}`,
  );
  expect(await messages(part, 'missing-rate')).toEqual([
    'colour is missing in 25 % of rows (limit 5 %): 25 cells read "unknown", 25 are empty. Dropping them loses 25 rows; pandas keeps "unknown" (25 cells) as text. Fill it, or say why.',
  ]);
  const most = table('nr,colour', (index) => `${index},${['', 'none', '-', 'red'][index % 4] ?? ''}`);
  expect(await messages(most, 'missing-rate')).toEqual([
    'colour is missing in 75 % of rows (100 cells read "-" and "none", 50 are empty) and seems to be optional. A model needs to know what missing means: add a column that says it, and nullable: true in tend.yaml.',
  ]);
  const all = table('nr,colour', (index) => `${index},N/A`);
  expect(await messages(all, 'missing-rate')).toEqual([
    'colour is missing in every row (all 200 cells read "N/A"): a model learns nothing from it. Drop the column, or fill it.',
  ]);
});

it('counts no word for "missing" among the distinct values', async () => {
  const text = table('nr,score', (index) => `${index},${index < 3 ? (['nan', '<NA>', 'N/A'][index] ?? '') : index}`);
  const [, score] = (await checkText(text)).columns;
  expect(score).toMatchObject({ distinct: 197, missing: 3, distinctExact: true });
  const colours = table('nr,colour', (index) => `${index},${index % 4 > 0 ? word(index) : 'N/A'}`);
  expect((await checkText(colours)).columns[1]).toMatchObject({ distinct: 3 });
  expect((await checkText(colours)).columns[1]?.top.map(({ value }) => value).sort()).toEqual(['blue', 'green', 'red']);
});

it('names a word for "missing" where its column has more values than are kept', async () => {
  const price = (row: number): string => `${100_000 + row * 7}.${String(10 + (row % 90))}`;
  const rows = (odd: Readonly<Record<number, string>>): string =>
    ['id,price', ...Array.from({ length: 6000 }, (_, row) => `${row},${odd[row] ?? price(row)}`), ''].join('\n');
  const words = async (odd: Readonly<Record<number, string>>) =>
    (await checkText(rows(odd))).findings.map(({ check, scope, value, row, count }) => [
      check,
      scope,
      value,
      row,
      count,
    ]);
  expect(await words({ 500: '#DIV/0!', 5900: '#DIV/0!' })).toEqual([
    ['sentinel-text', 'cell', '#DIV/0!', 501, 1],
    ['sentinel-text', 'cell', '#DIV/0!', 5901, 1],
  ]);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [4500 + index * 30, 'NULL']));
  expect(await words(many)).toEqual([['sentinel-text', 'column', 'price', null, 40]]);
});
