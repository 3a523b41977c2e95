import { expect, it } from 'vitest';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { unplacedWords } from '../../../webview/experiments/charts/unplacedWords';
import { chartedCurve } from './charted';

function withUnplaced(unplaced: number, first = 0, values = [1, 2]): ChartedCurve {
  const charted = chartedCurve(values);
  return { ...charted, curves: charted.curves.map((curve) => ({ ...curve, unplaced, first })) };
}

it('counts the points for which a logarithmic axis has no place', () => {
  expect(unplacedWords([[withUnplaced(0)]], 'step')).toBe('');
  expect(unplacedWords([[withUnplaced(1)]], 'step')).toBe('1 point at step 0 has no place on a logarithmic axis');
  expect(unplacedWords([[withUnplaced(1)], [withUnplaced(2, -1), withUnplaced(0)]], 'step')).toBe(
    '3 points at step 0 or before have no place on a logarithmic axis',
  );
  expect(unplacedWords([[withUnplaced(1)]], 'relative')).toBe(
    '1 point at the start has no place on a logarithmic axis',
  );
});

it('says nothing of single values, which are drawn without steps', () => {
  expect(unplacedWords([[withUnplaced(1, 0, [3])]], 'step')).toBe('');
});
