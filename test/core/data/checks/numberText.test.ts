import { describe, expect, it } from 'vitest';
import { asDouble, splitUnit, withDigits, withoutGroups, withPoint } from '../../../../src/data/checks/numberText';

it.each([
  ['3,800', '3800'],
  ['1 234 567.5', '1234567.5'],
  ["1'000", '1000'],
  ['-12,345', '-12345'],
  ['4,70,470', '470470'],
  ['12,34,56,789.5', '123456789.5'],
])('takes the separators out of %s', (text, plain) => {
  expect(withoutGroups(text)).toBe(plain);
});

it.each([
  ['3,14', '3.14'],
  ['1.234,5', '1234.5'],
])('writes a point into %s', (text, plain) => {
  expect(withPoint(text)).toBe(plain);
});

describe('withDigits', () => {
  it.each([
    ['41.l', '41.1', 'l', true],
    ['1O0', '100', 'O', false],
    ['4S0', '450', 'S', false],
  ])('reads %s as %s', (text, digits, letter, last) => {
    expect(withDigits(text)).toMatchObject({ text: digits, letter, last });
  });

  it.each(['tall', 'B12', '12a', '41'])('does not make a number of %s', (text) => {
    expect(withDigits(text)).toBeNull();
  });
});

it.each([
  ['12.5 kg', '12.5', 'kg'],
  ['$3', '3', '$'],
  ['0.05%', '0.05', '%'],
  ['-€4.20', '-4.20', '€'],
  ['16.0 oz. Can', '16.0', 'oz. Can'],
  ['12,50 €', '12.50', '€'],
  ['1.234,500 kg', '1234.500', 'kg'],
  ['1 234,5 m', '1234.5', 'm'],
  ['3,800 g', '3800', 'g'],
])('parts %s into number and unit', (text, number, unit) => {
  expect(splitUnit(text)).toEqual({ number, unit });
});

it.each(['12', '1,200', 'kg 12', '3-4', '2020-01-01', '1,2,3 x', '1.2.3 x', '5, 3 x'])(
  'finds no unit in %s',
  (text) => {
    expect(splitUnit(text)).toBeNull();
  },
);

it('shows what a double makes of an integer from where the digits part', () => {
  expect(asDouble('9007199254740993')).toBe('…992');
  expect(asDouble('12345678901234567890')).toBe('…168');
});
