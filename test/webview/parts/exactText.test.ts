import { expect, it } from 'vitest';
import type { Cell } from '../../../src/protocol/experiments/rows';
import { exactCell } from '../../../webview/experiments/parts/exactText';

const auc = { kind: 'metric', key: 'auc', of: 'last' } as const;
type GroupDelta = NonNullable<Extract<Cell, { type: 'group' }>['delta']>;
type GroupTest = NonNullable<GroupDelta['test']>;
type Verdict = GroupDelta['verdict'];
type Alone = GroupDelta['alone'];
const plain = { goal: null, unit: '' };
const single = (value: number, delta: number | null = null) =>
  exactCell(auc, { type: 'metric', value, best: false, delta });

it('a value that a source wrote has every digit, and says so where it has many', () => {
  expect(single(0.85)).toBe('auc: 0.85');
  expect(single(0.8999999761581421)).toBe('auc: exactly 0.8999999761581421');
  expect(single(NaN)).toBe('auc: NaN');
  expect(single(-Infinity)).toBe('auc: −∞');
});

it('a group whose runs all diverged says in how many of how many', () => {
  const cell = { type: 'notFinite', value: NaN, mixed: false, n: 3, of: 4 } as const;
  expect(exactCell(auc, cell)).toBe('auc: no finite value, NaN in 3 of 4 finished runs');
  expect(exactCell(auc, { ...cell, mixed: true })).toContain('NaN or infinite in 3');
  expect(exactCell(auc, { ...cell, value: Infinity })).toContain('∞ in 3');
});

it('what was worked out has six digits', () => {
  expect(single(0.85, 0.30000000000000004)).toBe('auc: 0.85\nAgainst the baseline: higher by 0.3');
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

it('a group of more runs than have a tick each says how many have one', () => {
  const figures = { mean: 1, sd: NaN, low: NaN, high: NaN, capped: [], rank: null, delta: null };
  const of = (n: number, drawn: number) =>
    exactCell(auc, { type: 'group', ...figures, n, values: Array.from({ length: drawn }, (_, at) => at) });
  expect(of(400, 50)).toBe(
    'auc: mean 1\n400 runs; ticks of 50 of them, evenly in their order, as far as the bar reaches',
  );
  expect(of(50, 50)).toBe('auc: mean 1\n50 runs');
});

it('a group says what its crown means, and a single run why it has none', () => {
  const figures = { mean: 1, sd: NaN, low: NaN, high: NaN, capped: [], values: [], delta: null };
  const of = (n: number, rank: 'best' | 'tied' | null) =>
    exactCell(auc, { type: 'group', ...figures, n, rank }, { goal: 'maximize', unit: '', decimals: 4 });
  expect([of(3, 'best'), of(3, 'tied'), of(3, null), of(1, null), of(1, 'best')]).toEqual([
    'auc: mean 1\n3 runs\nBest',
    'auc: mean 1\n3 runs\nNot distinguishable from the best',
    'auc: mean 1\n3 runs',
    'auc: mean 1\n1 run: no interval, and no test against the best',
    'auc: mean 1\n1 run: no interval\nBest',
  ]);
});

it('a difference to the baseline is told in the words and with the sign of the comparison, with what judges it', () => {
  const of = (
    difference: number,
    test: GroupTest | null,
    pairedBy: string | null,
    verdict: Verdict,
    alone: Alone = null,
  ) => {
    const cell = { n: 5, mean: 40, sd: 1, low: 39, high: 41, capped: [], values: [], rank: null };
    const delta = { difference, verdict, pairedBy, alone, test };
    return exactCell(auc, { type: 'group', ...cell, delta }, { goal: 'minimize', unit: 's', decimals: 1 });
  };
  expect(of(-21.1, { low: -25.6, high: -16.6, adjusted: 0.0002, among: 7 }, 'seed', 'better')).toContain(
    'Against the baseline: faster by 21.1 s, 95 % interval 16.6 to 25.6, p < 0.001 after Holm, paired by seed\nJudged by this metric alone: Compare corrects for all metrics that it compares',
  );
  expect(of(1, { low: -2, high: 4, adjusted: 0.31, among: 1 }, null, 'noise')).toContain(
    "slower by 1 s, within noise, 95 % interval −4 to 2, p = 0.3, Welch's test: the runs are not paired",
  );
  expect(
    of(1, { low: -2, high: 4, adjusted: 0.31, among: 1 }, null, 'noise', { by: 'seed', first: 1, second: 0 }),
  ).toContain("Welch's test: the runs are not paired by seed, because 1 value of the baseline has no finite partner");
  expect(of(1, null, null, 'none')).toMatch(/slower by 1 s$/);
  expect(of(0, null, null, 'none')).toMatch(/no difference$/);
});

it('what was worked out of counts has its whole integer part, and what the cell shows', () => {
  const of = (mean: number): Cell => {
    const spread = { sd: 0, low: mean, high: mean, n: 5, capped: [], values: [] };
    return { type: 'group', mean, ...spread, rank: null, delta: null };
  };
  expect(exactCell(auc, of(12345678), { ...plain, decimals: -1 })).toContain(
    'mean 12345678\n95 % t interval 12345678 to 12345678\n',
  );
  expect(exactCell(auc, of(1234.56789012), { ...plain, decimals: 4 })).toContain('mean 1234.5679\n');
  expect(exactCell(auc, of(-123456.789))).toContain('mean −123457\n');
  expect(exactCell(auc, of(0))).toContain('mean 0\n');
  expect(single(1, 1234567)).toBe('auc: 1\nAgainst the baseline: higher by 1234567');
  expect(single(1234567)).toBe('auc: 1234567');
});
