import { expect, it } from 'vitest';
import { checkText } from './checking';

const column = (value: (row: number) => string | number, rows = 300): string =>
  ['code,v', ...Array.from({ length: rows }, (_, row) => `k${row},${value(row)}`), ''].join('\n');

const said = async (text: string): Promise<string[]> =>
  (await checkText(text)).findings.map(({ check, severity, message }) => `${severity} ${check} ${message}`);

it('informs of a -1 that stands repeatedly far below a measure', async () => {
  const found = await said(column((row) => (row % 50 === 7 ? -1 : 18 + (row % 63))));
  expect(found).toHaveLength(6);
  expect(found[0]).toContain('info sentinel-number -1 looks like a code for "missing"; the rest lie in 18 to 80.');
});

it('takes a -1 beside small numbers, or below scattered ones, for a number', async () => {
  expect(await said(column((row) => (row % 50 === 7 ? -1 : row % 63)))).toEqual([]);
  expect(await said(column((row) => (row % 50 === 7 ? -1 : 6 + (row % 40) * 9)))).toEqual([]);
});

it('names the usual value where another outlier lies between, and no scale that it does not have', async () => {
  const found = await said(
    column((row) => (row === 5 ? 85.5 : row === 90 ? 68.5 : row === 30 ? -127 : 15 + ((row * 7) % 100) / 10)),
  );
  expect(found).toContainEqual(
    'info outlier-isolated 85.5 is 3.4 times the highest usual value (24.9) and moves the mean by 0.22. Correct it, or keep it if it was measured.',
  );
});

it('tells hyphens from leading zeros in a date of another form', async () => {
  const day = (row: number): string => `2024-03-${String(10 + (row % 20))}`;
  const found = await said(column((row) => (row === 8 ? '2024-3-7' : row === 9 ? '2024/03/08' : day(row))));
  expect(found[0]).toContain('"2024-3-7" puts the year first, without leading zeros;');
  expect(found[1]).toContain('"2024/03/08" puts the year first, without hyphens;');
});

it('names the combining character, and says how far a lone quote swallows lines where they are not counted', async () => {
  const nfd = await said(
    column((row) => (row === 8 ? 'Mu\u0308nchen' : (['M\u00fcnchen', 'Uelzen', 'Bonn'][row % 3] ?? ''))),
  );
  expect(nfd[0]).toContain('(U+0308 in it)');
  const lone = await said(column((row) => (row === 8 ? '"Ann' : `x${row % 5}`)));
  expect(lone[0]).toContain('all lines up to the next quote become one cell');
});
