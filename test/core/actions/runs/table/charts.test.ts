import { describe, expect, it } from 'vitest';
import { mostDrawnMembers } from '../../../../../src/actions/runs/table/curves';
import { smoothed } from '../../../../../src/base/smoothing';
import type { GroupCurve } from '../../../../../src/protocol/experiments/charts';
import { summarize } from '../../../../../src/runs/statistics/summary';
import { openIn, param, write } from '../../../store/runs/imported';
import { dataOf, question } from './table';

const whole = { axis: 'step', smoothing: 0, from: null, to: null, buckets: 100, log: false } as const;

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

  it('go on also where a run changed the table since it was read, and are of the newest points', async () => {
    const { runs } = openIn();
    const log = (loss: readonly number[]) =>
      write(runs, [{ id: 'a', status: 'running', params: { model: 'rf' }, metrics: { loss } }]);
    log([3, 2]);
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    log([3, 2, 1]);
    data.invalidate();
    const ask = { token, rows: [group('rf')], metric: 'loss', ...whole };
    const [rf] = (await data.curves(ask)) ?? [];
    expect(rf?.curves[0]?.last).toEqual(Float64Array.of(3, 2, 1));
    data.invalidate();
    expect(await data.curves(ask)).toBeNull();
  });

  it('are smoothed one by one, so that the interval is of what the mean is of', async () => {
    const data = write3();
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const ask = { token, rows: [group('rf')], metric: 'loss', ...whole, smoothing: 0.6 };
    const [rf] = (await data.curves(ask)) ?? [];
    const members = [
      [3, 2, 1, 0.5],
      [5, 4, 3],
      [4, 3, 2],
    ].map((values) => smoothed(Float64Array.from(values.keys()), Float64Array.from(values), 0.6));
    const column = (of: 'mean' | 'low' | 'high') => {
      const at = [0, 1, 2].map((place) => summarize(members.map((values) => values[place] ?? NaN))[of]);
      return Float64Array.from([...at, NaN]);
    };
    expect(rf?.group?.mean).toEqual(Float64Array.of(4, 3, 2, NaN));
    expect(rf?.group?.smoothed).toEqual({ mean: column('mean'), low: column('low'), high: column('high') });
  });

  it('have an interval within what the metric can be, unless its values are beyond that', async () => {
    const { runs } = openIn();
    const scores = [0.999, 0.9, 1];
    write(
      runs,
      scores.map((score, index) => ({
        id: `${index}`,
        params: { model: 'rf' },
        metrics: { val_auc: [score], accuracy: [100 * score] },
      })),
    );
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const highOf = async (metric: string) => (await data.curves({ token, rows: [group('rf')], metric, ...whole }))?.[0];
    expect((await highOf('val_auc'))?.final.high).toBe(1);
    expect((await highOf('val_auc'))?.group?.high).toEqual(Float64Array.of(1));
    expect((await highOf('accuracy'))?.final.high).toBeCloseTo(summarize(scores.map((score) => 100 * score)).high, 9);
  });

  it('have intervals that are whole at every step where any value shows that the metric is a percentage', async () => {
    const { runs } = openIn();
    const percents = [
      [0.2, 20, 80],
      [0.9, 25, 85],
      [0.99, 22, 83],
    ];
    write(
      runs,
      percents.map((accuracy, index) => ({ id: `${index}`, params: { model: 'rf' }, metrics: { accuracy } })),
    );
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [rf] = (await data.curves({ token, rows: [group('rf')], metric: 'accuracy', ...whole })) ?? [];
    const [first = NaN] = rf?.group?.low as Float64Array;
    expect(first).toBeCloseTo(summarize([0.2, 0.9, 0.99]).low, 9);
    expect(first).toBeLessThan(0);
  });

  it.each([
    ['point by point', 100],
    ['in buckets', 10],
  ])('count no member where it is not finite, %s', async (_, buckets) => {
    const { runs } = openIn();
    const members = [1, 2, 3, 4, 6].map((value, member) =>
      Array.from({ length: 40 }, (__, step) => {
        if (member === 0 && step >= 20 && step < 28) return NaN;
        return member === 1 && step >= 32 && step < 36 ? Infinity : value;
      }),
    );
    write(
      runs,
      members.map((loss, index) => ({ id: `${index}`, params: { model: 'rf' }, metrics: { loss } })),
    );
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const ask = { token, rows: [group('rf')], metric: 'loss', ...whole, buckets };
    const [rf] = (await data.curves({ ...ask, smoothing: 0.5 })) ?? [];
    const curve = rf?.group as GroupCurve;
    const figures = (step: number) => {
      const at = curve.at.indexOf(step);
      return [curve.members[at], curve.mean[at], curve.low[at], curve.smoothed?.low[at]];
    };
    const expected = (of: readonly number[]) => {
      const { n, mean, low } = summarize(of);
      return [n, mean, low, low].map((value) => expect.closeTo(value, 9) as unknown);
    };
    expect(figures(19)).toEqual(expected([1, 2, 3, 4, 6]));
    expect(figures(23)).toEqual(expected([2, 3, 4, 6]));
    expect(figures(27)).toEqual(expected([2, 3, 4, 6]));
    expect(figures(35)).toEqual(expected([1, 3, 4, 6]));
    expect(figures(39)).toEqual(expected([1, 2, 3, 4, 6]));
  });

  it('have no mean of fewer than three members', async () => {
    const data = write3();
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [svm] = (await data.curves({ token, rows: [group('svm')], metric: 'loss', ...whole })) ?? [];
    expect(svm?.group).toBeNull();
  });

  it('say of a group with a running member what the table says of it', async () => {
    const { runs } = openIn();
    const losses = [[3, 1], [4, 2], [5, 4.5], [9]];
    write(
      runs,
      losses.map((loss, index) => ({
        id: `${index}`,
        params: { model: 'rf' },
        metrics: { loss },
        status: index === 3 ? ('running' as const) : ('finished' as const),
      })),
    );
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [rf] = (await data.curves({ token, rows: [group('rf')], metric: 'loss', ...whole })) ?? [];
    const columns = [{ kind: 'metric' as const, key: 'loss', of: 'last' as const }];
    const [row] = (await data.rows({ token, from: 0, to: 1, columns }))?.rows ?? [];
    expect(row?.cells[0]).toMatchObject({ ...rf?.final });
    expect(rf).toMatchObject({ runs: 4, final: { n: 3, mean: 2.5 } });
    expect(rf?.group?.mean).toEqual(Float64Array.of(4, 2.5));
  });

  it('are those of the first members that have the metric, where a group has more than can be told apart', async () => {
    const { runs } = openIn();
    write(
      runs,
      Array.from({ length: 180 }, (_, index) => ({
        id: `${index}`,
        params: { model: 'rf' },
        metrics: index < 100 ? {} : { loss: [index] },
      })),
    );
    const data = dataOf(runs);
    const { token } = await data.table(question({ groupBy: [param('model')] }));
    const [rf] = (await data.curves({ token, rows: [group('rf')], metric: 'loss', ...whole })) ?? [];
    expect(rf).toMatchObject({ runs: 180, cut: true, final: { n: 80 } });
    expect(rf?.curves).toHaveLength(mostDrawnMembers);
  });

  it('say of a run what it ended with, however little of it is shown', async () => {
    const data = write3();
    const { token } = await data.table(question({}));
    const values = await data.values({ token, columns: [] });
    const rows = [{ type: 'run' as const, id: values?.ids[values.names.indexOf('a')] ?? '' }];
    const [run] = (await data.curves({ token, rows, metric: 'loss', ...whole, from: 0, to: 1 })) ?? [];
    expect(run?.curves[0]?.last).toEqual(Float64Array.of(3, 2));
    expect(run?.final.mean).toBe(0.5);
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
