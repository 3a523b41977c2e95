import { describe, expect, it } from 'vitest';
import { openIn, param, write } from '../../../store/runs/imported';
import { dataOf, question } from './table';

const whole = { axis: 'step', from: null, to: null, buckets: 100 } as const;

describe('the curves of a group', () => {
  const write3 = () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'a', params: { model: 'rf' }, metrics: { loss: [3, 2, 1, 0.5] } },
      { id: 'b', params: { model: 'rf' }, metrics: { loss: [5, 4, 3] } },
      { id: 'c', params: { model: 'rf' }, metrics: { loss: [4, 3, 2] } },
      { id: 'd', params: { model: 'svm' }, metrics: { loss: [9, 8] } },
    ]);
    return dataOf(runs);
  };
  const group = (value: string) => ({ type: 'group' as const, values: [value] });

  it('have a mean where at least three members reach, and stop where they do not', async () => {
    const data = write3();
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [rf] = (await data.curves({ token, rows: [group('rf')], metric: 'loss', ...whole })) ?? [];
    expect(rf?.curves.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
    expect(rf?.group?.at).toEqual(Float64Array.of(0, 1, 2, 3));
    expect(rf?.group?.mean).toEqual(Float64Array.of(4, 3, 2, NaN));
    expect(rf?.group?.members).toEqual(Uint32Array.of(3, 3, 3, 1));
  });

  it('have no mean of fewer than three members', async () => {
    const data = write3();
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [svm] = (await data.curves({ token, rows: [group('svm')], metric: 'loss', ...whole })) ?? [];
    expect(svm?.group).toBeNull();
  });

  it('leave out what lacks the metric', async () => {
    const data = write3();
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    expect(await data.curves({ token, rows: [group('rf')], metric: 'none', ...whole })).toEqual([]);
  });
});

describe('members that were logged at different steps', () => {
  it('are read off between their points', async () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'a', params: { m: '1' }, metrics: { loss: [0, 1, 2, 3, 4] } },
      { id: 'b', params: { m: '1' }, metrics: { loss: [0, 1, 2, 3, 4] } },
      { id: 'c', params: { m: '1' } },
    ]);
    const visit = runs.visit('mlflow-files', 'mlruns');
    const column = (...numbers: number[]) => Float64Array.from(numbers);
    visit.points({
      nativeId: 'c',
      key: 'loss',
      steps: column(0, 4),
      times: column(NaN, NaN),
      values: column(0, 4),
      mode: 'replace',
    });
    visit.commit(null);
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('m')] }));
    const rows = [{ type: 'group' as const, values: ['1'] }];
    const [charted] = (await data.curves({ token, rows, metric: 'loss', ...whole })) ?? [];
    expect(charted?.group?.mean).toEqual(column(0, 1, 2, 3, 4));
  });
});
