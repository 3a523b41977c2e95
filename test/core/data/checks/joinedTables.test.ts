import { expect, it } from 'vitest';
import { checkText } from './checking';

const lines = (count: number, line: (row: number) => string): string[] =>
  Array.from({ length: count }, (_, row) => line(row));

const said = async (parts: readonly string[]): Promise<string[]> =>
  (await checkText([...parts, ''].join('\n'))).findings.map(
    ({ check, range, fix }) => `${(range?.start.line ?? 0) + 1} ${check}${fix === null ? '' : `: ${fix}`}`,
  );

it('names the header that joined files leave among the rows, and nothing else of that line', async () => {
  const part = (from: number) => ['id,x,y', ...lines(50, (row) => `${from + row},${(row * 7) % 13},${row % 5}`)];
  expect(await said([...part(0), ...part(50), ...part(100)])).toEqual([
    '52 csv-multi-header: Remove Line 52',
    '103 csv-multi-header: Remove Line 103',
  ]);
});

it('names it in a table of text alone', async () => {
  const part = (from: number) => ['name,town', ...lines(40, (row) => `${'nmo'[row % 3]}${from + row}x,Rome${row % 3}`)];
  expect(await said([...part(0), ...part(40)])).toEqual(['42 csv-multi-header: Remove Line 42']);
});

it('names it in a table of text with more values than are kept', async () => {
  const part = (from: number) => ['name,town', ...lines(5000, (row) => `n${from + row}x,Town ${from + row}`)];
  const [found, ...others] = (await checkText([...part(0), ...part(5000), ''].join('\n'))).findings;
  expect(others).toEqual([]);
  expect(found?.range?.start.line).toBe(5001);
  expect(found?.message).toContain('loaded as a row, they become values of every column. Remove the line.');
});

it.each([
  ['numbers', (row: number) => `${row},${(row * 7) % 13},${row % 5}`],
  ['text', (row: number) => `n${row}x,${'nmo'[row % 3]}x,Rome${row % 3}`],
])('names it however often it stands among %s', async (_, line) => {
  const parts = lines(121, (part) => ['id,x,y', ...lines(30, (row) => line(part * 30 + row))].join('\n'));
  const { findings } = await checkText([...parts.slice(0, 11), ''].join('\n'));
  const ofLines = findings.filter(({ check }) => check !== 'type-mixed');
  expect(ofLines.map(({ check, fix }) => `${check}: ${fix}`)).toEqual(
    lines(10, (part) => `csv-multi-header: Remove Line ${part * 31 + 32}`),
  );
  const many = (await checkText([...parts, ''].join('\n'))).findings.filter(
    ({ check }) => check === 'csv-multi-header',
  );
  const more = many.find(({ count }) => count > 1);
  expect(many.length - 1 + (more?.count ?? 0)).toBe(120);
  expect(more?.message).toBe(`${more?.count} more rows repeat the names of the columns. Remove them.`);
});

it('takes a word of a list that is called like the list for a word, and names it among numbers', async () => {
  const words = lines(60, (row) => (row === 30 ? 'token' : `${'abc'[row % 3]}word${row}`));
  expect(await said(['token', ...words])).not.toContainEqual(expect.stringContaining('csv-multi-header'));
  const numbers = lines(60, (row) => (row === 30 ? 'weight' : String(50 + row)));
  expect(await said(['weight', ...numbers])).toEqual(['32 csv-multi-header: Remove Line 32']);
});

it('says of a second table only that it is there', async () => {
  const first = ['a,b', ...lines(40, (row) => `${row},${row % 7}`)];
  const second = ['c,d,e', ...lines(40, (row) => `${row},x${row % 3},${row % 5}`)];
  expect(await said([...first, '', ...second])).toEqual(['43 csv-multi-table']);
});

it('takes a value that is called like its column for a value', async () => {
  const rows = lines(60, (row) => `${row},${row === 9 ? 'color' : 'red'}`);
  expect(await said(['id,color', ...rows])).not.toContainEqual(expect.stringContaining('csv-multi-header'));
});

it('does not take the first of two tables for lines above the second', async () => {
  const first = ['a,b', ...lines(40, (row) => `${row},${row % 7}`)];
  const second = ['c,d,e', ...lines(40, (row) => `${row},${row % 3},${row % 5}`)];
  expect(await said([...first, '', ...second])).toContain('43 csv-multi-table');
  expect(await said([...first, ...second])).toContain('42 csv-multi-table');
  expect(await said([...first, ...second])).not.toContainEqual(expect.stringContaining('csv-preamble'));
});

it('takes a few settings above a table for no table', async () => {
  const settings = ['station,Berlin', 'lat,52.5', 'lon,13.4'];
  expect(await said([...settings, 't,temp,hum', ...lines(40, (row) => `${row},${row % 9},${row % 7}`)])).toEqual([
    '1 csv-preamble',
  ]);
});

it('knows units that are bare signs', async () => {
  expect(await said(['t,temp,hum', 's,C,%', ...lines(60, (row) => `${row},${row % 9},${row % 7}`)])).toEqual([
    '2 csv-multi-header',
  ]);
});
