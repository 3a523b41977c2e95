import { describe, expect, it } from 'vitest';
import { isNamedAfter, magnitudeOf, unitKey } from '../../../../src/data/checks/unitName';
import { checkText } from './checking';

const rows = (cell: (row: number) => string): string => Array.from({ length: 60 }, (_, row) => cell(row)).join('\n');

async function said(name: string, cell: (row: number) => string): Promise<string[]> {
  const { findings } = await checkText(`${name},n\n${rows((row) => `${cell(row)},${String(row)}`)}\n`);
  return findings
    .filter(({ check }) => check === 'number-unit-suffix')
    .map(({ message, fix, scope }) => `${scope} ${message} [${fix ?? 'no mend'}]`);
}

describe('units in numbers', () => {
  it('never change a magnitude: a letter that multiplies is told, not cut off', async () => {
    const income = (row: number): string => (row === 7 ? '45k' : row === 9 ? '9M' : String(18000 + row * 1000));
    expect(await said('income', income)).toEqual([
      'cell "45k" leaves digits to a letter; no other number of income does. The column would load as text. Likely 45000. [no mend]',
      'cell "9M" leaves digits to a letter; no other number of income does. The column would load as text. Write all digits. [no mend]',
    ]);
  });

  it('are cut off only where the name of the column has the same unit', async () => {
    const lead = 'carries the unit "kg"; 59 other values have none. The column would load as text.';
    const weight = (row: number): string => (row === 7 ? '70 kg' : String(60 + row));
    expect(await said('weight', weight)).toEqual([
      `cell "70 kg" ${lead} Convert it if they are in another unit, and write the number alone. [no mend]`,
    ]);
    expect(await said('weight_kg', weight)).toEqual([`cell "70 kg" ${lead} Write 70. [Remove the unit: 70]`]);
    expect(await said('weight_lb', weight)).toEqual([
      `cell "70 kg" ${lead} Convert it if they are in another unit, and write the number alone. [no mend]`,
    ]);
  });

  it('are not said of every value while a number has none', async () => {
    const tax = (row: number): string => (row === 7 ? '19' : `${String(7 + (row % 3) * 6)} %`);
    expect(await said('tax', tax)).toEqual([
      'column Nearly every value of tax carries its unit ("%"), 1 number has none (line 9): it loads as text. Keep the numbers, and put the unit into the name. [no mend]',
    ]);
  });

  it('are said with the first line without one where there are several', async () => {
    const tax = (row: number): string => (row === 7 || row === 11 ? '19' : `${String(7 + (row % 3) * 6)} %`);
    expect((await said('tax', tax))[0]).toContain(', 2 numbers have none (the first in line 9): it loads as text.');
  });

  it('are converted where nearly all others are in another one', async () => {
    const weight = (row: number): string => (row === 7 ? '154 lb' : `${String(60 + row)} kg`);
    expect(await said('weight', weight)).toEqual([
      'column Nearly every value of weight carries its unit ("kg"): it loads as text. Keep the numbers, and put the unit into the name. [no mend]',
      'cell "154 lb" is in "lb"; 59 other values in "kg". Without the units it would be another amount. Convert it. [no mend]',
    ]);
    expect(await said('weight', (row) => (row % 3 === 0 ? `${String(row)} lb` : `${String(row)} kg`))).toEqual([
      'column weight mixes units (40 "kg" and 20 "lb"): it loads as text, and the bare numbers would mean different amounts. Convert all to one. [no mend]',
    ]);
  });
});

describe('a currency in front of a number', () => {
  const amount = (odd: string) => (row: number) => (row === 7 ? odd : `${String(40 + row)}.5`);

  it.each([
    ...[['CHF 44.5', 'CHF'] as const, ['EUR 44.5', 'EUR'] as const, ['US$44.5', 'US$'] as const],
    ...[['HK$ 44.5', 'HK$'] as const, ['EUR 1 044.5', 'EUR'] as const, ['$44.5', '$'] as const],
    ...[['$-44.5', '$'] as const, ['-USD 44.5', 'USD'] as const, ['$44.5k', '$ k'] as const],
    ...[['USD 5 K', 'USD K'] as const, ['R$ 44.5', 'R$'] as const, ['A$44.5', 'A$'] as const],
    ...[['C$ 44.5', 'C$'] as const, ['S$44.5', 'S$'] as const, ['ZAR 44.5', 'ZAR'] as const],
  ])('is told as a unit: %s', async (odd, unit) => {
    expect(await said('amount', amount(odd))).toEqual([
      `cell "${odd}" carries the unit "${unit}"; 59 other values have none. The column would load as text. Convert it if they are in another unit, and write the number alone. [no mend]`,
    ]);
  });

  it.each([
    ['amount_eur', 'EUR 44.5', '44.5'],
    ['amount_usd', 'US$ 1 044.5', '1044.5'],
  ])('is taken off where the column is named after it: %s', async (name, odd, right) => {
    expect((await said(name, amount(odd)))[0]).toMatch(`Write ${right}. [Remove the unit: ${right}]`);
  });

  it('is told as another one than all others have', async () => {
    const price = (row: number): string => (row === 7 ? 'CHF 44.5' : `EUR ${String(40 + row)}`);
    expect((await said('price', price))[1]).toContain('"CHF 44.5" is in "CHF"; 59 other values in "EUR".');
  });

  it('is no word that merely stands there, nor the beginning of a code', async () => {
    expect(await said('amount', amount('ABC 44.5'))).toEqual([]);
    expect(await said('code', (row) => `AB$${String(100 + row)}`)).toEqual([]);
  });

  it('is not taken off an amount in thousands', async () => {
    expect((await said('amount_usd', amount('$44.5k')))[0]).toMatch(/\[no mend\]$/);
  });

  it('is told where every value has one', async () => {
    expect(await said('preco', (row) => `R$ ${String(40 + row)}.5`)).toEqual([
      'column Every value of preco carries its unit ("R$"): it loads as text. Keep the numbers, and put the unit into the name. [no mend]',
    ]);
  });

  it('is a part of few values that are a category', async () => {
    const vouchers = ['EUR 100', 'GBP 50', 'USD 20', 'EUR 20'];
    expect(await said('voucher', (row) => vouchers[row % 4] ?? '')).toEqual([]);
    expect(await said('voucher', (row) => (row === 7 ? 'GBP 50' : (vouchers[0] ?? '')))).toEqual([]);
    expect(await said('price', (row) => `${row % 2 === 0 ? 'EUR' : 'GBP'} ${String(row)}`)).toHaveLength(1);
  });

  it.each([60, 30_000])('is one unit with thousands and another with millions, in %d rows', async (count) => {
    const cells = Array.from(
      { length: count },
      (_, row) => `$${String(row)}.5${row % 2 === 0 ? 'm' : 'k'},${String(row)}`,
    );
    const { findings } = await checkText(`raised,n\n${cells.join('\n')}\n`, { only: ['number-unit-suffix'] });
    const [m, k] = [`${(count / 2).toLocaleString('en')} "$ m"`, `${(count / 2).toLocaleString('en')} "$ k"`];
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^raised mixes units \(/)]);
    for (const part of [m, k]) expect(findings[0]?.message).toContain(part);
  });
});

