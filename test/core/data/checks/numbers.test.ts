import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const table = (header: string, cells: readonly string[]): string =>
  [`id,${header}`, ...cells.map((cell, row) => `${row},${cell}`), ''].join('\n');

const numbers = (odd: Readonly<Record<number, string>>): readonly string[] =>
  Array.from({ length: 60 }, (_, row) => odd[row] ?? String(100 + ((row * 7) % 90)));

it.each([false, true])(
  'names the cell whose number is beyond every double, all cells asked for: %s',
  async (allCells) => {
    const { findings } = await checkText(table('total', numbers({ 20: '1e999', 30: '-2e400' })), { allCells });
    expect(findings.map((finding) => `${placed(finding)} ${finding.message}`)).toEqual([
      '22:4-9 warning number-precision 1e999 does not fit a double: it becomes infinite, and so does the mean of total. Write the value, or leave it empty.',
      '32:4-10 warning number-precision -2e400 does not fit a double: it becomes infinite, and so does the mean of total. Write the value, or leave it empty.',
    ]);
  },
);

it('says nothing of a fraction of more digits than a double keeps', async () => {
  const { findings } = await checkText(table('total', numbers({ 20: '101.123456789012345678901' })));
  expect(findings.filter(({ check }) => check === 'number-precision')).toEqual([]);
});

it('names the value of each cell where all cells are asked for', async () => {
  const zips = numbers({}).map((text, row) => (row % 2 === 0 ? `0${text}9` : `1${text}9`));
  const { findings } = await checkText(table('code', zips), { allCells: true, only: ['number-leading-zero'] });
  expect(findings).toHaveLength(30);
  for (const { message, value } of findings) expect(message).toContain(`"${value ?? ''}" loses its zero as a number`);
  const [first, second] = findings;
  expect(first?.message).not.toBe(second?.message);
});

it('names the number of each cell that does not fit a double, and none that does', async () => {
  const keys = numbers({}).map((_, row) =>
    row % 3 === 0 ? String(2n ** 60n + BigInt(row)) : String(2n ** 60n + 256n),
  );
  const { findings } = await checkText(table('amount', keys), { allCells: true, only: ['number-precision'] });
  expect(findings.map(({ value }) => value)).toEqual(keys.filter((key) => BigInt(Number(key)) !== BigInt(key)));
  for (const { message, value } of findings) expect(message).toContain(`${value ?? ''} does not fit a double`);
});
