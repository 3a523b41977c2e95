import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const rows = Array.from({ length: 40 }, (_, row) => `${String(row)},k${String(row)},${String(row % 7)},b`);

async function told(end: string): Promise<readonly string[]> {
  const { findings } = await checkText(['n,key,v,w', ...rows, end].join('\n'));
  return findings
    .filter(({ check }) => check === 'csv-missing-cell' || check === 'file-truncated')
    .map((finding) => `${placed(finding)} ${finding.message} [${finding.fix ?? ''}]`);
}

const sentence = (first: string): string =>
  `The last row ("${first}") counts or adds up the rows above and is none of them: loaded as one, it is a wrong example. Remove it. [Remove Line 42]`;

it.each([
  ['(40 rows)\n', '1-10', '(40 rows)'],
  ['(40 rows)\n\n', '1-10', '(40 rows)'],
  ['(40 rows)', '1-10', '(40 rows)'],
  ['40 rows selected.\n', '1-18', '40 rows selected.'],
  ['Total,,120\n', '1-11', 'Total'],
  ['Summe:,120\n', '1-11', 'Summe:'],
])('advises to remove %j below the table', async (end, place, first) => {
  expect(await told(end)).toEqual([`42:${place} error csv-missing-cell ${sentence(first)}`]);
});

it.each([
  ['Total,,,120\n', '1-12', 'Total'],
  ['Total,,,120\r\n', '1-12', 'Total'],
  ['Total,,,120\n\n', '1-12', 'Total'],
  ['Total,,,120', '1-12', 'Total'],
  ['Σ,,"4,523",\n', '1-12', 'Σ'],
  [',Gesamt:,115,\n', '1-14', 'Gesamt:'],
  ['Sum,,115,\n', '1-10', 'Sum'],
])('advises to remove %j, which has all cells, below the table', async (end, place, first) => {
  expect(await told(end)).toEqual([`42:${place} error csv-missing-cell ${sentence(first)}`]);
});

it.each([
  'Total,k40,3,b\n',
  '780,Sum,,\n',
  'Total,,,\n',
  'Total,,,b\n',
  'Totals of a kind,,,120\n',
  'Total,,,120\n41,k41,1,b\n',
  'Sum,k,115,b\n',
])('takes %j, which has all cells, for a row', async (end) => {
  expect(await told(end)).toEqual([]);
});

it.each([
  [
    'companies of which one has that name',
    'company,listed,country,staff',
    [
      'BP,1,UK,66000',
      'Eni,0,IT,33000',
      'Equinor,0,NO,21000',
      'Shell,0,UK,93000',
      'Repsol,0,ES,24000',
      'Total,1,FR,101000',
    ],
  ],
  ['few numbers that add up by chance', 'company,rating', ['BP,2', 'Eni,1', 'Shell,1', 'Repsol,3', 'Total,7']],
  ['what is yes or no', 'company,a,b', ['BP,1,0', 'Eni,0,1', 'Shell,0,0', 'Repsol,0,0', 'Total,1,1']],
  [
    'amounts of which one is no sum',
    'company,a,b',
    [...Array.from({ length: 12 }, (_, row) => `c${row},${row},${row * row}`), 'Total,66,9'],
  ],
])('takes a row called Total for one of %s', async (_, header, lines) => {
  const { findings } = await checkText([header, ...lines, ''].join('\n'));
  expect(findings.filter(({ check }) => check === 'csv-missing-cell')).toEqual([]);
});

it('knows few rows by the sums of two columns, and many by one', async () => {
  const quarters = ['Q1,10,4', 'Q2,12,5', 'Q3,9,7', 'Q4,14,6', 'Total,45,22'];
  const many = [...Array.from({ length: 12 }, (_, row) => `c${row},${row}`), 'Total,66'];
  const found = await Promise.all(
    [
      ['quarter,sold,back', ...quarters],
      ['name,sold', ...many],
    ].map(async (lines) => {
      const { findings } = await checkText([...lines, ''].join('\n'));
      return findings.filter(({ check }) => check === 'csv-missing-cell').map(({ fix }) => fix);
    }),
  );
  expect(found).toEqual([['Remove Line 6'], ['Remove Line 14']]);
});

it('looks at a very long cell of blanks as long as at any other', async () => {
  const findings = await told(`Total,,1${' '.repeat(200_000)}x,\n`);
  expect(findings).toEqual([]);
});

it('takes the last of several rows for one where the others leave out as much', async () => {
  const stations = Array.from({ length: 40 }, (_, row) => `Shell,${row % 5 === 0 ? 'k' : ''},,${String(row)}`);
  const { findings } = await checkText(['brand,key,v,w', ...stations, 'Total,,,120', ''].join('\n'));
  expect(findings.filter(({ check }) => check === 'csv-missing-cell')).toEqual([]);
});

it.each(['Totals of a kind,120\n', 'Total,a,120\n40,k40,1,b\n', '40 roses\n'])('takes %j for a row', async (end) => {
  const [only] = await told(end);
  expect(only).toContain('Add the value');
});

it('counts it among no rows that are too short', async () => {
  const short = Array.from({ length: 90 }, (_, row) => `k${String(row)}`);
  const { findings } = await checkText(['n,key,v,w', ...rows, ...rows, ...rows, ...short, '(210 rows)', ''].join('\n'));
  const mends = Map.groupBy(
    findings.filter(({ check }) => check === 'csv-missing-cell'),
    ({ fix }) => fix,
  );
  const sums = [...mends].map(([fix, all]) => [fix, all.reduce((sum, { count }) => sum + count, 0)]);
  expect(sums).toEqual([
    ['Add 3 Empty Cells', 90],
    ['Remove Line 212', 1],
  ]);
});