describe('a unit among decimal commas', () => {
  const prices = (odd: string, name = 'Preis'): string =>
    `id;${name}\n${Array.from({ length: 500 }, (_, row) => `${row};${row === 100 ? odd : `${100 + (row % 90)},${10 + (row % 80)}`}`).join('\n')}\n`;
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const declared = { columns: { Preis: { type: 'number', at } } } as const;

  it.each(['12,50 €', '€ 12,50', '12,50 EUR', '10 %'])('is told: %s', async (odd) => {
    const { findings } = await checkText(prices(odd));
    const [finding, ...more] = findings.filter(({ check }) => check === 'number-unit-suffix');
    expect([finding?.value, finding?.row, more]).toEqual([odd, 101, []]);
    expect(finding?.message).toContain('; 499 other values have none. The column would load as text.');
  });

  it.each([
    ['12,50 €', '12,50'],
    ['1.234,50 €', '1234,50'],
    ['1,375 €', '1,375'],
    ['12.50 €', '12,50'],
  ])('is taken off as %s with the comma kept: %s', async (odd, right) => {
    const [finding] = (await checkText(prices(odd, 'Preis_eur'))).findings.filter(
      ({ check }) => check === 'number-unit-suffix',
    );
    expect(finding?.fix).toBe(`Remove the unit: ${right}`);
    const { findings } = await checkText(prices(odd), { expectations: declared });
    const [schema] = findings.filter(({ check }) => check === 'schema-type');
    expect(schema?.message).toContain(`It carries the unit "€": write ${right} if the others are in it`);
  });

  it('leaves no digits to a letter', async () => {
    const { findings } = await checkText(prices('1,23456k'), { expectations: declared });
    const [schema] = findings.filter(({ check }) => check === 'schema-type');
    expect(schema?.message).toContain('It leaves digits to a letter: write 1234,56.');
  });
});

it('knows spellings of one unit from another unit', () => {
  expect(['oz', 'oz.', 'OZ.', 'ounce', 'oz. Can'].map(unitKey)).toEqual(['oz', 'oz', 'oz', 'oz', 'oz']);
  expect(unitKey('mW')).not.toBe(unitKey('MW'));
  expect([magnitudeOf('k'), magnitudeOf('kg'), magnitudeOf('constructor')]).toEqual([1000, null, null]);
  expect([isNamedAfter('weight_g', 'g'), isNamedAfter('priceEUR', '€'), isNamedAfter('Height (cm)', 'cm')]).toEqual([
    ...[true, true, true],
  ]);
  expect([isNamedAfter('g', 'g'), isNamedAfter('weight_g', 'kg')]).toEqual([false, false]);
});

describe('timestamps in two units', () => {
  const table = (name: string, rows: number, cell: (row: number) => number): string =>
    [`n,${name}`, ...Array.from({ length: rows }, (_, row) => `k${row},${cell(row)}`), ''].join('\n');
  const found = async (text: string) =>
    (await checkText(text)).findings.map(({ check, count, message }) => [check, count, message]);
  const seconds = (row: number): number => 1_700_000_000 + row * 60;
  const mixed = (row: number): number => (row % 5 === 0 ? seconds(row) * 1000 : seconds(row));

  it.each([
    [500, 100, '1700000060: 2023-11-14', '1700029700000: 2023-11-15'],
    [6000, 1200, '1700000060: 2023-11-14', '1700359700000: 2023-11-19'],
  ])('are told once among %d rows', async (rows, count, first, last) => {
    expect(await found(table('createdAt', rows, mixed))).toEqual([
      [
        'number-unit-suffix',
        count,
        `createdAt counts time in two units: 80 % of its numbers are seconds (${first}), the others milliseconds (${last}). Read in one unit, some of them lie in another age. Convert all to one.`,
      ],
    ]);
  });

  it('are not told of one unit, nor of other numbers', async () => {
    expect(await found(table('ts', 500, seconds))).toEqual([]);
    expect(await found(table('bytes', 500, mixed))).toEqual([]);
  });
});
