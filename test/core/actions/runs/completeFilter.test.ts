import { expect, it } from 'vitest';
import { completeFilter } from '../../../../src/actions/runs/completeFilter';
import { openIn, write } from '../../store/runs/imported';

it('a filter is completed from the columns and values of the runs', () => {
  const { runs } = openIn();
  write(runs, [
    { id: 'a', metrics: { auc: 0.5 }, params: { model: 'rf' } },
    { id: 'b', params: { model: 'rf', auc: '1' } },
    { id: 'c', params: { model: 'svm' } },
  ]);
  const labels = (filter: string) =>
    completeFilter(runs, filter, filter.length).map(({ label, detail }) => `${label} ${detail}`);
  expect(labels('au')).toEqual(['metrics.auc metric · 1 run', 'params.auc param · 1 run']);
  expect(labels('params.model = ').slice(0, 2)).toEqual(['rf 2 runs', 'svm 1 run']);
});
