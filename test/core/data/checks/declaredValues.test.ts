import { expect, it } from 'vitest';
import type { ColumnExpectation } from '../../../../src/project/expectations';
import { checkText } from './checking';

const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The cells of one column that are none of its declared values. */
async function refused(expected: Omit<ColumnExpectation, 'at'>, cells: readonly string[]): Promise<readonly string[]> {
  const expectations = { columns: { x: { ...expected, at } } };
  const { findings } = await checkText(`x;n\n${cells.map((cell, row) => `${cell};${row}`).join('\n')}\n`, {
    expectations,
  });
  return findings.filter(({ check }) => check === 'schema-domain').map(({ value }) => value ?? '');
}

it.each([
  [{ type: 'integer', values: [0, 1, 2] }, ['0.0', '1.0', '2', '3.0'], ['3.0']],
  [{ values: [0, 1] }, ['0.0', '+1', '1e0', '2'], ['2']],
  [{ type: 'category', values: [1, 2] }, ['1.0', '3'], ['3']],
  [{ type: 'number', values: ['0.5'] }, ['.5', '0.50', '0.7'], ['0.7']],
  [{ values: [0.5, 1.5, 1000] }, ['0,5', '1,500', '1,000', '0.50', '2,5'], ['2,5']],
  [{ type: 'boolean', values: [true, false] }, ['True', 'FALSE', 'true', '0'], []],
  [{ type: 'boolean', values: ['yes'] }, ['Yes', '1', 'true', 'no', '0'], ['no', '0']],
  [{ values: [true] }, ['True', 'TRUE', 'false', '1'], ['false', '1']],
  [{ type: 'text', values: ['01', 2] }, ['01', '1', '2', '2.0', '02'], ['1', '2.0', '02']],
  [{ values: ['01', 'True'] }, ['01', '1', 'True', 'true'], ['1', 'true']],
] as const)(
  'of the values that %j declares, each may be written in its own ways: %j without %j',
  async (it, cells, left) => expect(await refused(it, cells)).toEqual(left),
);

/** What is said to be a code for "missing", or far from the others, in a column of 120 cells of which three are `odd`. */
async function doubted(expected: Omit<ColumnExpectation, 'at'>, odd: string): Promise<readonly string[]> {
  const isDay = odd.includes('-');
  const usual = (row: number): string => (isDay ? `2024-03-${10 + (row % 20)}` : String(10 + (row % 20)));
  const cells = Array.from({ length: 120 }, (_, row) => (row > 0 && row % 30 === 0 ? odd : usual(row)));
  const { findings } = await checkText(`x;n\n${cells.map((cell, row) => `${cell};${row}`).join('\n')}\n`, {
    expectations: { columns: { x: { ...expected, at } } },
  });
  return findings.filter(({ column, check }) => column === 'x' && check !== 'schema-domain').map(({ check }) => check);
}

const threeCodes = ['sentinel-number', 'sentinel-number', 'sentinel-number'];
const outside = ['schema-range', 'schema-range', 'schema-range'];

it.each([
  [{}, '999.0', threeCodes],
  [{ range: [0, 1000] }, '999.0', []],
  [{ type: 'number', values: ['999'] }, '999.0', []],
  [{ values: [999] }, '999.0', []],
  [{ range: [0, 500] }, '999.0', outside],
  [{}, '1900-01-01', threeCodes],
  [{ range: ['1890-01-01', '2030-12-31'] }, '1900-01-01', []],
  [{ range: ['1900-01-01', '2030-12-31'] }, '1900-01-01', []],
  [{ range: ['2000-01-01', '2030-12-31'] }, '1900-01-01', outside],
  [{ values: ['1900-01-01'] }, '1900-01-01', []],
] as const)('what %j allows is no code for missing: %s', async (it, odd, expected) =>
  expect(await doubted(it, odd)).toEqual(expected),
);
