import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const charges = (odd: (row: number) => string): string =>
  ['id,charges,plan', ...Array.from({ length: 300 }, (_, row) => `c${row},${odd(row)},${'abc'[row % 3]}`), ''].join(
    '\n',
  );

const usual = (row: number): string => String(20 + ((row * 7) % 90) / 2);

it('marks cells of only blanks, which make text of a column of numbers', async () => {
  const { findings } = await checkText(charges((row) => (row === 10 ? ' ' : row === 20 ? '""' : usual(row))));
  expect(findings.map(placed)).toEqual(['12:5-6 warning text-whitespace', '22:5-7 hint missing-cell']);
  expect(findings[0]).toMatchObject({
    message:
      '" " holds only blanks: pandas does not take it for missing. The column would load as text. Leave it empty.',
    fix: 'Set Missing (" " becomes empty)',
  });
});

it('says it once where many cells hold only blanks', async () => {
  const { findings } = await checkText(charges((row) => (row % 10 === 0 ? '  ' : usual(row))));
  expect(findings.find(({ check }) => check === 'text-whitespace')).toMatchObject({ scope: 'column', count: 30 });
});

it('leaves blanks that belong to the delimiter to the finding of the file', async () => {
  const { findings } = await checkText(charges((row) => (row === 10 ? ' ' : usual(row))).replaceAll(',', ', '));
  expect(findings.filter(({ check }) => check === 'text-whitespace').map(placed)).toHaveLength(1);
});
