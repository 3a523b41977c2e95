import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundsOf } from '../../../../src/runs/metricMeaning';
import { keptBounds, unbounded, withinBounds } from '../../../../src/runs/statistics/bounds';
import { summarize } from '../../../../src/runs/statistics/summary';

it.each([
  ['val_auc', 0, 1],
  ['test/f1', 0, 1],
  ['train.accuracy', 0, 1],
  ['val_mcc', -1, 1],
  ['r2', -Infinity, 1],
  ['test_rmse', 0, Infinity],
  ['val_loss', -Infinity, Infinity],
  ['neg_mean_squared_error', -Infinity, Infinity],
  ['score', -Infinity, Infinity],
  ['training_roc_auc', 0, 1],
  ['fit_time', 0, Infinity],
  ['accuracy_delta', -Infinity, Infinity],
  ['auc_gain', -Infinity, Infinity],
  ['f1_vs_baseline', -Infinity, Infinity],
  ['mse_improvement', -Infinity, Infinity],
  ['log_time', -Infinity, Infinity],
])('values of %s lie between %d and %d', (key, low, high) => expect(boundsOf(key)).toEqual({ low, high }));

it('an interval is cut at bounds that all values keep, and says at which', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(share, { minLength: 2, maxLength: 8 }), (values) => {
      const whole = summarize(values);
      const cut = withinBounds(whole, keptBounds(values, { low: 0, high: 1 }));
      expect(cut.low).toBe(Math.max(0, whole.low));
      expect(cut.high).toBe(Math.min(1, whole.high));
      expect(cut.capped).toEqual([...(whole.low < 0 ? [0] : []), ...(whole.high > 1 ? [1] : [])]);
      expect([cut.mean, cut.sd, cut.n]).toEqual([whole.mean, whole.sd, whole.n]);
    }),
  );
});

it('values beyond the bounds show that these are not theirs', () => {
  const values = [0.4, 99, 98];
  expect(keptBounds(values, { low: 0, high: 1 })).toEqual(unbounded);
  expect(withinBounds(summarize(values), unbounded)).toEqual({ ...summarize(values), capped: [] });
});
