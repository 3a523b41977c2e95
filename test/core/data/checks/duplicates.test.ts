import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

/** Measurements that number nothing: each stands four times in a column, no two rows are alike. */
function measurements(copies: readonly (readonly [line: number, of: number])[]): string {
  const rows = Array.from(
    { length: 160 },
    (_, row) => `${String(row % 40)}.5,${String((row * 7) % 53)},${String((row * 11) % 47)}`,
  );
  for (const [line, of] of copies) rows[line - 2] = rows[of - 2] ?? '';
  return `length,width,depth\n${rows.join('\n')}\n`;
}

it('shows repeated rows of a table without an identifier at the first of them, an information while they are few', async () => {
  const copies = [40, 60, 90].map((line) => [line, 12] as const);
  const { findings } = await checkText(measurements(copies), { only: ['row-duplicate'] });
  const [once, ...rows] = findings.toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  expect(once && placed(once)).toMatch(/^40:1-\d+ info row-duplicate$/);
  expect(once).toMatchObject({ scope: 'file', count: 3 });
  expect(once?.message).toContain('3 rows repeat an earlier one (line 40 is line 12 again), 1.9 % of all.');
  expect(rows.map(({ severity }) => severity)).toEqual(['hint', 'hint', 'hint']);
});

it('warns where more than one row in twenty is a copy', async () => {
  const copies = Array.from({ length: 12 }, (_, at) => [100 + at, 12 + at] as const);
  const { findings } = await checkText(measurements(copies), { only: ['row-duplicate'] });
  expect(findings.filter(({ scope }) => scope === 'file').map(placed)).toEqual([
    expect.stringMatching(/^100:1-\d+ warning row-duplicate$/),
  ]);
});

it.each(['', 'Unnamed: 0'])(
  'advises nobody to number anew an index that was written along (called "%s")',
  async (name) => {
    const row = (index: number): string =>
      `${String(index)},${String((index * 37) % 50)}.5,${String((index * 11) % 7)}`;
    const rows = Array.from({ length: 100 }, (_, index) => row(index));
    const said = async (...more: readonly string[]) => {
      const { findings } = await checkText(`${name},x,y\n${[...rows, ...more].join('\n')}\n`, {
        only: ['id-duplicate'],
      });
      return findings.map(({ message }) => message.replace(/^.* alike, and joins double them\. /, ''));
    };
    expect(await said('3,9.25,1')).toEqual([
      'It is the index that a data frame was written with: drop the column, or find out which tables were joined.',
    ]);
    expect(await said(row(3), row(4))).toEqual([]);
  },
);
