import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const sizes = (odd: (row: number) => string | null): string =>
  ['id,size', ...Array.from({ length: 400 }, (_, row) => `${row},${odd(row) ?? String(100 + (row % 37))}`), ''].join(
    '\n',
  );

it('says once what many cells say alike, and names the others', async () => {
  const { findings } = await checkText(sizes((row) => (row % 20 === 0 ? 'empty' : row === 33 ? 'tall' : null)));
  expect(findings.map(placed)).toEqual(['1:4-8 warning type-mixed', '35:4-8 warning type-mixed']);
  expect(findings[0]).toMatchObject({
    count: 20,
    message:
      '20 cells of size say "empty", the others are numbers. The column would load as text. If it stands for "missing", leave them empty.',
  });
});

it('is silent where the types are mixed by nature', async () => {
  const { findings } = await checkText(sizes((row) => (row % 5 === 0 ? `x${row}` : null)));
  expect(findings).toEqual([]);
});
