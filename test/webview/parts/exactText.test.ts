import { expect, it } from 'vitest';
import type { Cell } from '../../../src/protocol/experiments/rows';
import { exactCell } from '../../../webview/experiments/parts/exactText';

const auc = { kind: 'metric', key: 'auc', of: 'last' } as const;
const single = (value: number, delta: number | null = null) =>
  exactCell(auc, { type: 'metric', value, best: false, delta });

it('a value that a source wrote has every digit, and says so where it has many', () => {
  expect(single(0.85)).toBe('auc: 0.85');
  expect(single(0.8999999761581421)).toBe('auc: exactly 0.8999999761581421');
  expect(single(NaN)).toBe('auc: NaN');
  expect(single(-Infinity)).toBe('auc: −∞');
});

it('what was worked out has six digits', () => {
  expect(single(0.85, 0.30000000000000004)).toBe('auc: 0.85\nAgainst the baseline: 0.3');
  const group = exactCell(auc, {
    type: 'group',
    n: 3,
    mean: 0.8537412345,
    sd: 0.0012345678,
    low: 0.8510101010101,
    high: 0.8564,
    capped: [],
    values: [],
    rank: null,
    delta: null,
  });
  expect(group).toBe('auc: mean 0.853741\n95 % t interval 0.85101 to 0.8564\nStandard deviation 0.00123457\n3 runs');
});

it('what was worked out of counts has its whole integer part, and what the cell shows', () => {
  const of = (mean: number): Cell => {
    const spread = { sd: 0, low: mean, high: mean, n: 5, capped: [], values: [] };
    return { type: 'group', mean, ...spread, rank: null, delta: null };
  };
  expect(exactCell(auc, of(12345678), -1)).toContain('mean 12345678\n95 % t interval 12345678 to 12345678\n');
  expect(exactCell(auc, of(1234.56789012), 4)).toContain('mean 1234.5679\n');
  expect(exactCell(auc, of(-123456.789), 0)).toContain('mean −123457\n');
  expect(exactCell(auc, of(0))).toContain('mean 0\n');
  expect(single(1, 1234567)).toBe('auc: 1\nAgainst the baseline: 1234567');
  expect(single(1234567)).toBe('auc: 1234567');
});
