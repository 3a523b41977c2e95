import { expect, it } from 'vitest';
import { applyToText } from '../../../../src/data/fixes/applyMends';
import { mendsOf } from '../../../../src/data/fixes/mendsOf';
import { checkText, placed } from './checking';

const header = 'id,city,built,repairs,price,state';

const row = (index: number): string =>
  `H${1000 + index},${['Oslo', 'Paris'][index % 2] ?? ''},${1950 + (index % 70)},${index % 3},${(index % 50) + 30}.5,${['good', 'bad'][(index >> 1) % 2] ?? ''}`;

/** 120 rows, of which the eleventh is written as this line. */
const table = (...lines: readonly string[]): string =>
  [header, ...Array.from({ length: 120 }, (_, index) => row(index)).toSpliced(10, lines.length, ...lines), ''].join(
    '\n',
  );

async function told(text: string) {
  const { findings } = await checkText(text);
  const mends = mendsOf({ findings }).map(({ mend }) => mend);
  return {
    said: findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map((finding) => `${placed(finding)} ${finding.message}`),
    mended: mends.length === 0 ? null : applyToText(text, mends),
  };
}

const shifted = 'error csv-missing-cell The row is shifted by one column: from';

it('tells once of a row that lost a value and has an empty cell at its end, and moves the cells', async () => {
  expect(await told(table('H1010,1991,0,33.5,good,'))).toEqual({
    said: [
      `12:7-11 ${shifted} "1991" on it fits one column further right. Likely the value of city is lost, and state is empty in its place. Move the cells, or add what is lost and remove the empty cell.`,
    ],
    mended: table('H1010,,1991,0,33.5,good'),
  });
});

it('tells of a row that has an empty cell too many and lost its last value', async () => {
  expect(await told(table('H1010,,Oslo,1991,0,33.5'))).toEqual({
    said: [
      `12:8-12 ${shifted} "Oslo" on it fits one column further left. Likely the empty cell of city is too much, and the value of state is lost. Move the cells, or remove the empty one and add what is lost.`,
    ],
    mended: table('H1010,Oslo,1991,0,33.5,'),
  });
});

it('tells of it by a number in a column of text, too', async () => {
  const { said, mended } = await told(table('H1010,Oslo,,1991,0,33.5'));
  expect(said.map((one) => one.split(' Likely ')[0])).toEqual([
    `12:13-17 ${shifted} "1991" on it fits one column further left.`,
  ]);
  expect(mended).toBe(table('H1010,Oslo,1991,0,33.5,'));
});

it('moves nothing where more than one value may be the lost one', async () => {
  const wide = (line: string): string =>
    [
      'id,low,high,day,state',
      ...Array.from(
        { length: 60 },
        (_, index) =>
          `P${index},${index % 9},${index % 8},2025-01-${(index % 20) + 10},${['good', 'bad'][index % 2] ?? ''}`,
      ).toSpliced(10, 1, line),
      '',
    ].join('\n');
  expect(await told(wide('P10,5,2025-01-20,good,'))).toEqual({
    said: [
      `12:7-17 ${shifted} "2025-01-20" on it fits one column further right. Likely a value is lost, and state is empty in its place. Move the cells, or add what is lost and remove the empty cell.`,
    ],
    mended: null,
  });
});

it('speaks of no shift where a single cell is out of place, or where no cell is empty', async () => {
  for (const line of ['H1010,Oslo,1991,0,good,', 'H1010,1991,0,33.5,good,bad'])
    expect((await told(table(line))).said.join()).not.toContain('shifted');
});

it('tells several such rows each once', async () => {
  const { said, mended } = await told(
    table('H1010,1991,0,33.5,good,', 'H1011,1992,1,34.5,bad,', 'H1012,Oslo,1993,35.5,bad,'),
  );
  expect(said.map((one) => one.split(' ')[0])).toEqual(['12:7-11', '13:7-11', '14:17-21']);
  expect(mended).toBe(table('H1010,,1991,0,33.5,good', 'H1011,,1992,1,34.5,bad', 'H1012,Oslo,1993,,35.5,bad'));
});

it('tells of a wide row whose cells may have moved in very many ways, and moves none', async () => {
  const words = Array.from({ length: 400 }, (_, column) => `w${column}`);
  const line = (index: number): readonly string[] => [
    ...words.map((word, column) => ((column + index) % 3 === 0 ? '' : `${word} of ${index}`)),
    ...[`2025-01-${10 + (index % 20)}`, String(100 + index)],
    ...words.map((word, column) => ((column + index) % 3 === 0 ? '' : `${word} or ${index}`)),
  ];
  const lines = Array.from({ length: 60 }, (_, index) => line(index));
  const torn = lines.map((cells, index) => (index === 10 ? [...cells.slice(1), ''] : cells).join(','));
  const names = lines[0]?.map((_, column) => `c${column}`).join(',') ?? '';
  const { said, mended } = await told([names, ...torn, ''].join('\n'));
  expect(said.filter((one) => one.includes('shifted by one'))).toHaveLength(1);
  expect(mended).toBeNull();
});
