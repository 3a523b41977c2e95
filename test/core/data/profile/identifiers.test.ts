import { describe, expect, it } from 'vitest';
import { noExpectations } from '../../../../src/project/expectations';
import {
  isDeclaredUnique,
  isNumberName,
  looksLikeIdentifier,
  seriesOf,
} from '../../../../src/data/profile/identifiers';
import { bytesOf, guessOf, profileOf } from './tables';

const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function looks(name: string, distinct: number, index = 3, decimals = false): boolean {
  return looksLikeIdentifier({ index, name, values: 100, distinct, decimals, codes: false, consecutive: false });
}

describe('identifiers', () => {
  it('are known by the end of their name when hardly a value repeats', () => {
    const names = [
      'id',
      'ID',
      'Id',
      'customer_id',
      'customerId',
      'orderID',
      'uuid',
      'row key',
      'item_code',
      'Sample ID',
    ];
    expect(names.filter((name) => !looks(name, 95))).toEqual([]);
    expect(['paid', 'valid', 'monkey', 'zipcode', 'grid', 'idea', 'name'].filter((name) => looks(name, 95))).toEqual(
      [],
    );
    expect(looks('customer_id', 80)).toBe(false);
  });

  it('are the first column where all values differ, unless they are fractions', () => {
    expect([looks('label', 100, 0), looks('label', 99, 0), looks('label', 100, 0, true)]).toEqual([true, false, false]);
  });

  it('are numbers of customers and first columns that count, with a slip', () => {
    const numbered = { index: 2, name: 'Kundennr', values: 100, distinct: 99, decimals: false };
    const first = { ...numbered, index: 0, name: 'respondent' };
    expect(looksLikeIdentifier({ ...numbered, codes: true, consecutive: false })).toBe(true);
    expect(looksLikeIdentifier({ ...numbered, codes: true, consecutive: false, distinct: 97 })).toBe(false);
    expect(looksLikeIdentifier({ ...numbered, codes: false, consecutive: false })).toBe(false);
    expect(looksLikeIdentifier({ ...first, codes: true, consecutive: true })).toBe(true);
    expect(looksLikeIdentifier({ ...first, codes: true, consecutive: false })).toBe(false);
    expect(looksLikeIdentifier({ ...first, name: 'time', codes: true, consecutive: true })).toBe(false);
  });

  it('are named like numbers of things that are not shared', () => {
    const names = ['Kundennr', 'Kundennummer', 'invoice_no', 'Order Number', 'orderNumber', 'NR', 'customer number'];
    expect(names.filter((name) => !isNumberName(name))).toEqual([]);
    const others = ['phone_number', 'house_number', 'casino', 'piano', 'number_of_rooms', 'no answer', 'Umsatz'];
    expect(others.filter(isNumberName)).toEqual([]);
  });

  it('make a series where hardly a number is left out', () => {
    expect(seriesOf(new Set(['R0001', 'R0002', 'R0004']))).toEqual({ codes: true, consecutive: true });
    expect(seriesOf(new Set(['R0001', 'S0002']))).toEqual({ codes: true, consecutive: false });
    expect(seriesOf(new Set(['17', '90210']))).toEqual({ codes: true, consecutive: false });
    expect(seriesOf(new Set(['1', 'Ana']))).toEqual({ codes: false, consecutive: false });
  });

  it('are what tend.yaml declares', () => {
    const expectations = { ...noExpectations, id: 'a', columns: { b: { unique: true, at }, c: { at } } };
    expect(['a', ' b ', 'c', 'constructor'].map((name) => isDeclaredUnique(expectations, name))).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('have their repeats listed, unless there turn out to be too many', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, row) => `${String(row)},${String(row % 2500)},${String(row < 1000 ? row : 7)}`,
    );
    const profile = await profileOf(bytesOf(`n,user_id,order_id\n${rows.join('\n')}`), guessOf(3));
    expect(profile.columns[0]?.repeats?.count).toBe(0);
    expect(profile.columns[1]?.repeats).toBeNull();
    expect(profile.columns[2]?.repeats).toBeNull();
    const few = await profileOf(bytesOf(`n,user_id\n${rows.slice(0, 2600).join('\n')}`), guessOf(2));
    expect(few.columns[1]?.repeats?.count).toBe(100);
  });
});
