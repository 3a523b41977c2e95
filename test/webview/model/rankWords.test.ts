import { expect, it } from 'vitest';
import { exactCell } from '../../../webview/experiments/parts/exactText';
import { spokenCell } from '../../../webview/experiments/table/spoken';

const cell = {
  type: 'group',
  mean: 2.541,
  sd: 0.118,
  low: 1.48,
  high: 3.6,
  values: [2.46, 2.62],
  delta: null,
} as const;
const column = { kind: 'metric', key: 'val_loss', of: 'last' } as const;

/** What the tip and a screen reader say of how a group of so many runs stands to the best one. */
function said(rank: 'best' | 'tied' | null, n: number): readonly (string | undefined)[] {
  const ranked = { ...cell, capped: [], values: [...cell.values], rank, n };
  return [exactCell(column, ranked)?.split('\n').at(-1), spokenCell(ranked, 3).split(', ').at(-1)];
}

it('tells a group of two runs that it has too few, not that it is as good as the best', () => {
  expect(said('tied', 2)).toEqual(['Too few repeats to tell from the best', 'too few repeats to tell from the best']);
  expect(said('tied', 5)).toEqual(['Not distinguishable from the best', 'not distinguishable from the best']);
  expect(said('best', 2)).toEqual(['Best', 'best']);
  expect(said(null, 2)).toEqual(['2 runs', 'interval 1.480 to 3.600']);
});

it('says where an interval was cut at what the metric cannot go beyond, and of how many runs a mean is', () => {
  const auc = { ...cell, mean: 0.98, low: 0.95, high: 1, capped: [1], values: [0.97, 0.99], rank: null, n: 2 };
  expect(exactCell(column, auc)).toContain('95 % t interval 0.95 to 1, capped at 1\n');
  expect(spokenCell(auc, 2, 5)).toBe('mean over 2 0.98, interval 0.95 to 1.00');
  expect(spokenCell(auc, 2, 2)).toBe('mean 0.98, interval 0.95 to 1.00');
});
